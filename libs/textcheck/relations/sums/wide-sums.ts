import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf } from '../figures/arithmetic.js';
import { digitsOf, isOneDigitOff, isSwap } from '../figures/near.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';
import { rowsIn, type Placed } from './rows.js';

const MOST_PARTS = 9;
/** Passages from one part to the next, and from the total to the list. */
const APART = 3;
const CLOSE = 0.1;
const FEWEST_DIGITS = 2;
/** With so many digits a slip of the pen shows by itself that a list was meant. */
const LONG = 5;
/** Each, of another time, planned, what came and went, what is left: neither a part nor a total. */
const OTHERWISE =
  /每|均|上年|去年|同比|另(?!有)|超过|标准|限额|上限|新招|调[出入离]|净|满意|较|比(?!例)|占|结余|剩|第|截至|追加|调[增减]|核减|压减|退出|新增|注销|转[出入]/;
/** 连同县服务中心，共202个: of more than was counted. */
const BESIDES = /连同|加上|包括|含/;
const PLANNED = /计划|任务|目标|年初|(?<!公共)预算|上年|去年|比|控制数/;
const SUMS_UP = /合[计并起]|共|总|累计|小计|一年下来|加起来|两[者项]|[三四五六]者|到位|构成|[=＝]/;
/** What was done with them is no sum of them. */
const DONE_WITH = /支出|执行|使用|支付|结/;
/** What opens a list. */
const OPENS = /其中|具体|包括|包含|分别|依次|按|从|分|构成|组成|由|[：:（(]/;

/** Figures of one sort in a row, near and far, that miss the figure told before or after them by a slip. */
export const wideSums = (document: TextDocument): PartsOfTotal[] =>
  rowsIn(document).flatMap((row) => {
    const sums = sumsIn(row);
    return row.flatMap((total, at) => judge(document, row, { total, at, sums }) ?? []);
  });

interface Run {
  /** Places in the row: from and to, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly before: boolean;
}

/** Runs that begin right after a place, one figure left out, or end right before it. */
function runsAt(row: readonly Placed[], at: number): Run[] {
  const total = row[at]?.figure.base.toNumber() ?? 0;
  return [at + 1, at + 2, -1].flatMap((from) => grown(row, { at, from, total }));
}

function grown(
  row: readonly Placed[],
  { at, from, total }: { readonly at: number; readonly from: number; readonly total: number },
): Run[] {
  const runs: Run[] = [];
  const back = from < 0;
  let sum = 0;
  let last = at;
  for (let size = 1; size <= MOST_PARTS; size += 1) {
    const next = back ? at - size : from + size - 1;
    const [one, beside] = [row[next], row[last]];
    if (one === undefined || beside === undefined) break;
    if (Math.abs(one.passage - beside.passage) > APART) break;
    const base = one.figure.base.toNumber();
    sum += base;
    if (base >= total || sum > total * (1 + CLOSE)) break;
    last = next;
    if (size > 1 && sum >= total * (1 - CLOSE))
      runs.push(
        back ? { from: next, to: at, before: true } : { from, to: next + 1, before: false },
      );
  }
  return runs;
}

const partsOf = (row: readonly Placed[], { from, to }: Run): Mention[] =>
  row.slice(from, to).map(({ figure }) => figure);

const sumOf = (parts: readonly Mention[]): Decimal =>
  parts.reduce((sum, { base }) => sum.plus(base), new Decimal(0));

/** Figures that some run beside them makes, and those of such runs. */
function sumsIn(row: readonly Placed[]): ReadonlySet<Mention> {
  const known = new Set<Mention>();
  row.forEach(({ figure }, at) => {
    for (const run of runsAt(row, at)) {
      const parts = partsOf(row, run);
      if (!sumOf(parts).equals(figure.base)) continue;
      for (const one of [figure, ...parts]) known.add(one);
    }
  });
  return known;
}

interface Asked {
  readonly total: Placed;
  readonly at: number;
  readonly sums: ReadonlySet<Mention>;
}

function judge(
  document: TextDocument,
  row: readonly Placed[],
  { total, at, sums }: Asked,
): PartsOfTotal | null {
  const { figure } = total;
  if (sums.has(figure) || OTHERWISE.test(figure.before) || isChange(figure)) return null;
  if (digitsOf(figure) < FEWEST_DIGITS) return null;
  const run = runsAt(row, at)
    .toReversed()
    .find((one) => isMissed(document, row, { total, at, sums }, one));
  if (run === undefined) return null;
  const parts = partsOf(row, run);
  return fullList(figure, parts);
}

function isMissed(
  document: TextDocument,
  row: readonly Placed[],
  { total: { figure }, at, sums }: Asked,
  run: Run,
): boolean {
  const parts = partsOf(row, run);
  const sum = sumOf(parts);
  const skipped = run.from === at + 2 ? row[at + 1]?.figure : undefined;
  if (sum.equals(figure.base) || parts.some((one) => sums.has(one) || !isPart(one))) return false;
  if (skipped !== undefined && !PLANNED.test(skipped.before)) return false;
  if (!isSlip(sum, figure, parts) || row.some((one) => one.figure.base.equals(sum))) return false;
  return areEven(document, parts) && areOfOneStage(parts) && isList(document, row, figure, run);
}

/** 其余5个社区共48个: what stands before a noun is not counted like what ends its clause. */
const areEven = ({ text }: TextDocument, parts: readonly Mention[]): boolean =>
  new Set(parts.map(({ end }) => /^(?![和及与以并等])[一-龥]/.test(text.slice(end, end + 1))))
    .size < 2;

/** 编制118名、实有109名: what there may be and what there is are not added. */
const areOfOneStage = (parts: readonly Mention[]): boolean =>
  !(parts.some(({ before }) => MAY_BE.test(before)) && parts.some(({ before }) => IS.test(before)));
const MAY_BE = /(?:编制|计划|核定|应[一-龥]{0,2})[^，。；\d]{0,2}$/;
const IS = /(?:实有|在[编岗职]|实际|实[一-龥])[^，。；\d]{0,3}$/;

const isPart = (one: Mention): boolean => !OTHERWISE.test(one.before) && !isChange(one);

/** One digit of the total or of a part is another, or two are changed over. */
function isSlip(sum: Decimal, total: Mention, parts: readonly Mention[]): boolean {
  const gap = sum.minus(total.base);
  return [total, ...parts].some((one) => {
    const owed = inUnitOf(one === total ? sum : one.base.minus(gap), one);
    return owed.isPositive() && (isSwap(owed, one) || isOneDigitOff(owed, one, FEWEST_DIGITS));
  });
}

const JOINED = /^(?:、|和|及|与)/;

/** All parts in one sentence, or each in its own. */
function isInOneOrEach(row: readonly Placed[], { from, to }: Run): boolean {
  const homes = new Set(row.slice(from, to).map(({ sentence }) => sentence));
  return homes.size === 1 || homes.size === to - from;
}

/** Words open the list or sum it up; or it is so exact or so much by itself that no words are needed. */
function isList(document: TextDocument, row: readonly Placed[], total: Mention, run: Run): boolean {
  const parts = partsOf(row, run);
  const [first] = parts;
  if (first === undefined || !isBounded(document, row, run)) return false;
  if (run.before ? isOfMore(total) : JOINED.test(first.before)) return false;
  const said = SUMS_UP.test(total.before);
  const opened = !run.before && OPENS.test(document.text.slice(total.end, first.start));
  if (parts.length === 2) return said && (opened || run.before);
  if (maySelect(document, total, parts)) return false;
  return said || opened || isPlainList(row, total, run);
}

const isPlainList = (row: readonly Placed[], total: Mention, run: Run): boolean =>
  !DONE_WITH.test(total.before) && (digitsOf(total) >= LONG || isWhole(row, run));

/** 其中 may name some; only a longer figure tells that all were meant. */
const maySelect = ({ text }: TextDocument, total: Mention, parts: readonly Mention[]): boolean =>
  digitsOf(total) <= FEWEST_DIGITS &&
  text.slice(total.end, parts[0]?.start).includes('其中') &&
  sumOf(parts).lessThan(total.base);

const isOfMore = ({ before }: Mention): boolean => JOINED.test(before) || BESIDES.test(before);

const isBounded = (document: TextDocument, row: readonly Placed[], run: Run): boolean =>
  isClosed(document, row, run) && isInOneOrEach(row, run);

/** Between the list and the figure beyond it a sentence ends. */
function isClosed({ text }: TextDocument, row: readonly Placed[], run: Run): boolean {
  const { from, to, before } = run;
  const ends = before ? [row[from - 1], row[from]] : [row[to - 1], row[to]];
  const [one, other] = ends.map((end) => end?.figure);
  if (one === undefined || other === undefined) return true;
  return /[。\n]/.test(text.slice(one.end, other.start));
}

/** They are all its sentence tells of the sort, but for the total before or behind them. */
function isWhole(row: readonly Placed[], { from, to, before }: Run): boolean {
  const home = row[from]?.sentence;
  const outer = row[before ? from - 1 : to];
  // 在培学员14人，考核5人，通过5人: one figure after the other of the same people.
  const passedOn = row
    .slice(from, to)
    .some(({ figure }, at, parts) => parts[at - 1]?.figure.base.equals(figure.base) === true);
  return !passedOn && outer?.sentence !== home && row[to - 1]?.sentence === home;
}
