import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { likelySlip, type Made } from '../figures/likely-slip.js';
import { type Average } from './average-pairs.js';
import { isCountOf } from './average-counts.js';
import { isAverage } from './averages.js';
import { isOfOneSort } from './average-ties.js';
import { contradicts } from './only-pairs.js';
import { soughtFor, unitOf, type Sized, type Sought } from './wide-sought.js';

const TRIGGER = /均|每|亩产|单[产台车份件套座位]/;
/** 控制线, 目标 behind it: a bound. */
const BEHIND = /^的?(?:控制|标准|目标|定额|测算|上限|限额)/;
/** 折合每吨85.30元, 单位造价: an average by other words. */
const OTHER_WORDS =
  /(?:折合|折算)到?每[^，。；\d]{1,6}$|单位(?:造价|成本|投资)(?:平均)?(?:为|约)?$/;
const ABOUT = /约(?:为)?$/;
const SLIP_BUDGET = 0.3;
const MYRIAD = 10_000;
const FEWEST_DIGITS = 3;
/** One of two figures in a sentence is hardly more times off. */
const MOST_TIMES = 3;
const MOST_NEAR = 1.5;
const TINY = 1e-9;
const BEYOND = 100;
const EXACTLY: ReadonlySet<number> = new Set([10, 0.1, 100, 0.01]);
const ROUNDING = 1.000001;

/**
 * Averages that no total and number of the whole report make, while a pair their words allow makes them but for a slip or
 * in the other unit of money, or the total and the number told right before make another.
 */
export const wideAverages = (document: TextDocument, known: ReadonlySet<number>): Average[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && TRIGGER.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) => {
        if (known.has(printed.start) || !isAsked(document, printed)) return [];
        const sought = soughtFor(document, statement, printed);
        return sought === null ? [] : judge(document, sought);
      }),
    );

function isAsked({ text }: TextDocument, printed: Mention): boolean {
  const { before, value, kind, end } = printed;
  const told = ABOUT.test(before) ? { ...printed, exact: true } : printed;
  const other = kind === 'amount' && printed.exact && OTHER_WORDS.test(before);
  return (
    (other || isAverage(told)) &&
    value.isPositive() &&
    !value.isZero() &&
    !BEHIND.test(text.slice(end, end + 6))
  );
}

function judge(document: TextDocument, sought: Sought): Average[] {
  const { printed, totals, counts, ownTotals, ownCounts, mainTotals } = sought;
  if (makes(sought, totals, counts, printed.value.toNumber()) !== null) return [];
  const odd = inOtherUnit(sought);
  if (odd !== null) return [odd];
  const slip = slipAmong(sought, ownTotals, ownCounts);
  if (slip.length > 0) return slip;
  const main = slipAmong(sought, mainTotals, ownCounts);
  const beside = main.length > 0 ? main : besideOnly(sought);
  return (beside.length > 0 ? beside : justly(sought)).filter((one) => isCountOf(document, one));
}

function slipAmong(sought: Sought, totals: readonly Sized[], counts: readonly Sized[]): Average[] {
  const { printed } = sought;
  if (digitsIn(printed) < FEWEST_DIGITS) return [];
  const all = pairsIn(sought, totals, counts).filter((one) => !contradicts(one));
  const most = new Decimal(10).pow(printed.value.toFixed(0).length);
  const made: Made[] = all.map(({ computed, total }) => ({ value: computed, of: [total], most }));
  const found = likelySlip(printed, made, SLIP_BUDGET);
  return found === null ? [] : all.filter(({ computed }) => computed === found.value).slice(0, 1);
}

/** 累计时长540分钟，录制6部，平均每部9分钟: the only total and the last number of the sentence. */
function besideOnly(sought: Sought): Average[] {
  const { printed, besideTotals, besideCounts } = sought;
  if (besideTotals.length !== 1) return [];
  return pairsIn(sought, besideTotals, besideCounts).filter((one) => {
    const times = one.computed.div(printed.value).toNumber();
    const near = Math.max(times, 1 / times) <= MOST_TIMES || EXACTLY.has(times);
    return near && isOfOneSort(printed, one.total) && !contradicts(one);
  });
}

/** 总投资7680万元，亩均2600元: the only total of the sentence, which one number of the report divides as evenly as is printed. */
function justly(sought: Sought): Average[] {
  const { printed, besideTotals, besideCounts, ownCounts } = sought;
  if (besideTotals.length !== 1 || besideCounts.length > 0) return [];
  const digits = digitsIn(printed);
  const even = pairsIn(sought, besideTotals, ownCounts).filter(({ computed }) => {
    const times = computed.div(printed.value).toNumber();
    const just = computed.toSignificantDigits(digits);
    return just.minus(computed).abs().lessThan(TINY) && Math.max(times, 1 / times) <= MOST_NEAR;
  });
  return even.length === 1 && digits > 1 ? even : [];
}

/** 640个车位、201.60万元，平均3150万元: the digits are right in the other unit of money. */
function inOtherUnit(sought: Sought): Average | null {
  const { printed, totals, ownTotals, ownCounts } = sought;
  if (printed.kind !== 'amount') return null;
  const long = digitsIn(printed) >= FEWEST_DIGITS;
  const from = long ? [...ownTotals, ...totals] : ownTotals;
  const times = printed.unit === '万元' ? 1 / MYRIAD : MYRIAD;
  return makes(sought, from, ownCounts, printed.value.toNumber() * times) ?? beyondAll(sought);
}

/** 11440平方米，每平方米250万元: all of them would be many times the largest sum of the report. */
function beyondAll({ printed, totals, ownCounts, each }: Sought): Average | null {
  const [count, ...others] = ownCounts;
  if (printed.unit !== '万元' || count === undefined || others.length > 0) return null;
  const largest = totals.reduce<Sized | null>(
    (most, one) => (most === null || one.size > most.size ? one : most),
    null,
  );
  const all = (printed.base.toNumber() * count.size) / each;
  return largest !== null && all > largest.size * BEYOND
    ? averageOf(printed, largest, count, printed.value.toNumber() / MYRIAD)
    : null;
}

/** Its digits without the noughts around them: people choose those. */
const digitsIn = ({ value }: Mention): number =>
  value
    .toFixed()
    .replace('.', '')
    .replaceAll(/^0+|0+$/g, '').length;

/** The pair that makes a value in the unit of the printed figure. */
function makes(
  { printed, each }: Sought,
  totals: readonly Sized[],
  counts: readonly Sized[],
  value: number,
): Average | null {
  const unit = unitOf(printed).toNumber() / each;
  const half = (printed.half.toNumber() * value) / printed.value.toNumber();
  for (const count of counts)
    for (const total of totals) {
      const made = total.size / count.size / unit;
      const off = half + made * Math.max(total.loose, count.loose);
      if (Math.abs(made - value) <= off * ROUNDING && total.mention !== count.mention)
        return averageOf(printed, total, count, made);
    }
  return null;
}

const averageOf = (printed: Mention, total: Sized, count: Sized, made: number): Average => ({
  printed,
  total: total.mention,
  count: count.mention,
  computed: new Decimal(made),
});

function pairsIn(
  { printed, each }: Sought,
  totals: readonly Sized[],
  counts: readonly Sized[],
): Average[] {
  const unit = unitOf(printed).toNumber() / each;
  return counts.flatMap((count) =>
    totals
      .filter(({ mention }) => mention !== count.mention)
      .map((total) => averageOf(printed, total, count, total.size / count.size / unit)),
  );
}
