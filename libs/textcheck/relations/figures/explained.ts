import type { Finding } from '../../finding.js';
import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { around, digitsOf, isFine, isGrowth, isShare, pairsOf } from './near.js';

/** A percentage with fewer digits is made by some two figures of any paragraph. */
const FEWEST_DIGITS = 3;
const KINDS: ReadonlySet<string> = new Set(['share', 'ratio', 'growth']);
const UP = /(?:增长|增加|上升|提高|增幅)[^，。；]*$/;
const DOWN = /(?:下降|减少|降低|降幅)[^，。；]*$/;

/**
 * Whether a share or growth said to be wrong is made by two other figures of its paragraph, or a rate by two of its
 * sentence: then it is right, and it was held against the wrong ones. A growth goes the way its words say: else a wrong base would explain it.
 */
export function isExplained(document: TextDocument, { kind, quotes }: Finding): boolean {
  const [at] = quotes;
  if (!KINDS.has(kind) || at === undefined) return false;
  const statement = document.statements.find(({ mentions }) =>
    mentions.some(({ start }) => start === at.start),
  );
  const printed = statement?.mentions.find(({ start }) => start === at.start);
  if (statement === undefined || printed?.kind !== 'percent' || digitsOf(printed) < FEWEST_DIGITS)
    return false;
  const held = new Set(quotes.map(({ start }) => start));
  const near = kind === 'ratio' ? statement.mentions : around(document, statement, printed);
  const figures = near.filter(({ kind: of }) => of !== 'percent');
  return kind === 'growth'
    ? isGrowthOfOthers(figures, held, printed)
    : isShareOfOthers(figures, held, printed, kind === 'ratio' ? 1 : 0);
}

/** Of two figures at most so many of which it was held against. */
function isShareOfOthers(
  figures: readonly Mention[],
  held: ReadonlySet<number>,
  printed: Mention,
  most: number,
): boolean {
  const isHeld = ({ start }: Mention): number => (held.has(start) ? 1 : 0);
  for (const [part, whole] of pairsOf(figures.filter(isFine)))
    if (isHeld(part) + isHeld(whole) <= most && isShare(part, whole, printed)) return true;
  return false;
}

/** Of two figures that are not both those it was held against. */
function isGrowthOfOthers(
  figures: readonly Mention[],
  held: ReadonlySet<number>,
  printed: Mention,
): boolean {
  const direction = UP.test(printed.before) ? 'up' : DOWN.test(printed.before) ? 'down' : null;
  if (direction === null) return false;
  for (const [one, other] of pairsOf(figures.filter(isFine)))
    if (!(held.has(one.start) && held.has(other.start)) && isGrowth(one, other, printed, direction))
      return true;
  return false;
}
