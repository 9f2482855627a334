import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { dimensionOf, measured, measuredIn } from '../figures/measures.js';
import { around, isMisprint, isSlip, isSwap } from '../figures/near.js';

/** An average with the total and the number it should be of. */
export interface Average {
  readonly printed: Mention;
  readonly total: Mention;
  /** None where the calendar gives the number. */
  readonly count: Mention | null;
  readonly computed: Decimal;
}

/** What an average is for each of, and what is counted then. */
interface Piece {
  readonly words: RegExp;
  readonly things: readonly string[];
  /** 每千人口: for so many of them. */
  readonly each?: number;
  /** Told by the calendar. */
  readonly times?: number;
}

const PIECES: readonly Piece[] = [
  { words: /每千(?:常住)?人/, things: ['人'], each: 1_000 },
  { words: /每万(?:常住)?人/, things: ['人'], each: 10_000 },
  { words: /每百人/, things: ['人'], each: 100 },
  { words: /每十万人/, things: ['人'], each: 100_000 },
  { words: /次均|例均|每人次|每次|场均|每场/, things: ['人次', '次', '例', '场', '场次'] },
  { words: /人均|平均每人|每人平均|平均每名/, things: ['人', '人次', '人天'] },
  { words: /生均|每生平均/, things: ['人'] },
  { words: /户均|平均每户|每户平均/, things: ['户', '户次', '家', '个'] },
  { words: /亩均|亩产|平均每亩|每亩平均|单产/, things: ['亩'] },
  { words: /车均|单[台车]|平均每[辆台]|每[辆台]平均/, things: ['辆', '台'] },
  { words: /床均|平均每张?床/, things: ['张'] },
  {
    words: /[村校班社]均|平均每[个家所]?(?:村|校|班|社区)|每[村校班]平均/,
    things: ['个', '村', '所', '班'],
  },
  { words: /期均|平均每[期场次轮]|每[期场次]平均/, things: ['期', '场', '次', '场次', '轮'] },
  { words: /件均|平均每件/, things: ['件'] },
  { words: /(?:平均)?每公里(?:造价|投资|成本|平均)|平均每公里/, things: ['米'], each: 1_000 },
  { words: /每平方米(?:造价|投资|成本|平均)|平均每平方米/, things: ['亩'], each: 0.0015 },
  { words: /日均|平均每[天日]|每[天日]平均/, things: ['天'] },
  { words: /月均|平均每月|每月平均/, things: [], times: 12 },
  { words: /平均住院[日天]/, things: ['人次', '人', '例'] },
  { words: /平均每|均$|[，,]平均/, things: [] },
];
const AVERAGE =
  /(?:[人户生亩车次期床村校班社件例场月日]均|单[台车]|平均每|每[人户辆台场次期个所家村校班件公平][一-龥]{0,3}平均|每[千万百十]+万?(?:常住)?人|每(?:公里|平方米)(?:造价|投资|成本)|平均住院[日天]|亩产|单产|[，,]平均)[^，。；\d]{0,16}$/;
/** Of last year, of a plan, or of a whole district: not to be computed from what stands beside it. */
const OF_OTHERS =
  /(?:比|较|高于|低于|上年|去年|目标|标准|可支配|纯收入|生产总值|GDP|[提降]|不[低超高少])[^，。；]*$/;
/** 每人次补贴110元 is no total. */
const PER_PIECE = /(?:均|每)[^，。；\d]{0,12}$/;
const EARNED = /收入|增收|收益|产值|产量|效益|盈利|利润|总产/;
const SPENT = /支出|投入|投资|资金|补助|补贴|费|发放|造价|成本|经费|补偿|金额|奖|拨付|兑现/;
/** Beyond that the pair is another one. */
const FARTHEST = 12;

/** The averages of a sentence that no total and number around them give. */
export function wrongAverages(document: TextDocument, statement: Statement): Average[] {
  if (!/均|每|亩产|单产/.test(statement.text)) return [];
  return statement.mentions.flatMap((printed) => {
    if (!isAverage(printed)) return [];
    const wrong = judge(document, statement, printed);
    return wrong === null ? [] : [wrong];
  });
}

// Marks are averaged over themselves, not over a number of things: a matter of scores.
const isAverage = ({ kind, unit, exact, before, bracketed }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') &&
  unit !== '分' &&
  exact &&
  AVERAGE.test(bracketed ? before.replace(/^[（(]/, '，') : before) &&
  !OF_OTHERS.test(before);

function judge(document: TextDocument, statement: Statement, printed: Mention): Average | null {
  const piece = PIECES.find(({ words }) => words.test(clauseOf(printed)));
  if (piece === undefined) return null;
  const staff = peopleOf(document, printed);
  const figures = [...around(document, statement, printed), ...staff].filter(({ exact }) => exact);
  const all = averagesOf(figures, printed, piece);
  if (all.some((average) => isRight(average) && !contradicts(average))) return null;
  const beside = all.filter((average) => isTogether(statement, average, staff));
  return sole(statement, all, piece, staff) ?? beside.find(isSlipped) ?? null;
}

const clauseOf = ({ before }: Mention): string => /[^，。；]*$/.exec(before)?.[0] || before;

const PEOPLE: readonly (readonly [average: RegExp, people: RegExp])[] = [
  [/人均/, /(?:实有|在职|在编)[^，。；]*$/],
  [/生均/, /在校(?:学)?生(?:总?数|人数)?$/],
];

/** Everybody in post, or all pupils, wherever the text says so. */
function peopleOf({ figures }: TextDocument, { before }: Mention): Mention[] {
  const words = PEOPLE.find(([average]) => average.test(before))?.[1];
  return words === undefined
    ? []
    : figures.flat().filter(({ thing, before: told }) => thing === '人' && words.test(told));
}

/** Every total over every count, in the unit of the printed average. */
function averagesOf(figures: readonly Mention[], printed: Mention, piece: Piece): Average[] {
  const totals = figures.filter(
    (figure) => dimensionOf(figure) === dimensionOf(printed) && !PER_PIECE.test(figure.before),
  );
  const counts = figures.filter(
    (figure) =>
      figure.kind === 'count' &&
      figure.base.greaterThan(1) &&
      (piece.things.length === 0 || piece.things.includes(countedIn(figure))),
  );
  const byNumber = totals.flatMap((total) =>
    counts
      .filter((count) => count !== total)
      .map((count) => averageOf(printed, total, count, measured(count).div(piece.each ?? 1))),
  );
  const times = piece.times;
  const byCalendar =
    times === undefined
      ? []
      : totals.map((total) => averageOf(printed, total, null, new Decimal(times)));
  return [...byNumber, ...byCalendar].filter(({ computed }) => !computed.isZero());
}

/** Areas and lengths are counted in the smallest unit of theirs, all else as it stands. */
const countedIn = (figure: Mention): string =>
  ['亩', '米'].includes(dimensionOf(figure)) ? dimensionOf(figure) : figure.thing;

const averageOf = (
  printed: Mention,
  total: Mention,
  count: Mention | null,
  number: Decimal,
): Average => ({
  printed,
  total,
  count,
  computed: measuredIn(measured(total).div(number), printed),
});

/** As printed, given how exactly total and number are. */
function isRight({ printed, total, count, computed }: Average): boolean {
  const spread = [total, ...(count?.unit.startsWith('万') === true ? [count] : [])].map(
    ({ half, value }) => (value.isZero() ? new Decimal(0) : half.div(value).abs()),
  );
  const loose = computed.times(Decimal.max(...spread));
  return computed.minus(printed.value).abs().lessThanOrEqualTo(printed.half.plus(loose));
}

/** Outlay is not averaged from receipts or a budget. */
function contradicts({ printed, total }: Average): boolean {
  const [noun, of] = [clauseOf(printed), clauseOf(total)];
  if (/支出[^，。；]*$/.test(noun)) return /收入|预算/.test(of) && !/支出/.test(of);
  return /收入[^，。；]*$/.test(noun) && /支出/.test(of) && !/收入/.test(of);
}

const isSlipped = ({ computed, printed }: Average): boolean => isSlip(computed, printed);

/** Both in the same sentence with no semicolon between, or named by the average's own noun. */
function isTogether(
  statement: Statement,
  { printed, total, count, computed }: Average,
  staff: readonly Mention[],
): boolean {
  const within = total.start >= statement.start && isSwap(computed, printed);
  return (
    (within || isBeside(statement, total, printed) || isNamed(total, printed)) &&
    (count === null || isBeside(statement, count, printed) || staff.includes(count))
  );
}

/** 公务用车运行维护费26.10万元 … 车均运行维护费2.90万元 */
function isNamed(total: Mention, printed: Mention): boolean {
  const noun = printed.label.replace(/^(?:平均每|每)?[人户生亩车次期辆台]?(?:平?均)/, '');
  return noun.length >= 3 && total.label.endsWith(noun);
}

/** In the same sentence, with no semicolon between: what follows one is of another subject. */
function isBeside({ start, text }: Statement, mention: Mention, printed: Mention): boolean {
  const [first, last] = [mention, printed].sort((one, other) => one.start - other.start);
  const inside = mention.start >= start && mention.end <= start + text.length;
  return (
    inside && !text.slice((first?.end ?? 0) - start, (last?.start ?? 0) - start).includes('；')
  );
}

/** The only total and the only number before it, of one sort by their words: then any gap is a mistake. */
function sole(
  statement: Statement,
  all: readonly Average[],
  piece: Piece,
  staff: readonly Mention[],
): Average | null {
  if (piece.things.length === 0 && piece.times === undefined) return null;
  const before = all.filter(
    ({ printed, total, count }) =>
      (total.end <= printed.start || IN_ALL.test(clauseOf(total))) &&
      isBeside(statement, total, printed) &&
      (count === null || isBeside(statement, count, printed) || isPupils(count, staff, piece)) &&
      !isChange(total) &&
      isOfOneSort(printed, total),
  );
  const totals = new Set(before.map(({ total }) => total.base.toFixed()));
  const counts = new Set(before.map(({ count }) => count?.base.toFixed() ?? ''));
  const [found] = before;
  if (found === undefined || totals.size > 1 || counts.size > 1) return null;
  const times = found.computed.div(found.printed.value).toNumber();
  const possible = times <= FARTHEST && times >= 1 / FARTHEST;
  return possible || isMisprint(found.computed, found.printed) ? found : null;
}

/** The one number of pupils a school has; of staff there are many. */
const isPupils = (count: Mention, people: readonly Mention[], { words }: Piece): boolean =>
  words.test('生均') && people.includes(count);

/** 日均340人次，全年累计66640人次 */
const IN_ALL = /累计|合计|共计|总[计共]/;

/** 投入260万元，户均增收3000元 are of two sorts. */
function isOfOneSort(printed: Mention, total: Mention): boolean {
  const [noun, of] = [clauseOf(printed), clauseOf(total)];
  if (EARNED.test(noun)) return EARNED.test(of);
  return !EARNED.test(of) || !SPENT.test(noun);
}
