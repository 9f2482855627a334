import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike, digitsOf, isFine, isShare } from '../figures/near.js';
import { statedIn } from '../figures/stated.js';
import { figureIn, totalCellsIn } from '../tables/total-cells.js';
import { AGAINST, directionOf, isChange, type Direction } from './change-words.js';
import { GROWS, type GrowthSlip } from './growth-slips.js';

const FEWEST_DIGITS = 3;
/** Figures of another paragraph with fewer digits are met by chance. */
const FEWEST_IN_FAR = 4;
const HUNDRED = 100;
const CHANGE_WORDS = /(?:[较比与同][^，。；\d]*)?(?:增加|增长|减少|下降|提高|上升|降低|增)(?:了)?$/;

/**
 * Growths taken of what became of a figure instead of what it was: the difference stated right before over one figure makes
 * the rate, and that figure without the difference is told, too.
 */
export function wrongBases(document: TextDocument): GrowthSlip[] {
  return document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((by, index) => {
        const difference = statement.mentions[index - 1];
        const direction = directionOf(by.before, []);
        if (difference === undefined || direction === null || !isGrowthOf(by, difference))
          return [];
        return judge(document, statement, { by, difference, direction });
      }),
    );
}

function isGrowthOf(by: Mention, difference: Mention): boolean {
  const rate = by.kind === 'percent' && by.exact && digitsOf(by) >= FEWEST_DIGITS;
  const told = difference.kind === 'amount' || difference.kind === 'count';
  const both = told && difference.exact && isChange(difference) && GROWS.test(by.before);
  return rate && both && directionOf(difference.before, []) === directionOf(by.before, []);
}

interface Told {
  readonly by: Mention;
  readonly difference: Mention;
  readonly direction: Direction;
}

function judge(document: TextDocument, statement: Statement, told: Told): GrowthSlip[] {
  const { by, difference, direction } = told;
  const figures = figuresFor(document, statement, difference);
  const wholes = figures.filter((one) => isShare(difference, one, by));
  // 较上年5起减少3起: said to be what it was before.
  if (wholes.some((one) => one.end <= difference.start && AGAINST.test(one.before))) return [];
  const [later] = wholes;
  if (later === undefined) return ofUntold(document, statement, told);
  const earlier = wholes.map((one) => figureOf(figures, before(one, told)));
  const isEarlier = wholes.some((one) => figureOf(figures, after(one, told)) !== undefined);
  const [first] = earlier;
  if (isEarlier || first === undefined || earlier.includes(undefined)) return [];
  return [{ by, earlier: first, later, computed: rateOf(difference, first), direction }];
}

const before = ({ base }: Mention, { difference, direction }: Told): Decimal =>
  direction === 'up' ? base.minus(difference.base) : base.plus(difference.base);

const after = ({ base }: Mention, { difference, direction }: Told): Decimal =>
  direction === 'up' ? base.plus(difference.base) : base.minus(difference.base);

const figureOf = (figures: readonly Mention[], base: Decimal): Mention | undefined =>
  figures.find((one) => one.base.equals(base));

const rateOf = (difference: Mention, earlier: Mention): Decimal =>
  difference.base.div(earlier.base).times(HUNDRED);

/** Figures of its paragraph, and longer ones of the whole text and of rows of totals. */
function figuresFor(document: TextDocument, statement: Statement, like: Mention): Mention[] {
  const own = document.figures[statement.passage] ?? [];
  const far = statedIn(document).map(({ mention }) => mention);
  const cells = totalCellsIn(document).map(({ mention }) => figureIn(mention, like));
  const long = [...far, ...cells].filter((one) => digitsOf(one) >= FEWEST_IN_FAR);
  return [...own, ...long].filter(
    (one) => one !== like && alike(one, like) && isFine(one) && one.base.greaterThan(like.base),
  );
}

/** 上年亩均投资1500元，本年亩均投资增加300元: the later figure is not told, and yet the rate is of it. */
function ofUntold(document: TextDocument, { passage }: Statement, told: Told): GrowthSlip[] {
  const { by, difference, direction } = told;
  const noun = difference.label.replace(CHANGE_WORDS, '').replace(/^(?:今年|本年)/, '');
  if (noun.length < 2) return [];
  const earlier = (document.figures[passage] ?? []).findLast(
    (one) => one.end <= difference.start && alike(one, difference) && one.label.endsWith(noun),
  );
  if (earlier === undefined || !earlier.exact || isChange(earlier)) return [];
  const later = { ...earlier, base: after(earlier, told) };
  const wrong = later.base.isPositive() && isShare(difference, later, by);
  return wrong && !isShare(difference, earlier, by)
    ? [{ by, earlier, later: difference, computed: rateOf(difference, earlier), direction }]
    : [];
}
