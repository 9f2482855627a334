import { groupBy, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { cellValuesIn } from '../tables/total-cells.js';
import { agrees, inUnitOf, total } from './arithmetic.js';
import { isGrowth, isOneDigitOff, isShare, isSwap, placesOf } from './near.js';

/** A whole and its two parts, or a figure at two times and what it changed by, one of which is a slip of the pen. */
export interface Triad {
  readonly wrong: Mention;
  readonly others: readonly Mention[];
  readonly computed: Decimal;
}

interface Placed {
  readonly figure: Mention;
  readonly passage: number;
  readonly sentence: number;
}

/** The three stand side by side but for one figure. */
const WINDOW = 4;
const MOST_IN_RUN = 7;
const MOST_TURNS = 100;

/** The exact figures of the running text, those of one sort together. */
const rowsOf = oncePerDocument(({ statements }): (readonly Placed[])[] => {
  const placed = statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions, passage, index, text, start }) =>
      mentions.filter(isFigure).map((figure): Placed => {
        // A semicolon parts two thoughts as a full stop does.
        const turns = text.slice(0, figure.start - start).split('；').length;
        return { figure, passage, sentence: index * MOST_TURNS + Math.min(turns, MOST_TURNS - 1) };
      }),
    );
  return [...groupBy(placed, ({ figure }) => figure.thing).values()];
});

const isFigure = ({ kind, exact, unit, base, before }: Mention): boolean =>
  !OF_EACH.test(before) &&
  (kind === 'amount' || kind === 'count') &&
  exact &&
  unit !== '分' &&
  base.isPositive() &&
  !base.isZero();

export const triads = (document: TextDocument): Triad[] =>
  rowsOf(document).flatMap((row) => {
    const isKnown = knownIn(document, row);
    const found = row.flatMap((_, at) =>
      threesAt(row, at).flatMap((three) => judge(row, isKnown, three)),
    );
    const seen = new Set<Mention>();
    return found.filter(({ wrong }) => !seen.has(wrong) && seen.add(wrong));
  });

type Three = readonly [Placed, Placed, Placed];

function threesAt(row: readonly Placed[], at: number): Three[] {
  const [a, b, c, d] = row.slice(at, at + WINDOW);
  if (a === undefined || b === undefined || c === undefined) return [];
  const more: Three[] =
    d === undefined
      ? []
      : [
          [a, b, d],
          [a, c, d],
        ];
  return [[a, b, c] as const, ...more];
}

/** Whether others around a figure make it, or it is told twice: asked of few, for it is dear. */
function knownIn(document: TextDocument, row: readonly Placed[]): (figure: Mention) => boolean {
  const cells = cellValuesIn(document);
  const places = new Map(row.map(({ figure }, at) => [figure, at]));
  const times = countBy(row, ({ figure }) => figure.base.toFixed());
  let made: ReadonlySet<Mention> | null = null;
  return (figure) => {
    const at = places.get(figure) ?? 0;
    const again = (times.get(figure.base.toFixed()) ?? 0) > 1 || cells.has(figure.value.toFixed());
    const near = row
      .slice(Math.max(0, at - NEAR), at + NEAR + 1)
      .map((one) => one.figure)
      .filter((one) => one !== figure);
    const beside = document.figures[row[at]?.passage ?? 0] ?? [];
    if (again || isLeft(near, figure) || hasRate(beside, near, figure)) return true;
    made ??= madeByRuns(row);
    return made.has(figure);
  };
}

function countBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const key of all.map(keyOf)) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/** Figures that make one beside them together, and the one they make. */
const madeByRuns = (row: readonly Placed[]): ReadonlySet<Mention> =>
  new Set(
    row.flatMap(({ figure }, at) =>
      runsBeside(row, at).flatMap((run) =>
        agrees(inUnitOf(total(run), figure), figure) ? [figure, ...run] : [],
      ),
    ),
  );

/** Figures on either side that may make one. */
const NEAR = 6;

const isLeft = (near: readonly Mention[], figure: Mention): boolean =>
  near.some((one) =>
    near.some((other) => one !== other && one.base.minus(other.base).equals(figure.base)),
  ) || isMadeOfThree(near, figure);

/** A rate of the paragraph is of it and another. */
const hasRate = (passage: readonly Mention[], near: readonly Mention[], figure: Mention): boolean =>
  passage
    .filter(({ kind, value }) => kind === 'percent' && !value.isInteger())
    .some((rate) => near.some((one) => isOf(figure, one, rate) || isOf(one, figure, rate)));

const isOf = (one: Mention, other: Mention, rate: Mention): boolean =>
  isShare(one, other, rate) ||
  isGrowth(one, other, rate, 'up') ||
  isGrowth(one, other, rate, 'down');

/** 结转12.0万元，拨入300.0万元，支出305.5万元，结转6.5万元: three others come and go and leave it. */
function isMadeOfThree(near: readonly Mention[], figure: Mention): boolean {
  const bases = near.map(({ base }) => base.toNumber());
  const wanted = figure.base.toNumber();
  const makes = (value: number): boolean => Math.abs(Math.abs(value) - wanted) < FINE;
  return bases.some((one, first) =>
    bases.some(
      (other, second) =>
        second > first &&
        bases.some(
          (third, last) =>
            last > second &&
            [one + other - third, one - other + third, one - other - third].some(makes),
        ),
    ),
  );
}
const FINE = 1e-6;

function runsBeside(row: readonly Placed[], at: number): Mention[][] {
  return Array.from({ length: MOST_IN_RUN - 1 }, (_, more) => more + 2).flatMap((length) =>
    [
      row.slice(at + 1, at + 1 + length),
      row.slice(Math.max(0, at - length), at),
      row.slice(at + 2, at + 2 + length),
    ]
      .filter((run) => run.length === length)
      .map((run) => run.map(({ figure }) => figure)),
  );
}

function judge(
  row: readonly Placed[],
  isKnown: (figure: Mention) => boolean,
  three: Three,
): Triad[] {
  const [first, , last] = three;
  if (last.passage - first.passage > 1) return [];
  const figures = three.map(({ figure }) => figure);
  const [whole, one, other] = figures.toSorted((a, b) => b.base.comparedTo(a.base));
  if (whole === undefined || one === undefined || other === undefined) return [];
  const sum = total([one, other]);
  const gap = sum.minus(whole.base);
  if (gap.isZero() || isSibling(three, whole) || !isTold(three, gap, whole)) return [];
  return figures.flatMap((wrong) => {
    const owed = inUnitOf(wrong === whole ? sum : wrong.base.minus(gap), wrong);
    if (!owed.isPositive() || !isSlip(owed, wrong)) return [];
    if (!isBound(three) && !isSwap(owed, wrong)) return [];
    const others = figures.filter((one) => one !== wrong);
    if (isSpent(row, wrong, others) || isKnown(wrong)) return [];
    return [{ wrong, others, computed: owed }];
  });
}

const CLOSE = '0.3';
/** What begins a sentence that goes on with the one before it. */
const GOES_ON = /其余|其中|剩|余|未|[较比与]|[共合总]计?|另|尚|还|差|新增|减|净|两|二者/;

/** Near one another in size where a leading digit would be wrong; over the end of a sentence exact, or by the words one thing. */
function isTold(three: Three, gap: Decimal, whole: Mention): boolean {
  const [first, , last] = three;
  const isOne = first.sentence === last.sentence;
  const close = gap.abs().lessThanOrEqualTo(whole.base.times(CLOSE));
  if (!close) return isOne && three.some(({ figure }) => GOES_ON.test(figure.before));
  return isBound(three) || three.every(({ figure }) => meant(figure) >= 3);
}

/** All in one sentence, or what stands in the next one goes on with it. */
function isBound([first, second, last]: Three): boolean {
  if (first.sentence === last.sentence) return true;
  const behind = second.sentence === last.sentence ? [second, last] : [last];
  return behind.some(({ figure: { before } }) =>
    GOES_ON.test(behind.length > 1 ? before : before.replace(/其中.*$/, '')),
  );
}

const OF_EACH = /每|均|最[多少高低大小]|分别各|单价|标准/;
const JOINED = /^(?:、|和|及|与|；)(?!.*[共计])/;

/** 甲16.51万元、乙5.38万元: one beside the other, neither the whole of it. */
function isSibling(three: Three, whole: Mention): boolean {
  const figures = three.map(({ figure }) => figure);
  const at = figures.indexOf(whole);
  const next = figures[at + 1];
  return at === 0 ? next !== undefined && JOINED.test(next.before) : JOINED.test(whole.before);
}

/** The two make another figure of the text with each other. */
const isSpent = (
  row: readonly Placed[],
  wrong: Mention,
  [one, other]: readonly Mention[],
): boolean => {
  if (one === undefined || other === undefined) return true;
  const made = [one.base.plus(other.base), one.base.minus(other.base).abs()];
  return row.some(
    ({ figure }) =>
      figure !== wrong &&
      figure !== one &&
      figure !== other &&
      made.some((base) => base.equals(figure.base)),
  );
};

const meant = (wrong: Mention): number =>
  wrong.value.toFixed(placesOf(wrong)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '')
    .length;

const isSlip = (owed: Decimal, wrong: Mention): boolean => {
  if (owed.decimalPlaces() > placesOf(wrong)) return false;
  return (
    (meant(wrong) >= 3 && isSwap(owed, wrong)) ||
    (meant(wrong) >= 4 && isOneDigitOff(owed, wrong, 4))
  );
};
