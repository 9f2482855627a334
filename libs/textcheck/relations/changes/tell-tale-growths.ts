import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { alike, isGrowth, isMisprint, isShare, isSwap } from '../figures/near.js';
import { isChange, mayBeOne, type Direction } from './change-words.js';
import type { GrowthSlip } from './growth-slips.js';
import { timesWithin, WAS } from './times-of.js';
import { isPlainFigure } from './plain-figure.js';

const UP =
  /(?:增[长加幅速收支产多]|正增长|上升|提[高升]|上涨|涨幅|升幅|扩大|攀升|增)(?:率|幅度?|比例|幅)*(?:达到?了?|为|了|约|是|有)*$/;
const DOWN =
  /(?:负增长|减[少幅支收]|下[降滑]|降低|压[减缩降](?!率)|缩减|降幅|跌幅|回落|减|降)(?:率|幅度?|比例|幅)*(?:达到?了?|为|了|约|是|有)*$/;
/** Saved against a time before, not of a plan. */
const SAVED =
  /(?:[较比与同](?:上年|去年|同期|20\d\d年|以前)[^，。；]*|相比[^，。；]{0,4})(?:节[约省水电]|少[用花支])了?$/;
const BEHIND = /^的(?:高|快速|正|负)?([增涨升降减])[长幅速加少低]/;
/** Of a plan, of each, of others. */
const OTHERWISE =
  /目标|计划|预[算计期]|概算|控制|每|均|全[国省市]|贡献|超过|不[低高少]于|以[内上]|其中|占|完成|执行/;
const HUNDRED = 100;
const MOST_FIGURES = 16;
const FEWEST_DIGITS = 3;

interface Told {
  readonly by: Mention;
  readonly direction: Direction;
}

/**
 * Growths whose own figure tells what went wrong with two figures of two times: turned the other way round, over what came of
 * it, the multiple or the difference in place of the rate, or a slip of the pen. No other two around may make it.
 */
export const tellTaleGrowths = (document: TextDocument, known: ReadonlySet<number>): GrowthSlip[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((by) => {
        if (by.kind !== 'percent' || !by.exact || by.value.isZero() || known.has(by.start))
          return [];
        const direction = wayOf(document, by);
        return direction === null ? [] : judge(document, statement, { by, direction });
      }),
    );

const clauseOf = ({ before }: Mention): string => /[^，。；（(]*$/.exec(before)?.[0] ?? '';

function wayOf({ text }: TextDocument, by: Mention): Direction | null {
  const words = clauseOf(by);
  if (OTHERWISE.test(words)) return null;
  const behind = BEHIND.exec(text.slice(by.end, by.end + 6));
  if (behind !== null) return /[降减]/.test(behind[0]) || behind[0].includes('负') ? 'down' : 'up';
  if (DOWN.test(words) || SAVED.test(words)) return 'down';
  return UP.test(words) ? 'up' : null;
}

function judge(document: TextDocument, { passage }: Statement, told: Told): GrowthSlip[] {
  const own = (document.figures[passage] ?? []).filter(isPlainFigure);
  if (own.length > MOST_FIGURES) return [];
  const near = [passage - 1, passage, passage + 1].flatMap((at) => document.figures[at] ?? []);
  if (isGrown(near, told)) return [];
  const [first] = pairsIn(document, own, told)
    .filter((ends) => !isOfChange(near, told, ends))
    .flatMap((ends) => slipOf(ends, told) ?? []);
  return first === undefined ? [] : [first];
}

type Ends = readonly [earlier: Mention, later: Mention];

/** Two like figures of which one is told to be of a time before. */
function pairsIn(document: TextDocument, own: readonly Mention[], { by }: Told): Ends[] {
  return own.flatMap((one, at) =>
    own.slice(at + 1).flatMap((other) => {
      if (!alike(one, other) || !mayBeOne(one, other)) return [];
      if (one.start > by.start && other.start > by.start) return [];
      const times = timesWithin(document, one, other);
      return times === null || !isBefore(document, times) ? [] : [times];
    }),
  );
}

const isBefore = ({ year }: TextDocument, [earlier, later]: Ends): boolean =>
  WAS.test(lastOf(earlier)) ||
  (earlier.year !== null && (later.year ?? year ?? 0) - earlier.year === 1);

const lastOf = ({ before }: Mention): string => before.split(/[，；。]/).at(-1) ?? '';

/** Some two figures around grew by this. */
const isGrown = (near: readonly Mention[], { by, direction }: Told): boolean =>
  near.some(
    (one) =>
      one !== by &&
      near.some(
        (other) =>
          other !== one &&
          alike(one, other) &&
          isPositive(other) &&
          isGrowth(one, other, by, direction),
      ),
  );

/** Some change around is this share of one, and not what the two ends differ by. */
const isOfChange = (near: readonly Mention[], { by }: Told, [earlier, later]: Ends): boolean => {
  const gap = later.base.minus(earlier.base).abs();
  return near.some(
    (change) =>
      isChange(change) &&
      !change.base.equals(gap) &&
      near.some(
        (one) =>
          one !== change && alike(one, change) && isPositive(one) && isShare(change, one, by),
      ),
  );
};

const isPositive = ({ base }: Mention): boolean => base.isPositive() && !base.isZero();

function slipOf([earlier, later]: Ends, { by, direction }: Told): GrowthSlip | null {
  const gap = later.base.minus(earlier.base);
  if (gap.isZero()) return null;
  const computed = gap.abs().div(earlier.base).times(HUNDRED);
  const way: Direction = gap.isNegative() ? 'down' : 'up';
  const slip = { by, earlier, later, computed, direction: way };
  if (way !== direction)
    return isGrowth(later, earlier, by, way) ? { ...slip, turned: true } : null;
  return isTelling({ gap: gap.abs(), later, earlier, computed }, by) ? slip : null;
}

interface Made {
  readonly gap: Decimal;
  readonly earlier: Mention;
  readonly later: Mention;
  readonly computed: Decimal;
}

function isTelling({ gap, earlier, later, computed }: Made, by: Mention): boolean {
  const multiple = later.base.div(earlier.base);
  return (
    agrees(gap.div(later.base).times(HUNDRED), by) ||
    [multiple, multiple.times(HUNDRED)].some((times) => agrees(times, by)) ||
    [computed.times(10), computed.div(10)].some((shifted) => agrees(shifted, by)) ||
    isSameDigits(gap.div(later.scale), by) ||
    (digitsIn(by.value).length >= FEWEST_DIGITS &&
      (isSwap(computed, by) || isMisprint(computed, by)))
  );
}

/** Without the noughts around them. */
const digitsIn = (value: Decimal): string =>
  value
    .toFixed()
    .replace('.', '')
    .replaceAll(/^0+|0+$/g, '');

/** 2.31亿元 and 2.10亿元 grow by 0.21, and not by 21%. */
const isSameDigits = (gap: Decimal, { value }: Mention): boolean =>
  digitsIn(value).length > 1 && digitsIn(gap) === digitsIn(value);
