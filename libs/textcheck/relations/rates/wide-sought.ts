import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import { isChange } from '../changes/change-words.js';
import { total as sum, withBase } from '../figures/arithmetic.js';
import { dimensionOf, measured, pieceOf as pieceSize } from '../figures/measures.js';
import { bigramsOf, gramsOf, namePool, type Named } from '../figures/name-pool.js';
import { clauseOf, countedIn } from './average-pairs.js';
import { pieceOf, type Piece } from './pieces.js';

/** A figure with its size as a plain number: thousands of pairs are tried. */
export interface Sized {
  readonly mention: Mention;
  readonly size: number;
  /** How far off its printing may leave it, as a part of it. */
  readonly loose: number;
}

/** What an average may be made of: all a report tells, and what stands around it. */
export interface Sought {
  readonly printed: Mention;
  /** So many of the piece together: 每千人. */
  readonly each: number;
  readonly totals: readonly Sized[];
  readonly counts: readonly Sized[];
  /** Totals told before it in its sentence, the nearest last. */
  readonly besideTotals: readonly Sized[];
  /** Totals of its paragraph and the one above, and those its words name. */
  readonly ownTotals: readonly Sized[];
  /** Totals the report tells again and again. */
  readonly mainTotals: readonly Sized[];
  /** The last number of its sentence; empty where that tells none. */
  readonly besideCounts: readonly Sized[];
  /** Numbers of its sentence, else of its paragraph, else of the report. */
  readonly ownCounts: readonly Sized[];
}

const PER_PIECE = /(?:均|每)[^，。；\d]{0,12}$/;
/** 平均每个分馆, 平均每部, 平均班额: what it is for each of. */
const NOUN =
  /每(?:个|家|所|处|座|名)?([一-龥]{1,5}(?:（[一-龥]{1,3}）)?)|平均([班])额|([一-龥]{2,3})单位造价/;
const SMALL = [2, 3, 4, 5, 6, 7, 8, 9];
const MYRIAD = 10_000;
const FEWEST_TOLD = 3;
const NOUN_BEHIND = 10;

/** Everything an average may be made of; null where its words do not tell what it is for each of. */
export function soughtFor(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
): Sought | null {
  const clause = clauseOf(printed);
  const piece = pieceOf(clause) ?? { words: NOUN, things: [] };
  const isCount = counter(document, printed, piece);
  if (isCount === null) return null;
  const isTotal = (one: Mention): boolean =>
    one !== printed &&
    dimensionOf(one) === dimensionOf(printed) &&
    one.unit !== '' &&
    isPlain(one) &&
    !PER_PIECE.test(one.before);
  const { passage, mentions } = statement;
  const own = document.figures[passage] ?? [];
  const around = [...(document.figures[passage - 1] ?? []), ...own];
  const cells = cellsIn(document);
  const before = mentions.filter((one) => one.end <= printed.start);
  const isOwn = (one: Mention): boolean =>
    isCount(one) && one.end <= printed.start && !PER_PIECE.test(one.before);
  const beside = before.filter(isOwn).slice(-1);
  const near = beside.length > 0 ? beside : own.filter(isOwn);
  const told = plainIn(document).filter(isCount);
  const totals = mentions.filter(isTotal);
  const counts = [
    ...told,
    ...cells.flatMap((named) => countCell(named, piece)),
    ...(piece.times ?? []).map((times) => numberOf(printed, times)),
  ];
  const dimension = dimensionOf(printed);
  const allTotals = totalsIn(document).filter(
    (one) => one !== printed && dimensionOf(one) === dimension,
  );
  return {
    printed,
    each: piece.each ?? 1,
    totals: sized(allTotals),
    mainTotals: sized(toldAgain(allTotals)),
    counts: sized([...counts, ...SMALL.map((times) => numberOf(printed, times))]),
    besideTotals: sized(wholesOf(totals, printed)),
    ownTotals: sized([...around, ...namedFor(document, clause)].filter(isTotal)),
    besideCounts: sized(beside),
    ownCounts: sized(near.length > 0 ? near : counts),
  };
}

/** Of the figures those of a size told so many times. */
function toldAgain(figures: readonly Mention[]): Mention[] {
  const times = new Map<string, number>();
  for (const one of figures) times.set(keyOf(one), (times.get(keyOf(one)) ?? 0) + 1);
  return figures.filter((one) => (times.get(keyOf(one)) ?? 0) >= FEWEST_TOLD);
}

const keyOf = onceFor(({ base }: Mention) => base.toFixed());

/** Totals told before it, else behind it in a bracket; 2100人，其中720人、685人、695人 are one. */
function wholesOf(totals: readonly Mention[], printed: Mention): readonly Mention[] {
  const before = totals.filter(({ end }) => end <= printed.start);
  const [first, ...parts] = before;
  if (first === undefined) return totals.filter(({ bracketed }) => bracketed).slice(0, 1);
  return parts.length > 1 && sum(parts).equals(first.base) ? [first] : before;
}

/** Whether a figure counts what the average is for each of: by its measure word, or by the noun before or behind it. */
function counter(
  { text }: TextDocument,
  printed: Mention,
  { things, times }: Piece,
): ((one: Mention) => boolean) | null {
  const found = NOUN.exec(clauseOf(printed));
  const noun = found?.slice(1).find(Boolean) ?? '';
  if (things.length === 0 && times === undefined && noun === '') return null;
  const isOf = (one: Mention): boolean =>
    things.length > 0
      ? things.includes(countedIn(one))
      : noun !== '' &&
        one.thing !== printed.thing &&
        (one.thing === noun ||
          one.label.endsWith(noun) ||
          text.slice(one.end, one.end + NOUN_BEHIND).startsWith(noun));
  return (one) =>
    one !== printed && one.kind === 'count' && isPlain(one) && one.base.greaterThan(1) && isOf(one);
}

const numberOf = (printed: Mention, times: number): Mention => ({
  ...withBase(printed, new Decimal(times)),
  value: new Decimal(times),
  half: new Decimal(0),
  unit: '',
  thing: '',
  scale: new Decimal(1),
});

const isPlain = onceFor(
  (one: Mention): boolean =>
    one.exact && one.base.isPositive() && !one.base.isZero() && !isChange(one),
);

const cellsIn = oncePerDocument((document): readonly Named[] =>
  namePool(document).filter(({ table }) => table >= 0),
);

const plainIn = oncePerDocument((document): readonly Mention[] =>
  document.figures.flat().filter(isPlain),
);

/** Whatever an average may be of. */
const totalsIn = oncePerDocument((document): readonly Mention[] =>
  [
    ...plainIn(document),
    ...cellsIn(document)
      .map(({ mention }) => mention)
      .filter(isPlain),
  ].filter(({ unit, before }) => unit !== '' && !PER_PIECE.test(before)),
);

const MEASURES: readonly (readonly [thing: string, words: RegExp, unit: string])[] = [
  ['米', /公里/, '公里'],
  ['亩', /亩/, '亩'],
];

/** A cell whose column or row names what is counted. */
function countCell({ mention, column, name }: Named, { things }: Piece): Mention[] {
  if (mention.unit !== '') return [];
  const words = column + name;
  const thing = things.find((one) => words.includes(one));
  const measure = MEASURES.find(([of, unit]) => things.includes(of) && unit.test(words))?.[2];
  const unit = measure ?? thing;
  if (unit === undefined) return [];
  const scale = words.includes(`万${unit}`) ? MYRIAD : 1;
  const base = mention.value.times(scale);
  return [{ ...mention, kind: 'count', unit, thing: unit, scale: new Decimal(scale), base }];
}

/** Totals of the report whose noun the words of the average name. */
function namedFor(document: TextDocument, clause: string): Mention[] {
  const known = new Set(bigramsOf(clause.replace(/(?:人次|[一-龥])均|平均每|每/, '，')));
  if (known.size === 0) return [];
  return namePool(document)
    .filter((named) => gramsOf(named).some((one) => known.has(one)))
    .map(({ mention }) => mention);
}

/** Lengths and areas in the smallest unit, all else as it is counted. */
const sizeOf = (mention: Mention): Decimal =>
  MEASURED.has(dimensionOf(mention)) ? measured(mention) : mention.base;

/** How much of that its printed unit is. */
export const unitOf = (mention: Mention): Decimal =>
  MEASURED.has(dimensionOf(mention)) ? pieceSize(mention) : mention.scale;

const MEASURED = new Set(['亩', '米']);

/** Each size once. */
function sized(figures: readonly Mention[]): Sized[] {
  const seen = new Set<number>();
  return figures.map(sizedOne).filter(({ size }) => {
    if (seen.has(size) || size <= 0) return false;
    seen.add(size);
    return true;
  });
}

const sizedOne = onceFor((mention: Mention): Sized => {
  const rounded = mention.kind === 'amount' || mention.unit.startsWith('万');
  const loose = rounded && !mention.value.isZero() ? mention.half.div(mention.value) : 0;
  return { mention, size: sizeOf(mention).toNumber(), loose: Math.abs(Number(loose)) };
});
