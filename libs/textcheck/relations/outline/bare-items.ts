import { listsOf } from '../goals/item-lists.js';
import type { Item, ItemList } from '../goals/items.js';
import type { Range } from '../../finding-of.js';
import { sentencesOf } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';

/** 一是…, 第一，… in one paragraph or at the head of paragraphs. */
const ORDINAL_LISTS = /^(?:inline [01]|label [34])$/;
/** A title of a point, no sentence that tells anything. */
const TITLE = /^[一-龥“”、]{4,14}$/;
const FEWEST_TOLD = 2;
const SHORTEST_NAME = 6;
/** 一是对照方案，…；二是对照方案，…: how both are done, no name. */
const MANNER = /^(?:对|按|在|从|以|由|因|根据|针对|通过|结合|围绕|经|向|与|为|部分|个别|有的|少数)/;

const ordinalLists = (document: TextDocument): ItemList[] =>
  listsOf(document).filter(({ form }) => ORDINAL_LISTS.test(form));

/** Points that hold a title alone, where every other point of the list goes on after its own: 二是规范资产管理。 */
export const bareItems = (document: TextDocument): Range[] =>
  ordinalLists(document).flatMap(({ items }) => {
    const bare = items.filter((item) => isBare(item) && !goesOnBelow(document, item));
    const told = items.filter(isTold);
    const [only] = bare;
    const isOne = bare.length === 1 && told.length === items.length - 1;
    return only === undefined || !isOne || told.length < FEWEST_TOLD
      ? []
      : [{ start: only.start, end: only.end }];
  });

const sentences = ({ text }: Item): readonly string[] =>
  sentencesOf({ text, start: 0 }).map((one) => one.text);

function isBare(item: Item): boolean {
  const [title = '', ...more] = sentences(item);
  return more.length === 0 && TITLE.test(title) && item.text.trimEnd().endsWith('。');
}

/** Another point, a line that closes the report, or one that sums up: what stands there belongs to no point. */
const NO_CONTENT =
  /^(?:[（(]?(?:[一二三四五六七八九十\d]{1,3}|[①-⑳])[）)、.．是]|第[一二三四五六七八九十]{1,2}|其[一二三四五六]|首先|其次|再次|最后|总之|综上|下一步|今后|以上|特此|联系人|附件|附[：:])/;

/** 五是坚持绩效导向、提质增效。⏎ 落实结果挂钩机制，…: the paragraph below, which is no point itself, tells of it. */
function goesOnBelow({ lines, headings }: TextDocument, { start, text }: Item): boolean {
  const end = start + text.trimEnd().length;
  const own = lines.findIndex((line) => line.start + line.text.trimEnd().length === end);
  const at = lines.findIndex((line, place) => place > own && line.text.trim() !== '');
  const below = lines[at]?.text.trim() ?? '';
  return (
    own >= 0 &&
    /[一-龥].*。$/.test(below) &&
    !NO_CONTENT.test(below) &&
    !headings.some(({ line }) => line === at)
  );
}

const isTold = (item: Item): boolean => {
  const [title = '', ...more] = sentences(item);
  return more.length > 0 && TITLE.test(title);
};

/** Two points of a list under one name: the later and the earlier. */
export const doubledItems = (document: TextDocument): [Range, Range][] =>
  ordinalLists(document).flatMap(({ items }) =>
    items.flatMap((item, at): [Range, Range][] => {
      const before = items.slice(0, at).find(({ name }) => name === item.name);
      const isCopy =
        before?.text.trim().replace(/[；。]$/, '') === item.text.trim().replace(/[；。]$/, '');
      const isName = (isCopy || item.name.length >= SHORTEST_NAME) && !MANNER.test(item.name);
      return before === undefined || !isName ? [] : [[nameOf(item), nameOf(before)]];
    }),
  );

const nameOf = ({ start, end }: Item): Range => ({ start, end });
