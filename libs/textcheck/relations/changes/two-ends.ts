import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike, around, isGrowth, isShare } from '../figures/near.js';
import { AGAINST, directionOf, isChange, type Direction } from './change-words.js';
import type { GrowthSlip } from './growth-slips.js';
import { inTime } from './in-time.js';

/** A growth, with the noun of what grew or without. */
const GROWN =
  /^[，,；;（(]?(?:同比|环比|[较比](?:上年|去年|年初|20\d\d年)(?:度|同期|末|底)?)?([^，。；\d]{0,8}?)(?:同比)?(?:增长|增加|下降|减少|降低|提高|上升|提升|增幅|降幅|涨幅)(?:率|幅度?|比例)?(?:了|为|是|达|达到)?$/;
/** 存栏量: 存栏 told before it. */
const MEASURE = /(?:数量|数额|总量|总数|总额|规模|[量数额])$/;
/** 年初, 上年 and their figure; what stands between the two figures names nothing else. */
const BETWEEN = /^[，,、；;（(]?[^。；\d，]{0,12}$/;
const HUNDRED = 100;

/** 年末存栏8820头，年初8400头，存栏量减少5%: the two figures right before a growth are of two times, and make another, or the other way. */
export const twoEnds = (document: TextDocument): GrowthSlip[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((by, index) => [
        ...judge(statement, by, index),
        ...ofAddition(document, statement, index),
      ]),
    );

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.base.isPositive() &&
  !one.base.isZero();

const isRate = ({ kind, exact, value }: Mention): boolean =>
  kind === 'percent' && exact && !value.isZero();

function judge(statement: Statement, by: Mention, index: number): GrowthSlip[] {
  const [one, other] = statement.mentions.slice(Math.max(0, index - 2), index);
  if (one === undefined || other === undefined || !isRate(by) || !arePair(one, other)) return [];
  const direction = directionOf(by.before, []);
  const noun = GROWN.exec(by.before)?.[1]?.replace(MEASURE, '');
  if (direction === null || noun === undefined || !isTold(statement, one, noun)) return [];
  const ends = inTime([one, other]);
  return ends !== null && areEnds(ends) ? slipOf(by, ends, direction) : [];
}

/** 比上年的745人多17人: the figure behind may be the difference. */
const areEnds = (ends: readonly [Mention, Mention]): boolean =>
  !AGAINST.test(ends[0].before) && isNear(ends);

/** Two figures of one sort side by side. */
const arePair = (one: Mention, other: Mention): boolean =>
  [one, other].every((figure) => isFigure(figure) && !isChange(figure)) &&
  alike(one, other) &&
  BETWEEN.test(other.before);

const MOST_TIMES = 4;
const isNear = ([one, other]: readonly [Mention, Mention]): boolean =>
  one.base.lessThan(other.base.times(MOST_TIMES)) &&
  other.base.lessThan(one.base.times(MOST_TIMES));

/** No noun, or that of the two figures. */
function isTold({ text, start }: Statement, { start: end }: Mention, noun: string): boolean {
  const told = text.slice(0, end - start);
  return noun === '' || told.includes(noun.slice(-2));
}

function slipOf(
  by: Mention,
  [earlier, later]: readonly [Mention, Mention],
  direction: Direction,
): GrowthSlip[] {
  if (isGrowth(later, earlier, by, direction) || later.base.equals(earlier.base)) return [];
  const way = later.base.greaterThan(earlier.base) ? 'up' : 'down';
  const computed = later.base.minus(earlier.base).abs().div(earlier.base).times(HUNDRED);
  return [{ by, earlier, later, computed, direction: way, turned: way !== direction }];
}

const ADDED =
  /^[，,；;（(]?(?:总)?(追加|调增|调减|核减|压减|新增|增加|增支|减少|上浮|下浮|调整|追减)(?:金额|资金)?(?:幅度?|比例|比率|率)(?:为|是|达|达到|约)?$/;
const LESS = /减|下浮/;
const RISES = /调整/;

/** 年初批复预算2380万元，执行中追加180万元，追加幅度7.56%: what was added, over what there was before. */
function ofAddition(document: TextDocument, statement: Statement, index: number): GrowthSlip[] {
  const [earlier, added, by] = statement.mentions.slice(Math.max(0, index - 2), index + 1);
  if (by === undefined || added === undefined || earlier === undefined || !isRate(by)) return [];
  const verb = ADDED.exec(by.before)?.[1];
  if (verb === undefined || !isAdded(earlier, added, verb)) return [];
  const wholes = around(document, statement, by).filter((one) => alike(one, added));
  if (wholes.some((whole) => !whole.base.isZero() && isShare(added, whole, by))) return [];
  const computed = added.base.div(earlier.base).times(HUNDRED);
  const direction = LESS.test(verb) || LESS.test(added.before) ? 'down' : 'up';
  const base = direction === 'up' ? earlier.base.plus(added.base) : earlier.base.minus(added.base);
  return [{ by, earlier, later: { ...added, base }, computed, direction }];
}

/** What the verb says was added, to more than it is. */
function isAdded(earlier: Mention, added: Mention, verb: string): boolean {
  const named = RISES.test(verb) ? isChange(added) : added.before.includes(verb);
  return (
    named &&
    isFigure(added) &&
    isFigure(earlier) &&
    alike(added, earlier) &&
    earlier.base.greaterThan(added.base) &&
    !isChange(earlier)
  );
}
