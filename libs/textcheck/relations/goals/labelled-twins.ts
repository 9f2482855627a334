import { piecesBetweenStops, type Sentence } from '../../text/sentences.js';
import { listsOf } from './item-lists.js';
import { roleOf } from './list-roles.js';
import { rangeOfText, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

/** （一）社会效益：…, 可持续影响方面，…, 目标3完成情况：…: a piece with a label of its own. */
const LABEL =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、]\s?|[①-⑳])?[^，。；：:\d]{0,12}(?:(?:效益|影响|指标|满意度|成效|产出|质量|时效|数量|成本|效果|绩效)(?:指标|方面|目标|情况)?|(?:目标|任务|问题|原因|建议|措施|项目)[一二三四五六七八九十\d]{1,2}(?:完成情况|实现情况)?)[：:]\s?|^[^，。；：:\d]{2,12}方面[，：:]/;
const MARKS_END = /[。；;，、\s]+$/;
const SHORTEST = 10;
/** What may rightly be said of several alike. */
const FORMULA =
  /不涉及|未发生|没有|无|下同|同上|得分|满分|口径|详见|如下|达到(?:年初|预期|目标|要求)|按(?:要求|计划|规定|时|期|季|月)|全部(?:完成|达)|完成(?:年初|预期|目标|全部)|已?完成$|^[^，]*\d%$/;

interface Piece {
  readonly label: string;
  readonly body: Sentence;
}

/** Two pieces under different labels, or two points of one list, that say the same word for word; the later first. */
export function labelledTwins(document: TextDocument): [Range, Range][] {
  const labelled = document.lines
    .filter(({ text }) => /[：:]|方面/.test(text))
    .flatMap((line) => piecesBetweenStops(line).flatMap(labelledIn));
  return [twinsIn(labelled), ...pointsOf(document).map(twinsIn)].flat();
}

function labelledIn(piece: Sentence): Piece[] {
  const indent = piece.text.length - piece.text.trimStart().length;
  const text = piece.text.trimStart();
  const label = LABEL.exec(text)?.[0];
  if (label === undefined) return [];
  const body = text.slice(label.length).replace(MARKS_END, '');
  return [{ label, body: { text: body, start: piece.start + indent + label.length } }];
}

const pointsOf = (document: TextDocument): Piece[][] =>
  listsOf(document)
    .filter((list) => roleOf(list) !== 'goals' && !list.form.endsWith('rows'))
    .map(({ items }) =>
      items.map(({ mark, text, from }) => {
        const body = text.replace(MARKS_END, '');
        return { label: mark, body: { text: body.includes('\n') ? '' : body, start: from } };
      }),
    );

/** Bodies that come just twice; what comes more often is a formula. */
function twinsIn(pieces: readonly Piece[]): [Range, Range][] {
  const known = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const { text } = piece.body;
    if (text.length < SHORTEST || !/[，\d]|[一-龥]{14}/.test(text) || FORMULA.test(text)) continue;
    known.set(text, [...(known.get(text) ?? []), piece]);
  }
  return [...known.values()].flatMap(([first, later, ...more]): [Range, Range][] =>
    first === undefined || later === undefined || more.length > 0 || first.label === later.label
      ? []
      : [[rangeOfText(later.body), rangeOfText(first.body)]],
  );
}
