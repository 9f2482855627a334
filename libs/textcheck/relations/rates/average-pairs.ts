import { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { total as totalBase } from '../figures/arithmetic.js';
import { dimensionOf, measured, measuredIn } from '../figures/measures.js';
import { type Piece } from './pieces.js';

/** An average with the total and the number it should be of. */
export interface Average {
  readonly printed: Mention;
  readonly total: Mention;
  /** None where the calendar gives the number. */
  readonly count: Mention | null;
  readonly computed: Decimal;
}

/** 每人次补贴110元 is no total. */
const PER_PIECE = /(?:均|每)[^，。；\d]{0,12}$/;

const LONGEST_RUN = 5;

/** 专职68名、兼职136名，平均每个网格3名: of two or more totals together. */
export function isOfSeveral(
  statement: Statement,
  figures: readonly Mention[],
  printed: Mention,
  piece: Piece,
): boolean {
  const before = statement.mentions.filter(
    (one) => one.end <= printed.start && dimensionOf(one) === dimensionOf(printed) && one.exact,
  );
  const sums = before.flatMap((first, at) =>
    Array.from({ length: LONGEST_RUN }, (_, length) => before.slice(at, at + length + 2))
      .filter(({ length }) => length > 1)
      .map((run) => ({ ...first, base: totalBase(run) })),
  );
  const counts = statement.mentions.filter(
    ({ kind, end }) => kind === 'count' && end <= printed.start,
  );
  return averagesOf([...sums, ...restsIn(figures, printed), ...counts], printed, piece).some(
    isRight,
  );
}

/** 接待费12.16万元，其中外事接待2.16万元: what is left of a total without the part told after it. */
const restsIn = (figures: readonly Mention[], printed: Mention): Mention[] =>
  figures.slice(1).flatMap((part, at) => {
    const whole = figures[at];
    const isPart =
      whole !== undefined &&
      part.end <= printed.start &&
      /其中|除/.test(part.before) &&
      dimensionOf(whole) === dimensionOf(part) &&
      whole.base.greaterThan(part.base);
    return isPart ? [{ ...whole, base: whole.base.minus(part.base) }] : [];
  });

const MONTHS = Array.from({ length: 11 }, (_, index) => index + 2);

/** 47人人均月增156元，5个月共增发3.67万元 */
export const isMonthly = (all: readonly Average[], unsaid: boolean): boolean =>
  all.some(
    (one) =>
      (unsaid || /月/.test(clauseOf(one.printed))) &&
      MONTHS.some((months) => isRight({ ...one, computed: one.computed.div(months) })),
  );

export const clauseOf = ({ before }: Mention): string => /[^，。；]*$/.exec(before)?.[0] || before;

/** Every total over every count, in the unit of the printed average. */
export function averagesOf(figures: readonly Mention[], printed: Mention, piece: Piece): Average[] {
  const totals = figures.filter(
    (figure) => isTotalOf(figure, printed) && !PER_PIECE.test(figure.before),
  );
  const counts = figures.filter(
    (figure) =>
      figure.kind === 'count' &&
      figure.base.greaterThan(1) &&
      (piece.things.length === 0 ||
        piece.things.includes(countedIn(figure)) ||
        // 公益性岗位800个，人均7800元
        (piece.things.includes('人') && isRightBefore(figure, printed))),
  );
  const byNumber = totals.flatMap((total) =>
    counts
      .filter((count) => count !== total && (piece.each !== undefined || !isTurned(total, count)))
      .map((count) => averageOf(printed, total, count, numberOf(count).div(piece.each ?? 1))),
  );
  const byCalendar = (piece.times ?? []).flatMap((times) =>
    totals.map((total) => averageOf(printed, total, null, new Decimal(times))),
  );
  return [...byNumber, ...byCalendar].filter(({ computed }) => !computed.isZero());
}

/** 巡查1840点次，平均每处80次; 256批次、6400人次，平均每批次25人 */
const isTotalOf = (figure: Mention, printed: Mention): boolean =>
  dimensionOf(figure) === dimensionOf(printed) ||
  (printed.thing === '次' && figure.thing.endsWith('次')) ||
  (printed.thing === '人' && figure.thing === '人次');

/** 14个乡镇建成广场182个: of the lesser number, where both are counted alike. */
const isTurned = (total: Mention, count: Mention): boolean =>
  total.thing === count.thing && count.base.greaterThan(total.base);

const numberOf = (count: Mention): Decimal => (isMeasured(count) ? measured(count) : count.base);

const isMeasured = (figure: Mention): boolean => ['亩', '米'].includes(dimensionOf(figure));

const isRightBefore = (figure: Mention, printed: Mention): boolean =>
  figure.end === printed.start - printed.before.length;

/** Areas and lengths are counted in the smallest unit of theirs, all else as it stands. */
export const countedIn = (figure: Mention): string =>
  isMeasured(figure) ? dimensionOf(figure) : figure.thing;

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
export function isRight({ printed, total, count, computed }: Average): boolean {
  const spread = [total, ...(count?.unit.startsWith('万') === true ? [count] : [])].map(
    ({ half, value }) => (value.isZero() ? new Decimal(0) : half.div(value).abs()),
  );
  const loose = computed.times(Decimal.max(...spread));
  return computed.minus(printed.value).abs().lessThanOrEqualTo(printed.half.plus(loose));
}

/** In the same sentence, with no semicolon between: what follows one is of another subject. */
export function isBeside({ start, text }: Statement, mention: Mention, printed: Mention): boolean {
  const [first, last] = [mention, printed].sort((one, other) => one.start - other.start);
  const inside = mention.start >= start && mention.end <= start + text.length;
  return (
    inside && !text.slice((first?.end ?? 0) - start, (last?.start ?? 0) - start).includes('；')
  );
}
