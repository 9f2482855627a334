import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { matchesIn } from '../../text/matches.js';

/** An item of a score as prose tells it: what could be had, what was had, and every figure and word between. */
export interface RatedItem {
  readonly text: string;
  readonly start: number;
  /** What could be had; several where it is open which. */
  readonly fulls: readonly Mention[];
  readonly got: Mention;
  /** Marks said to be taken off, by no rule. */
  readonly lost: readonly Mention[];
  /** Scores of a hundred told with them. */
  readonly scores: readonly Mention[];
  /** Figures that are no marks. */
  readonly others: readonly Mention[];
  /** What its paragraph says before it. */
  readonly above: string;
  readonly inTable: boolean;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly passage: number;
  readonly mentions: readonly Mention[];
}

const GOT =
  /(?:得|得分|[计给评打记]|自评|实得|应计|计分|折算|折合|[=＝]|[分计]，为|(?:计算|测算|核定|核算|确定|评定)为)(?:了|为|是|[：:])?[“"]?\s?$/;
const FULL =
  /(?:满分|分值|权重|标准分|应得分|[×*]|乘以?|[一-龥”"]|[（(])(?:为|是|共|[：:])?\s?[（(]?$/;
/** 两类合计得47.47分 */
const HAD = /(?:合计|共|实|自评|小计)(?:计)?得分?(?:为)?$/;
const LOST = /[扣失丢](?:减|除|去|掉)?(?:了|分)?(?:为|是)?$/;
/** 达标得5分, 5%以内得5分: what a rule gives. */
const OF_A_RULE =
  /(?:以[上内下]|每|[≥≤<>]|不[低高]于|不超过|[低高]于|超过|小于|大于|[至到—~～-]\s?\d[\d.]*%)[^，。；]*$|(?:达标|达到|完成|按期|按时|否则|[是有])的?(?:可|就|，)?得$|的得$/;
/** 每低1个百分点扣0.5分, 每处扣0.2分 */
const EACH = /(?:每|各|最多|最高|至多)[^，。；]*$/;
/** 执行率×10 without 分. */
const BARE_FACTOR = /(?:[×*]|乘以?)\s?(\d{1,2})(?![\d.%分])/g;
const MOST_PIECES = 6;
const MOST_MARKS = 60;

/** Sentences, parted at semicolons too, with the figures in each. */
const piecesOf = (statement: Statement): Piece[] => {
  let from = 0;
  return statement.text.split('；').map((text) => {
    const start = statement.start + from;
    from += text.length + 1;
    const mentions = statement.mentions.filter(
      (one) => one.start >= start && one.end <= start + text.length,
    );
    return { text, start, passage: statement.passage, mentions };
  });
};

const isMark = ({ unit, exact }: Mention): boolean => unit === '分' && exact;

const gotIn = ({ mentions, text, start }: Piece): Mention | undefined =>
  mentions.findLast(
    (one) =>
      isMark(one) &&
      GOT.test(one.before) &&
      !OF_A_RULE.test(text.slice(0, one.start - start)) &&
      !LOST.test(one.before),
  );

/** Every item that prose tells with a score; it begins behind the score of the one before. */
export const ratedItems = oncePerDocument((document: TextDocument): readonly RatedItem[] => {
  const items: RatedItem[] = [];
  let own: Piece[] = [];
  for (const statement of document.statements) {
    const figures = document.figures[statement.passage] ?? [];
    if (statement.inTable || !figures.some(isMark)) own = [];
    else
      for (const piece of piecesOf(statement)) {
        if (!goesOn(own.at(-1), piece)) own = [];
        own = [...own, piece].slice(-MOST_PIECES);
        const got = gotIn(piece);
        if (got === undefined) continue;
        items.push(itemOf(document, own, got));
        own = [];
      }
  }
  return items;
});

/** What could be had may stand on a line of its own. */
const HEADED = /(?:满分|分值|权重|标准分)[^，。；]{0,4}\d/;
const goesOn = (last: Piece | undefined, next: Piece): boolean =>
  last === undefined ||
  last.passage === next.passage ||
  (last.passage + 1 === next.passage && HEADED.test(last.text));

function itemOf(document: TextDocument, pieces: readonly Piece[], got: Mention): RatedItem {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const start = first?.start ?? 0;
  const end = last === undefined ? start : last.start + last.text.length;
  const figures = pieces.flatMap(({ mentions }) => mentions);
  const marks = figures.filter((one) => isMark(one) && one !== got);
  const text = document.text.slice(start, end);
  const passage = last === undefined ? undefined : document.passages[last.passage];
  return {
    text,
    start,
    got,
    fulls: fullsOf(marks, text, start).filter(({ value }) => value.greaterThanOrEqualTo(got.value)),
    lost: marks.filter(
      ({ before, start: at }) => LOST.test(before) && !EACH.test(text.slice(0, at - start)),
    ),
    scores: marks.filter(({ value }) => value.greaterThan(MOST_MARKS)),
    others: figures.filter(({ unit }) => unit !== '分'),
    inTable: false,
    above: passage === undefined ? '' : document.text.slice(passage.start, start),
  };
}

function fullsOf(marks: readonly Mention[], text: string, start: number): Mention[] {
  const bare = matchesIn(text, BARE_FACTOR).flatMap((match) => {
    const digits = match[1] ?? '';
    const at = start + match.index + match[0].length - digits.length;
    return figureOfCell({ text: digits, start: at }, '') ?? [];
  });
  const told = marks.filter(
    ({ before, value }) =>
      value.lessThanOrEqualTo(MOST_MARKS) &&
      !LOST.test(before) &&
      FULL.test(before) &&
      !HAD.test(before),
  );
  return [...told, ...bare];
}
