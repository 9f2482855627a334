import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { agrees, total } from '../figures/arithmetic.js';
import { likelySlip } from '../figures/likely-slip.js';
import { around, isSlip, isSwap } from '../figures/near.js';
import { isCountOf } from './average-counts.js';
import { slippedElsewhere } from './average-elsewhere.js';
import { ofTableAbove } from './average-tables.js';
import { ofTopic } from './average-topics.js';
import { contradicts, onlyPair } from './only-pairs.js';
import { isForEach, pieceOf, saysAverage, type Piece } from './pieces.js';
import {
  averagesOf,
  clauseOf,
  countedIn,
  isBeside,
  isMonthly,
  isOfSeveral,
  isRight,
  type Average,
} from './average-pairs.js';
import {
  isChained,
  isCountedBeside,
  isDoneWith,
  isLastCount,
  isNamed,
  isNamedFor,
  isOfItsNoun,
  isOfOneSort,
  isPossible,
} from './average-ties.js';

/** Of last year, of a plan, or of a whole district: not to be computed from what stands beside it. */
const OF_OTHERS =
  /(?:比|较|高于|低于|上年|去年|目标|标准|可支配|纯收入|生产总值|GDP|[提降最]|不[低超高少])[^，。；]*$/;

/** 亩均投资增加300元: by how much an average moved. */
const MOVES = /(?:均|每)[^，。；\d]{2,}(?:增加|减少|提高|下降|降低|上升|上涨)(?:了)?$/;

/** The averages of a sentence that no total and number around them give. */
export function wrongAverages(document: TextDocument, statement: Statement): Average[] {
  if (!/均|每|亩产|单[产台车份件套座]/.test(statement.text)) return [];
  return statement.mentions.flatMap((printed) => {
    if (!isAverage(printed)) return [];
    const wrong = judge(document, statement, printed);
    return wrong === null ? [] : [wrong];
  });
}

// Marks are averaged over themselves, not over a number of things: a matter of scores.
export const isAverage = ({ kind, unit, exact, before, bracketed }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') &&
  unit !== '分' &&
  exact &&
  (isForEach(before) || saysAverage(bracketed ? before.replace(/^[（(]/, '，') : before)) &&
  !OF_OTHERS.test(before) &&
  !MOVES.test(before);

function judge(document: TextDocument, statement: Statement, printed: Mention): Average | null {
  const piece = pieceOf(clauseOf(printed));
  if (piece === null) return null;
  const staff = countsOwn(statement, printed) ? [] : peopleOf(document, printed);
  const figures = [...around(document, statement, printed), ...staff].filter(({ exact }) => exact);
  const all = averagesOf(figures, printed, piece);
  const own = ofOwnTotal(statement, all, staff);
  if (own !== null) return own;
  const right = all.filter((average) => isRight(average) && !contradicts(average));
  const given = right.some(
    (one) => isCounted(one, staff) || !isCountedBeside(statement, all, piece, one),
  );
  if (given || isOfSeveral(statement, figures, printed, piece)) return null;
  if (isMonthly(all, isForEach(printed.before))) return null;
  const fitting = all.filter((average) => isCountOf(document, average));
  if (isForEach(printed.before)) return ofFeeBefore(statement, fitting, piece);
  const before = countsBefore(statement, printed, piece);
  const counts = before.length > 0 ? before : staff.slice(0, 1);
  return (
    amongFitting(document, statement, fitting, { piece, staff }) ??
    possible(ofTableAbove(document, statement, printed, before)) ??
    slippedElsewhere(document, statement, { printed, piece, counts })
  );
}

interface Told {
  readonly piece: Piece;
  /** Everybody in post, where the average is for each of them. */
  readonly staff: readonly Mention[];
}

/** The pair that is meant: what the words leave no doubt of first, then what the digits say. */
function amongFitting(
  document: TextDocument,
  statement: Statement,
  fitting: readonly Average[],
  { piece, staff }: Told,
): Average | null {
  const counted = told(statement, fitting, staff);
  const meant = meantOf(statement, counted, piece).find(
    (one) => isPossible(one) && !contradicts(one),
  );
  return (
    sole(statement, fitting, piece, staff) ??
    fitting.find((one) => isTogether(statement, one, staff) && isSlipped(one)) ??
    meant ??
    possible(ofTopic(document, statement, counted)) ??
    slippedAmong(counted) ??
    onlyPair(fitting, piece) ??
    counted.find(isOfOtherUnit) ??
    null
  );
}

/** 公用经费302.35万元，人均公用经费12.65万元: of the total of its own noun right before, whatever others make. */
function ofOwnTotal(
  statement: Statement,
  all: readonly Average[],
  staff: readonly Mention[],
): Average | null {
  const own = all.filter(
    (one) =>
      one.total.end === one.printed.start - one.printed.before.length &&
      one.count !== null &&
      one.total.label.length >= FEWEST_IN_NOUN &&
      one.printed.label.endsWith(one.total.label),
  );
  const counted = own.find((one) => isCountedHere(statement, one, staff) && isPossible(one));
  return own.some(isRight) ? null : (counted ?? null);
}

const possible = (one: Average | null): Average | null =>
  one !== null && isPossible(one) ? one : null;

/** Over a number that its sentence tells, or over all there are. */
const told = (
  statement: Statement,
  all: readonly Average[],
  staff: readonly Mention[],
): readonly Average[] => all.filter((one) => isCountedHere(statement, one, staff));

const isCounted = ({ count }: Average, staff: readonly Mention[]): boolean =>
  count !== null && staff.includes(count);

const FEE = /费(?:用|支出|决算)*$/;

/** 接待费3.78万元，接待420人次，每人次90元: what no word calls an average is one of a fee told right before. */
function ofFeeBefore(statement: Statement, all: readonly Average[], piece: Piece): Average | null {
  const fees = all.filter(
    (one) =>
      FEE.test(one.total.label) &&
      one.total.end <= one.printed.start &&
      isChained(statement, piece, one),
  );
  return possible(oneTotal(fees)[0] ?? null);
}

const FEWEST_IN_NOUN = 3;
const MYRIAD = 10_000;

/** 接待费0.78万元，104人次，人均75万元: right in yuan. */
const isOfOtherUnit = ({ printed, computed }: Average): boolean =>
  printed.kind === 'amount' && printed.unit === '万元' && agrees(computed.times(MYRIAD), printed);

/** By noun, by what was done, or by place: the pairs that the words leave no doubt of. */
function meantOf(statement: Statement, all: readonly Average[], piece: Piece): Average[] {
  const counted = all.filter((one) => !isChange(one.total));
  const done = counted.filter((one) => isLastCount(statement, one) && isDoneWith(statement, one));
  const tied = [counted.filter(isNamedFor), counted.filter(isOfItsNoun), done].map(oneTotal);
  return [...tied.flat(), ...counted.filter((one) => isChained(statement, piece, one))];
}

/** Where several totals would do, none is meant. */
const oneTotal = (tied: readonly Average[]): readonly Average[] =>
  new Set(tied.map(({ total }) => total.base.toFixed())).size === 1 ? tied : [];

/** The number stands in the sentence, the nearest of its sort, or is that of all there are. */
function isCountedHere(
  statement: Statement,
  { printed, count }: Average,
  staff: readonly Mention[],
): boolean {
  if (count === null) return false;
  if (staff.includes(count)) return true;
  const nearest = lastCounted(
    statement.mentions.filter(
      (one) => one.end <= printed.start && countedIn(one) === countedIn(count) && one.exact,
    ),
  );
  return nearest === count || (count.start > printed.start && isBeside(statement, count, printed));
}

/** The number of its piece that is told last. */
function countsBefore({ mentions }: Statement, printed: Mention, { things }: Piece): Mention[] {
  const before = mentions.filter((one) => one.end <= printed.start && one.exact);
  const last = before.findLast((one) => things.includes(countedIn(one)));
  return last === undefined ? [] : [last];
}

/** 车辆22辆，其中执法执勤车16辆、其他用车6辆: all of them, where those told last are its parts. */
function lastCounted(counts: readonly Mention[]): Mention | undefined {
  for (let parts = 2; parts < counts.length; parts += 1) {
    const whole = counts.at(-1 - parts);
    if (whole !== undefined && total(counts.slice(-parts)).equals(whole.base)) return whole;
  }
  return counts.at(-1);
}

const BUDGET = 0.01;

/** A slip of the pen off some total of the paragraph over the number told here. */
function slippedAmong(counted: readonly Average[]): Average | null {
  const near = counted.filter((one) => !contradicts(one));
  const [first] = near;
  if (first === undefined) return null;
  const whole = first.printed.value.toFixed(0).length;
  const most = new Decimal(10).pow(whole);
  const made = near.map(({ computed, total }) => ({ value: computed, of: [total], most }));
  const found = likelySlip(first.printed, made, BUDGET);
  return near.find(({ total }) => total === found?.of[0]) ?? null;
}

const PEOPLE: readonly (readonly [average: RegExp, people: RegExp])[] = [
  [/人均/, /(?:实有|在职|在编|[年期][末底](?:有|共有)?职工)[^，。；]*$/],
  [/生均/, /在校(?:学)?生(?:总?数|人数)?$/],
];

/** 接待320人次，人均75元; 12名乡村医生人均5.10万元: of a number told for it, so of no other one. */
function countsOwn({ mentions }: Statement, printed: Mention): boolean {
  const before = mentions.filter(({ end }) => end <= printed.start);
  const last = before.at(-1);
  if (last === undefined || last.thing !== '人' || !last.exact)
    return before.slice(-2).some(({ thing, exact }) => thing === '人次' && exact);
  return last.end === printed.start - printed.before.length && !/[，。；（]/.test(printed.before);
}

/** Everybody in post, or all pupils, wherever the text says so. */
function peopleOf({ figures }: TextDocument, { before }: Mention): Mention[] {
  const words = PEOPLE.find(([average]) => average.test(before))?.[1];
  return words === undefined
    ? []
    : figures.flat().filter(({ thing, before: told }) => thing === '人' && words.test(told));
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
  return isPossible(found) ? found : null;
}

/** The one number of pupils a school has; of staff there are many. */
const isPupils = (count: Mention, people: readonly Mention[], { words }: Piece): boolean =>
  words.test('生均') && people.includes(count);

/** 日均340人次，全年累计66640人次 */
const IN_ALL = /累计|合计|共计|总[计共]/;
