import { Decimal } from '#libs/kernel';

import type { Finding } from '../../finding.js';
import { SURE } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isMadeOtherwise } from './made-otherwise.js';
import { alike, around, digitsOf, isFine, isGrowth, isShare, pairsOf, percentOf } from './near.js';
import { statedIn } from './stated.js';
import { figureIn, totalCellsIn } from '../tables/total-cells.js';

/** A percentage with fewer digits is made by some two figures of any paragraph. */
const FEWEST_DIGITS = 3;
const KINDS: ReadonlySet<string> = new Set(['share', 'ratio', 'growth']);
/** What a share right behind its figure is told with. */
const OWN_SHARE = /^[，,（(]?占(?:比|总额)?(?:为|达)?$/;
const UP = /(?:增长|增加|上升|提高|增幅)[^，。；]*$/;
const DOWN = /(?:下降|减少|降低|降幅)[^，。；]*$/;

/**
 * Whether a share or growth said to be wrong is made by two other figures of its paragraph, or a rate by two of its
 * sentence: then it is right, and it was held against the wrong ones. A growth goes the way its words say: else a wrong base would explain it.
 */
export function isExplained(document: TextDocument, finding: Finding): boolean {
  if (isMadeOtherwise(document, finding)) return true;
  const { kind, quotes, confidence } = finding;
  const [at] = quotes;
  if (!KINDS.has(kind) || at === undefined || confidence >= SURE) return false;
  const statement = document.statements.find(({ mentions }) =>
    mentions.some(({ start }) => start === at.start),
  );
  const printed = statement?.mentions.find(({ start }) => start === at.start);
  if (statement === undefined || printed?.kind !== 'percent' || digitsOf(printed) < FEWEST_DIGITS)
    return false;
  const held = new Set(quotes.map(({ start }) => start));
  return isMadeOfOthers(document, statement, { kind, printed, held });
}

interface Held {
  readonly kind: string;
  readonly printed: Mention;
  readonly held: ReadonlySet<number>;
}

function isMadeOfOthers(
  document: TextDocument,
  statement: Statement,
  { kind, printed, held }: Held,
): boolean {
  const near = kind === 'ratio' ? statement.mentions : around(document, statement, printed);
  const figures = near.filter(({ kind: of }) => of !== 'percent');
  if (kind === 'growth') return isGrowthOfOthers(figures, held, printed);
  if (isShareOfRun(figures, printed)) return true;
  if (kind === 'ratio')
    return (
      isShareOfOthers(figures, held, printed, 1) ||
      isShareWithRest(figures, printed) ||
      isShareOfFar(document, statement, held, printed) ||
      isShareOfNamed(document, figures.filter(isFine), printed)
    );
  const free = near.filter((figure, at) => figure.kind !== 'percent' && !hasOwnShare(near[at + 1]));
  return isShareOfOthers(free, held, printed, 0);
}

const LONGEST_RUN = 6;
const FEWEST_IN_RUN = 3;

/** 一季度356万元、二季度1236万元、三季度768万元、四季度936万元，四季度占28.4%: the last one of all of them together. */
function isShareOfRun(figures: readonly Mention[], printed: Mention): boolean {
  const [last, ...before] = figures.filter(({ end }) => end <= printed.start).toReversed();
  if (last === undefined || !isFine(last)) return false;
  let base = last.base;
  return before.slice(0, LONGEST_RUN).some((one, at) => {
    base = alike(one, last) ? base.plus(one.base) : new Decimal(0);
    return (
      at + 2 >= FEWEST_IN_RUN && base.isPositive() && isShare(last, { ...last, base }, printed)
    );
  });
}

/** 省级补助736万元，占20%: what the next share is of, no other one is. */
const hasOwnShare = (next: Mention | undefined): boolean =>
  next?.kind === 'percent' && OWN_SHARE.test(next.before);

/** Of two figures at most so many of which it was held against. */
function isShareOfOthers(
  figures: readonly Mention[],
  held: ReadonlySet<number>,
  printed: Mention,
  most: number,
): boolean {
  const isHeld = ({ start }: Mention): number => (held.has(start) ? 1 : 0);
  const fine = new Set(figures.filter(isFine));
  for (const [part, whole] of pairsOf(figures.filter(({ exact }) => exact))) {
    if (isHeld(part) + isHeld(whole) > most) continue;
    // 90万元 is printed in two digits, and yet 86.40万元 are just 96.00 % of it.
    const just = fine.has(part) && percentOf(part, whole)?.equals(printed.value) === true;
    if (just || (fine.has(part) && fine.has(whole) && isShare(part, whole, printed))) return true;
  }
  return false;
}

const SHORTEST_NOUN = 2;
const WHOLE = /占(?:全部|全年|本年)?([^，。；\d]{2,14}?)的?(?:比例|比重)?(?:为|达)?$/;

/** Of a figure of the sentence in one that its words name and another place tells: 有效仓容5.20万吨 … 仓容利用率70.19%. */
function isShareOfNamed(
  document: TextDocument,
  figures: readonly Mention[],
  printed: Mention,
): boolean {
  const words = printed.before;
  const noun = WHOLE.exec(words)?.[1];
  const isNamed = (label: string): boolean =>
    // 占调整后预算的 is of no other budget.
    noun !== undefined
      ? label.includes(noun)
      : [...label].some((_, at) => {
          const pair = label.slice(at, at + SHORTEST_NOUN);
          return pair.length === SHORTEST_NOUN && words.includes(pair);
        });
  const told = statedIn(document)
    .map(({ mention }) => mention)
    .filter((one) => isFine(one) && isNamed(one.label));
  const cells = totalCellsIn(document).filter(({ names }) => isNamed(names));
  return figures.some((part) =>
    [...told, ...cells.map(({ mention }) => figureIn(mention, part))].some(
      (whole) =>
        alike(part, whole) && digitsOf(whole) >= FEWEST_DIGITS && isShare(part, whole, printed),
    ),
  );
}

const REST = /(?:结转|结余|剩余|节余|余|未|尚)[^，。；\d]*$/;

/** 支出659.14万元，年末结转18.24万元，支出率97.31%: of what was spent and what is left together. */
function isShareWithRest(figures: readonly Mention[], printed: Mention): boolean {
  const before = figures.filter(({ end, exact }) => exact && end <= printed.start);
  return before.some((rest, at) => {
    const part = before[at - 1];
    if (part === undefined || !alike(part, rest) || !REST.test(rest.before)) return false;
    return isShare(part, { ...part, base: part.base.plus(rest.base) }, printed);
  });
}

const FEWEST_IN_FAR = 4;
/** 占年初预算的 is of no other budget. */
const NAMES_PLAN = /预算|计划|目标|任务|年初/;

/** Held against a figure of another paragraph, while one that is told as far away makes it. */
function isShareOfFar(
  document: TextDocument,
  { mentions }: Statement,
  held: ReadonlySet<number>,
  printed: Mention,
): boolean {
  const part = mentions.find(({ start }) => start !== printed.start && held.has(start));
  const beside = mentions.filter(({ start }) => held.has(start)).length > 2;
  if (part === undefined || beside || digitsOf(printed) < FEWEST_IN_FAR) return false;
  if (NAMES_PLAN.test(printed.before)) return false;
  return statedIn(document).some(
    ({ mention: whole }) =>
      alike(part, whole) &&
      whole.exact &&
      digitsOf(whole) >= FEWEST_IN_FAR &&
      whole.base.greaterThan(part.base) &&
      isShare(part, whole, printed),
  );
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
