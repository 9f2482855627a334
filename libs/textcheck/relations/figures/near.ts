import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { agrees } from './arithmetic.js';

/** Figures of a paragraph that are looked at together; the nearest count. */
const WIDEST = 40;
const CLOSE = '0.05';
const HUNDRED = 100;
const FINE = '0.005';
const FEWEST_DIGITS = 3;
const FEWEST_TYPED = 4;
const SHIFTS = ['0.0001', '0.001', '0.01', '0.1', '10', '100', '1000', '10000'];
/** With so many digits two wrong ones are still a slip. */
const MANY_DIGITS = 5;

export const alike = (one: Mention, other: Mention): boolean => one.thing === other.thing;

/** The figures of a statement's paragraph around one of them, itself left out. */
export function around(document: TextDocument, statement: Statement, mention: Mention): Mention[] {
  const figures = (document.figures[statement.passage] ?? []).filter((other) => other !== mention);
  if (figures.length <= WIDEST) return figures;
  const after = figures.findIndex(({ start }) => start > mention.start);
  const middle = after < 0 ? figures.length : after;
  const from = Math.max(0, Math.min(middle - WIDEST / 2, figures.length - WIDEST));
  return figures.slice(from, from + WIDEST);
}

/** Every ordered pair of different figures that count the same thing. */
export function* pairsOf(figures: readonly Mention[]): Generator<readonly [Mention, Mention]> {
  for (const one of figures)
    for (const other of figures) if (one !== other && alike(one, other)) yield [one, other];
}

/**
 * Whether a figure looks like a slip of the computed one: hardly off, a decimal point out of place, or as long and with one
 * digit wrong or two changed over. Where the words leave open which figures belong together, only such a gap is worth a word.
 */
export function isSlip(computed: Decimal, printed: Mention): boolean {
  const gap = computed.minus(printed.value).abs();
  if (gap.lessThanOrEqualTo(printed.value.abs().times(CLOSE))) return true;
  return isMisprint(computed, printed);
}

/** As long, and one digit is another; `fewest` digits it has at least. */
export function isOneDigitOff(computed: Decimal, printed: Mention, fewest = MANY_DIGITS): boolean {
  if (digitsOf(printed) < fewest) return false;
  return wrongDigits(computed.toFixed(placesOf(printed)), digitsAsPrinted(printed)).length === 1;
}

/** A slip of the hand alone: digits changed over, one wrong, or the point out of place; no matter how near. */
export function isMisprint(computed: Decimal, printed: Mention): boolean {
  return (
    isShifted(computed, printed) ||
    looksLike(computed.toFixed(placesOf(printed)), digitsAsPrinted(printed))
  );
}

/** Two digits changed over, nothing else. */
export function isSwap(computed: Decimal, printed: Mention): boolean {
  const [one, other] = [computed.toFixed(placesOf(printed)), digitsAsPrinted(printed)];
  return one.length === other.length && changedOver(wrongDigits(one, other), one, other);
}

/** A slip of the pen and nothing else: two digits changed over, or one wrong in four or more. */
export const isTypo = (computed: Decimal, printed: Mention): boolean =>
  isSwap(computed, printed) || isOneDigitOff(computed, printed, FEWEST_TYPED);

/** Some digits wrong or changed over is a slip whatever the gap; else the greater is at most so many times the less. */
const MOST_TIMES = 2;

/** Whether a figure may have been meant for the computed one: one several times the other is of something else. */
export function isWithinReach(
  computed: Decimal,
  printed: Mention,
  times: number | string = MOST_TIMES,
): boolean {
  const [less = computed, more = computed] = [computed.abs(), printed.value.abs()].sort((a, b) =>
    a.comparedTo(b),
  );
  const isNear = less.isZero() || more.lessThanOrEqualTo(less.times(times));
  return isNear || isMisprint(computed, printed) || isOneDigitOff(computed, printed, 2);
}

/** Digits after the point, as printed. */
export const placesOf = ({ half }: Mention): number => placesIn(half);
/** Figures with as many places share one half. */
const placesIn = onceFor((half: Decimal): number => half.times(2).decimalPlaces());

/** How many digits a figure is printed with. */
export const digitsOf = (printed: Mention): number =>
  digitsAsPrinted(printed).replace('.', '').length;

/** A figure is compared with many others. */
const digitsAsPrinted = onceFor((printed: Mention): string =>
  printed.value.toFixed(placesOf(printed)),
);

/** 3.41 printed as 34.1 or 34.08: the point is out of place. */
function isShifted(computed: Decimal, printed: Mention): boolean {
  if (digitsOf(printed) < FEWEST_DIGITS) return false;
  return SHIFTS.some((shift) => agrees(computed.times(shift), printed));
}

function wrongDigits(one: string, other: string): number[] {
  const wrong: number[] = [];
  if (one.length === other.length)
    for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) wrong.push(at);
  return wrong;
}

function changedOver(wrong: readonly number[], one: string, other: string): boolean {
  const [first = 0, second = 0] = wrong;
  return wrong.length === 2 && one[first] === other[second] && one[second] === other[first];
}

/** Same length, and two digits changed over, one wrong in a figure of three, or two in a long one. */
function looksLike(one: string, other: string): boolean {
  const digits = one.replace('.', '').length;
  const wrong = wrongDigits(one, other);
  if (wrong.length === 1) return digits >= FEWEST_DIGITS;
  return wrong.length === 2 && (changedOver(wrong, one, other) || digits >= MANY_DIGITS);
}

/** The share of one figure in another in per cent; null over nought. */
export const percentOf = (part: Mention, whole: Mention): Decimal | null =>
  whole.base.isZero() ? null : part.base.div(whole.base).times(HUNDRED);

/** By how much a figure may be off for its printing: people and things are counted, money is rounded. */
const spread = onceFor(({ kind, half, unit, scale }: Mention): Decimal =>
  kind === 'count' && !unit.startsWith('万') ? NOUGHT : half.times(scale),
);
const NOUGHT = new Decimal(0);

/** A decimal as a plain number: near enough to tell what is far off, at no cost. */
const roughly = onceFor((value: Decimal): number => value.toNumber());
/** More than numbers lose. */
const LOSS = 1e-9;

/** So far apart that no rounding of either bridges it. */
function areFarApart(one: Mention, other: Mention): boolean {
  const [size, next] = [roughly(one.base), roughly(other.base)];
  const bridged = 1.01 * (roughly(spread(one)) + roughly(spread(other)));
  return Math.abs(size - next) > bridged + LOSS * (Math.abs(size) + Math.abs(next));
}

/** One figure printed twice, the one time perhaps less exactly: 326,160人次 and 32.62万人次. */
export function areOne(one: Mention, other: Mention): boolean {
  if (areFarApart(one, other)) return false;
  const gap = one.base.minus(other.base).abs();
  const [fine, coarse] = [spread(one), spread(other)].sort((a, b) => a.comparedTo(b));
  const nought = one.base.isZero() || other.base.isZero();
  if (fine === undefined || coarse === undefined || fine.equals(coarse) || nought)
    return gap.isZero();
  return gap.lessThanOrEqualTo(coarse);
}

/** Of two figures in one unit: 5万元 beside 1827.20万元 is as exact as that, its noughts left out. */
function spreadBeside(figure: Mention, other: Mention): Decimal {
  const own = spread(figure);
  if (figure.unit !== other.unit) return own;
  const beside = spread(other);
  return own === beside || own.lessThanOrEqualTo(beside) ? own : beside;
}

/** In plain numbers: the share of one in the other is so far from the printed one that no rounding explains it. */
function isFarOff(
  { part, off, whole, around }: Readonly<Record<'part' | 'off' | 'whole' | 'around', number>>,
  printed: number,
  half: number,
): boolean {
  const [low, most] = [(part - off) * HUNDRED, (printed + half) * (whole + around)];
  const [high, least] = [(part + off) * HUNDRED, (printed - half) * (whole - around)];
  const loss =
    LOSS * HUNDRED * (Math.abs(part) + off + (Math.abs(printed) + half + 1) * (whole + around));
  return low - most > loss || least - high > loss;
}

/**
 * Whether a printed percentage can be the share of one figure in another, given how exactly the three are printed: 28.1 of
 * 38.3 may be 73.5 %.
 * @param less taken off the share: 100 for a growth
 */
export function isRate(
  part: Mention,
  whole: Mention,
  printed: Decimal,
  half: Decimal,
  less = 0,
): boolean {
  const [off, around] = [spreadBeside(part, whole), spreadBeside(whole, part)];
  const rough = {
    part: roughly(part.base),
    off: roughly(off),
    whole: roughly(whole.base),
    around: roughly(around),
  };
  if (isFarOff(rough, roughly(printed) + less, roughly(half))) return false;
  const narrowest = whole.base.minus(around);
  if (!narrowest.isPositive() || narrowest.isZero()) return false;
  // low × 100 − less ≤ printed + half and high × 100 − less ≥ printed − half, without a division: it costs most of all.
  const low = part.base.minus(off).times(HUNDRED);
  if (low.greaterThan(printed.plus(half).plus(less).times(whole.base.plus(around)))) return false;
  const high = part.base.plus(off).times(HUNDRED);
  return high.greaterThanOrEqualTo(printed.minus(half).plus(less).times(narrowest));
}

/** Printed exactly enough that a rate computed from it is no chance hit. */
export const isFine = (figure: Mention): boolean =>
  figure.exact && spread(figure).lessThanOrEqualTo(figure.base.times(FINE));

export const isShare = (part: Mention, whole: Mention, { value, half }: Mention): boolean =>
  isRate(part, whole, value, half);

/** A rise or fall in per cent from an earlier figure to a later one. */
export const isGrowth = (
  later: Mention,
  earlier: Mention,
  { value, half }: Mention,
  direction: 'up' | 'down',
): boolean => isRate(later, earlier, direction === 'up' ? value : negated(value), half, HUNDRED);
const negated = onceFor((value: Decimal): Decimal => value.negated());

/** Whether some two of the figures stand to each other as a printed share says, the one over the other or the gap between them. */
export function explainsShare(figures: readonly Mention[], printed: Mention): boolean {
  for (const [one, other] of pairsOf(figures.filter(isFine))) {
    if (one.kind === 'percent') continue;
    if (isShare(one, other, printed) || isGrowth(one, other, printed, 'down')) return true;
    // 节约4.42万元，节约率1.70%: of what was spent and what was saved together.
    const both = { ...other, base: other.base.plus(one.base) };
    if (/(?:节约|结余|节支)率?$/.test(printed.label) && isShare(one, both, printed)) return true;
  }
  return explainsTogether(figures, printed);
}

/** The same where one of two given figures must be among them. */
export const explainsShareOf = (
  operands: readonly Mention[],
  figures: readonly Mention[],
  printed: Mention,
): boolean =>
  operands.some((operand) =>
    figures
      .filter((other) => other !== operand && alike(other, operand))
      .some((other) => explainsShare([operand, other], printed)),
  );

/** 预算80万元，追加20万元: what was changed in the year. */
const CHANGED = /追加|调增|调减|核减|压减|收回|结转|新增|增加|另有|加上/;

/** The last figure is a share of one before with what was added to it or taken off: 预算80万元，追加20万元，支出95万元. */
function explainsChanged(figures: readonly Mention[], printed: Mention): boolean {
  const last = figures.at(-1);
  if (last === undefined) return false;
  const like = figures.filter((one) => one !== last && alike(one, last));
  return like.some(
    (change) =>
      CHANGED.test(change.before) &&
      like.some((one) =>
        [one.base.plus(change.base), one.base.minus(change.base)].some(
          (base) => one !== change && isShare(last, { ...one, base }, printed),
        ),
      ),
  );
}

/** Two or three figures in a row that are together a share of another: 甲92.50万元、乙123.00万元，两个项目占63.33%. */
export function explainsTogether(figures: readonly Mention[], printed: Mention): boolean {
  const before = figures.filter(
    ({ kind, end, exact }) => kind !== 'percent' && exact && end <= printed.start,
  );
  if (explainsChanged(before, printed)) return true;
  return [2, 3].some((length) => {
    const [first, ...rest] = before.slice(-length);
    if (first === undefined || rest.length + 1 < length) return false;
    if (!rest.every((mention) => alike(mention, first))) return false;
    const base = rest.reduce((sum, mention) => sum.plus(mention.base), first.base);
    const together = { ...first, base };
    return before.some((whole) => alike(whole, first) && isShare(together, whole, printed));
  });
}

/** The largest of some figures that count the same thing; null of none. */
export const largest = (figures: readonly Mention[]): Mention | null =>
  figures.reduce<Mention | null>(
    (most, figure) => (most === null || figure.base.greaterThan(most.base) ? figure : most),
    null,
  );
