import { listsOf } from '../goals/item-lists.js';
import type { ItemList } from '../goals/items.js';
import { CHINESE_NUMERAL } from '../../text/numerals.js';
import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import { matchesIn } from '../../text/matches.js';

/** 三个方面：一是…，二是…: the number said and the last one written. */
export interface Ordinals {
  readonly number: string;
  readonly at: Range;
  readonly last: number;
  /** Where the last one stands. */
  readonly end: Range;
}

/** 三个方面, 五件事上, 以下四个问题: the number of what is told one by one. */
const TOLD =
  '方面|措施|举措|工作|任务|原因|问题|建议|意见|做法|环节|特点|亮点|经验|体会|不足|短板|难点|重点|成效|要求|制度|机制|步骤|内容|目标|事项|事情|事|职责|职能|阶段|标段';
const SAID = `(?:^|[^第前\\d])(\\d{1,2}|${CHINESE_NUMERAL})(?:(?:个|项|大|件|条|类|种)[^。；，：:\\d一二]{0,6}(?:${TOLD})|(?:个|项|条|类|件)(?=[：:])|条(?=。)|方面|点)[^。；一二]{0,12}[：:，,。]?\\s?`;
const DIGITS = '一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const signOf =
  (signs: string) =>
  (sign: string): number =>
    signs.indexOf(sign) + 1;
/** A way in which items are counted off in running text. */
interface Style {
  readonly first: string;
  readonly each: RegExp;
  readonly number: (sign: string) => number;
}

const WAYS: readonly Style[] = [
  {
    first: '一是',
    each: /(?<=^|[，。；：、\s）)])([一二三四五六七八九十])是/g,
    number: signOf(DIGITS),
  },
  { first: '其一', each: /其([一二三四五六七八九十])[，,、：:是]/g, number: signOf(DIGITS) },
  { first: '第一[，,、]', each: /第([一二三四五六七八九十])[，,、]/g, number: signOf(DIGITS) },
  { first: '[（(]1[）)]', each: /[（(](\d{1,2})[）)]/g, number: Number },
  {
    first: '[（(]一[）)]',
    each: /[（(]([一二三四五六七八九十])[）)]/g,
    number: signOf(DIGITS),
  },
  {
    first: '1[.．、](?!\\d)',
    each: /(?<=^|[，。；：、\s])(\d{1,2})[.．、](?!\d)/g,
    number: Number,
  },
  { first: '第一阶段', each: /第([一二三四五六七八九十])阶段/g, number: signOf(DIGITS) },
  {
    first: '第?一标段',
    each: /(?<=^|[，。；：、\s])第?([一二三四五六七八九十])标段/g,
    number: signOf(DIGITS),
  },
  { first: '①', each: /([①②③④⑤⑥⑦⑧⑨⑩])/g, number: signOf(CIRCLED) },
];

const STYLES = WAYS.map((way) => ({
  ...way,
  opens: new RegExp(way.first),
  said: new RegExp(`${SAID}(?=${way.first})`),
}));

/** Such an enumeration of a passage; null where it has none, or more than one. */
export function ordinalsOf({ text, start }: Line): Ordinals | null {
  for (const { opens, said: pattern, each, number: valueOf } of STYLES) {
    const said = opens.test(text) ? pattern.exec(text) : null;
    const number = said?.[1];
    if (said === null || number === undefined) continue;
    const from = said.index + said[0].length;
    const found = matchesIn(text.slice(from), each);
    const inOrder = found.every(([, sign = ''], index) => valueOf(sign) === index + 1);
    const last = found.at(-1);
    if (last === undefined || !inOrder || found.length < 2) return null;
    const at = start + said.index + said[0].indexOf(number);
    const end = start + from + last.index;
    return {
      number,
      at: { start: at, end: at + number.length + 1 },
      last: found.length,
      end: { start: end, end: end + last[0].length },
    };
  }
  return null;
}

/** A line that says how many projects the table right below it has. */
export interface RowsAnnounced {
  readonly line: Line;
  /** The number in its first or second group. */
  readonly match: RegExpMatchArray;
  readonly count: number;
}

const PROJECTS = new RegExp(
  `(\\d{1,3}|${CHINESE_NUMERAL})个(?:预算|专项|支出|财政|重点|民生|子)?项目|项目(?:支出)?(?:共|共计|共有|总数)?(?:为)?(\\d{1,3}|${CHINESE_NUMERAL})(?:个|项)`,
  'g',
);
/** Some of them, or others beside: the number is not that of the rows. */
const SOME =
  /其中|另有|另外|其余|剩余|不含|除|不列入|不包括|分别|大类|超过|以上|主要|重点|部分|类|有关|上年|去年/;
const POINTS_BELOW = /(?:下表|如下|[：:]$)/;

/** Lines such as 共实施9个项目，见下表 with the rows that follow; none where any of their numbers may be of something else. */
export function rowsAnnounced({ tables, lines }: TextDocument): RowsAnnounced[] {
  return tables.flatMap(({ header, rows }) => {
    const [first] = header;
    const column = header.findIndex(({ text }) => /^项目(?:名称)?$/.test(text));
    const line = lines.findLast(({ start }) => start < (first?.start ?? 0));
    if (column < 0 || line === undefined || !POINTS_BELOW.test(line.text) || SOME.test(line.text))
      return [];
    const names = rows
      .filter((row) => !row.slice(0, column + 1).some(({ text }) => /计$/.test(text)))
      .map((row) => row[column]?.text ?? '')
      .filter((name) => name !== '' && name !== header[column]?.text);
    const found = matchesIn(line.text, PROJECTS);
    const [match] = found;
    const one = new Set(found.map(([whole]) => whole)).size === 1;
    return match === undefined || !one || names.length < 2
      ? []
      : [{ line, match, count: names.length }];
  });
}

/** A line that says how many projects there are, and its numbered items below, each with its money. */
export function itemsAnnounced({ lines, headings }: TextDocument): RowsAnnounced[] {
  return headings.flatMap((first, index) => {
    const line = lines[first.line - 1];
    if (first.number !== 1 || first.level < 3 || line === undefined || SOME.test(line.text))
      return [];
    const rest = headings.slice(index);
    const end = rest.findIndex(
      ({ level, number }, at) =>
        level < first.level || (at > 0 && level === first.level && number === 1),
    );
    const items = (end < 0 ? rest : rest.slice(0, end)).filter(
      ({ level }) => level === first.level,
    );
    const priced = items.every(({ line: at }) => /\d(?:万|亿)?元/.test(lines[at]?.text ?? ''));
    const found = matchesIn(line.text, PROJECTS);
    const [match] = found;
    const one = new Set(found.map(([whole]) => whole)).size === 1;
    return match === undefined || !one || !priced || items.length < 2
      ? []
      : [{ line, match, count: items.length }];
  });
}

/** 设定以下五项目标：, 做了四方面工作： right above numbered lines. */
const ANNOUNCES = new RegExp(
  `(?:^|[^第前\\d])(\\d{1,2}|${CHINESE_NUMERAL})(?:个|项|条|点|件|类|种|大|方面|家|所|处|名|次|批)([^，。；：:\\d一二三四五六七八九十]{0,14})[，,]?(?:分别(?:是|为)|具体(?:是|为)|包括|即)?[：:]$|^[^。；，：:\\d]{2,12}(?:有|共|计)?(\\d{1,2}|${CHINESE_NUMERAL})(?:个|项|家|所|名|处|条)$`,
);
const NOT_OF_LINES = /另|部分|不少于|至少|超过|以上|其余|元$/;

/** Lines that end with a number of things and a colon, above numbered lines of more or fewer. */
export function linesAnnounced(document: TextDocument): RowsAnnounced[] {
  return listsOf(document)
    .filter((list) => /^(?:heading [2-5]|label)/.test(list.form) && isWhole(list))
    .flatMap(({ items, start }) => {
      const line = document.lines.findLast((one) => one.start < start);
      const match = ANNOUNCES.exec(line?.text ?? '');
      if (line === undefined || match === null || NOT_OF_LINES.test(match[0])) return [];
      const below = document.text.slice(line.start + line.text.length, start).trim();
      const said = matchesIn(line.text.slice(0, match.index), /\d+/g).map(([one]) => one);
      // 单位4个，其中行政1个、事业3个，具体为：
      const ofAll = said.includes(String(items.length));
      return below === '' && !ofAll ? [{ line, match, count: items.length }] : [];
    });
}

/** A number left out is a finding of its own, and 等 leaves the list open. */
function isWhole({ items }: ItemList): boolean {
  const last = items.at(-1);
  const numbered = last !== undefined && /^\d/.test(last.mark);
  return (!numbered || Number(last.mark) === items.length) && !/等[。；]?$/.test(last?.text ?? '');
}
