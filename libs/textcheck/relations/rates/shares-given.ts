import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isPlainFigure } from '../changes/plain-figure.js';
import { total } from '../figures/arithmetic.js';
import { alike, digitsOf, isShare } from '../figures/near.js';
import type { Composition } from './wholes-of-parts.js';

const PASSAGES = 2;
const FEWEST_DIGITS = 3;

/** A part and what it may be a share of, with the list that tells it where one does. */
export interface Pair {
  readonly part: Mention;
  readonly whole: Mention;
  readonly composition: Composition | null;
}

/** A figure that a share can be of: no mark, no change, no mean. */
export const isFigure = (one: Mention): boolean =>
  isPlainFigure(one) && !/[每均]/.test(one.before.slice(-8));

/** The figures of the passages around. */
export const windowOf = ({ figures }: TextDocument, passage: number): Mention[] =>
  figures
    .slice(Math.max(0, passage - PASSAGES), passage + PASSAGES + 1)
    .flat()
    .filter(isFigure);

/** Some other two around make it, or several parts together; a part over another one is the mistake that is looked for. */
export function isGiven(
  document: TextDocument,
  passage: number,
  { printed, part, composition }: Pair & { readonly printed: Mention },
): boolean {
  const near = windowOf(document, passage);
  const own = composition?.parts ?? [];
  const pairs = near.some(
    (one) =>
      one !== printed &&
      near.some(
        (other) =>
          other !== one &&
          alike(one, other) &&
          isShare(one, other, printed) &&
          !(own.includes(one) && own.includes(other)),
      ),
  );
  return (
    pairs ||
    isOfSeveral(near, { printed, part, own }) ||
    isGivenFar(document, { printed, part, composition })
  );
}

/** Any figure of the report that the part is this share of. */
const isGivenFar = (
  { figures }: TextDocument,
  {
    printed,
    part,
    composition,
  }: Pick<Pair, 'part' | 'composition'> & { readonly printed: Mention },
): boolean =>
  digitsOf(printed) >= FEWEST_DIGITS &&
  figures
    .flat()
    .some(
      (one) =>
        alike(one, part) &&
        composition?.parts.includes(one) !== true &&
        !one.base.isZero() &&
        isShare(part, one, printed),
    );

interface Several {
  readonly printed: Mention;
  readonly part: Mention;
  /** The parts that are told with all of them. */
  readonly own: readonly Mention[];
}

/** Two or three in a row of another, or one of what they make, as 甲 of 甲 and 乙. */
const isOfSeveral = (near: readonly Mention[], { printed, part, own }: Several): boolean => {
  const like = near.filter((one) => alike(one, part));
  const wholes = like.filter((one) => !own.includes(one));
  return like.some((first, at) =>
    [2, 3, 4].some((count) => {
      const run = like.slice(at, at + count);
      if (run.length < count) return false;
      const base = total(run);
      return wholes.some(
        (whole) =>
          isShare({ ...first, base }, whole, printed) ||
          (own.length === 0 && isShare(first, { ...whole, base }, printed)),
      );
    }),
  );
};
