import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, withBase } from '../figures/arithmetic.js';
import { alike, isGrowth, isMisprint, isSwap, isWithinReach } from '../figures/near.js';
import { AGAINST, directionOf, isChange, mayBeOne, TO, type Direction } from './change-words.js';
import type { GrowthSlip } from './growth-slips.js';
import { timesWithin, WAS } from './times-of.js';

/** What a growth ends its clause with, by the character that says the way. */
const UP = /[增升涨扩]|提高|攀|走高|上[扬浮]|多[了出]?$|高[了出]?$/;
const DOWN = /[减降跌滑缩落]|走低|下浮|压[了缩]|少[了出]?$|低[了出]?$/;
/** 提高到87.2%: what it became. */
const BECAME = /[升降增减高低长少加缩跌涨][到至]$/;
/** Saved against a time before, not of a plan. */
const SAVED =
  /(?:[较比与同](?:上年|去年|同期|20\d\d年|以前|改造前)[^，。；]*|相比[^，。；]{0,4})(?:节[约省水电]|少[用花支])了?$/;
/** Behind the figure: 实现12%的增长. */
const BEHIND = /^的?(?:同比)?([增涨升降减跌])[长幅速加少低]/;
const LONGEST = 14;
/** Shares, rates that were reached, and growths of each or of something else. */
const OTHERWISE = /占|节|完成|执行|不|每|均|目标|计划|平均|全[国省市县]|贡献|成本率|以内|控制|其中/;
const HUNDRED = 100;
const REACH = 3;
/** 5% printed as 50%. */
const TENFOLD = ['0.1', '10'];
/** Passages above that the two figures may stand in. */
const PASSAGES = 2;

interface Told {
  readonly by: Mention;
  readonly direction: Direction;
}

/**
 * Growths of the only two figures of one sort that their part of a sentence, sentence, paragraph or the lines above tell, and
 * which are of two times: whatever the words, nothing else can be meant.
 */
export const wideGrowths = (document: TextDocument, known: ReadonlySet<number>): GrowthSlip[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((by) => {
        if (by.kind !== 'percent' || !by.exact || by.value.isZero() || known.has(by.start))
          return [];
        const direction = wayOf(document, by);
        return direction === null ? [] : (judge(document, statement, { by, direction }) ?? []);
      }),
    );

/** The words its clause ends with. */
function wordsOf({ before }: Mention): string {
  const clauses = before.split(/[，,；;。（(]/);
  const last = clauses.at(-1) ?? '';
  return last.replace(/[：:]$/, '').slice(-LONGEST);
}

function wayOf({ text }: TextDocument, by: Mention): Direction | null {
  const words = wordsOf(by);
  if (SAVED.test(words)) return 'down';
  if (OTHERWISE.test(words) || BECAME.test(words)) return null;
  const behind = BEHIND.exec(text.slice(by.end, by.end + 5))?.[1];
  if (behind !== undefined) return /[增涨升]/.test(behind) ? 'up' : 'down';
  const end = words.replace(/(?:了|为|是|达到?|约|率|幅度?|比例|近|超|\s)+$/, '').slice(-3);
  if (UP.test(end)) return DOWN.test(end) ? null : 'up';
  return DOWN.test(end) ? 'down' : null;
}

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.base.isPositive() &&
  !one.base.isZero();

function judge(document: TextDocument, statement: Statement, told: Told): GrowthSlip | null {
  const scopes = scopesOf(document, statement, told.by);
  const before = scopes[0]?.filter((one) => isFigure(one) && one.end <= told.by.start);
  const gap = before?.findLast(isChange) ?? null;
  for (const scope of scopes) {
    const figures = withoutGaps(scope.filter((one) => isFigure(one) && !isChange(one)));
    const ends = gap === null ? null : ofGap(document, { figures, scope, gap });
    const pairs = pairsIn(figures);
    if (ends === null && pairs.length === 0) continue;
    if (pairs.length > 1 || !isNamed(scope, told)) return null;
    const times = pairs.length === 0 ? ends : timesOfPair(document, pairs, gap);
    return times === null ? null : slipOf(times, told);
  }
  return null;
}

type Ends = readonly [earlier: Mention, later: Mention];

/** Of the sort of the change told right before the rate, where there is one. */
const timesOfPair = (
  document: TextDocument,
  [pair]: readonly Ends[],
  gap: Mention | null,
): Ends | null =>
  pair === undefined || (gap !== null && !alike(pair[0], gap))
    ? null
    : timesWithin(document, ...pair);

/** 去年1.50万亩，今年1.62万亩，扩种0.12万亩: what two before it differ by is no end of a growth. */
const withoutGaps = (figures: readonly Mention[]): Mention[] =>
  figures.filter((one, at) => {
    const [first, second] = figures.slice(Math.max(0, at - 2), at);
    const like = first !== undefined && second !== undefined && alike(first, one);
    return !(like && alike(second, one) && first.base.minus(second.base).abs().equals(one.base));
  });

const pairsIn = (figures: readonly Mention[]): (readonly [Mention, Mention])[] =>
  figures.flatMap((one, at) =>
    figures
      .slice(at + 1)
      .flatMap((other) =>
        alike(one, other) && mayBeOne(one, other) ? [[one, other] as const] : [],
      ),
  );

interface Gap {
  readonly figures: readonly Mention[];
  readonly scope: readonly Mention[];
  readonly gap: Mention;
}

/** 比年初净增36万元，年初为720万元; 9.2万元，较上年减少0.8万元: one figure and the change right before. */
function ofGap(document: TextDocument, { figures, scope, gap }: Gap): Ends | null {
  const like = figures.filter((one) => alike(one, gap));
  const [one] = like;
  const way = directionOf(gap.before, []);
  if (one === undefined || like.length > 1 || way === null) return null;
  if (scope.some((other) => other !== gap && isChange(other) && alike(other, gap))) return null;
  const change = way === 'up' ? gap.base : gap.base.negated();
  const was = [WAS, AGAINST].some((words) => words.test(lastOf(one.before)));
  if (was) return [one, withBase(one, one.base.plus(change))];
  return isOfYear(document, one, gap) ? beforeChange(one, change, gap) : null;
}

/** What it was, as exactly as the two figures tell. */
function beforeChange(one: Mention, change: Decimal, gap: Mention): Ends | null {
  const half = one.half.plus(gap.half.times(gap.scale).div(one.scale));
  const base = one.base.minus(change);
  return base.isPositive() ? [{ ...withBase(one, base), half }, one] : null;
}

const isOfYear = ({ year: now }: TextDocument, one: Mention, gap: Mention): boolean =>
  (one.year === null || one.year === now) &&
  (one.end <= gap.start || TO.test(one.before)) &&
  IS_AGAINST.test(gap.before);

const IS_AGAINST = /[较比](?:上年|去年|20|同期|年初)|同比|环比/;
const lastOf = (before: string): string => before.split(/[，；。]/).at(-1) ?? '';

/** From its own part of the sentence to the passages above. */
function scopesOf(
  document: TextDocument,
  statement: Statement,
  by: Mention,
): (readonly Mention[])[] {
  const { mentions, passage, text, start } = statement;
  const from = start + text.slice(0, by.start - start).lastIndexOf('；') + 1;
  const next = text.indexOf('；', by.end - start);
  const to = next < 0 ? start + text.length : start + next;
  const inside = mentions.filter((one) => one.start >= from && one.end <= to);
  const own = document.figures[passage] ?? [];
  const above = document.figures.slice(Math.max(0, passage - PASSAGES), passage).flat();
  const scopes = [inside, mentions, own, [...(document.figures[passage - 1] ?? []), ...own]];
  return [...scopes, [...above, ...own]];
}

/** It names no other thing than the two figures do. */
function isNamed(scope: readonly Mention[], { by }: Told): boolean {
  const noun = wordsOf(by)
    .replace(
      /同比|环比|[较比与同][^，]{0,8}(?:年度?|期|前|初|末|底|时|来)|相[比较](?:之下)?|20\d\d年度?/g,
      '',
    )
    .replace(/(?:节[约省水电]|少[用花支])了?$/, '')
    .replace(/[上下]?[增升涨减降跌滑缩落提扩回压][^增升涨减降跌滑缩落提扩回压]*$/, '');
  const plain = noun.replace(/(?:数量|数额|总量|总数|总额|规模|[量数额])$/, '');
  if (plain.length < 2) return true;
  const others = scope.filter((other) => other !== by);
  const opens = scope[0] === by;
  // 固定资产较年初增长15%，年初420万元，年末462万元
  if (opens && others.every(({ before }) => NO_NOUN.test(before))) return true;
  return [noun, plain].some((one) =>
    others.some(
      ({ before, start }) => (start < by.start || opens) && before.includes(one.slice(-2)),
    ),
  );
}

const NO_NOUN =
  /^[，,；;。（(]?(?:由|从)?(?:上年|去年|本年|今年|当年|年初|年末|年底|期初|期末|20\d\d年)?(?:度|同期|末|底|的)*(?:为|是|有|达)?$/;

function slipOf(
  [earlier, later]: readonly [Mention, Mention],
  { by, direction }: Told,
): GrowthSlip | null {
  const gap = later.base.minus(earlier.base);
  if (gap.isZero()) return null;
  const computed = gap.abs().div(earlier.base).times(HUNDRED);
  const turned = gap.isNegative() !== (direction === 'down');
  const way: Direction = gap.isNegative() ? 'down' : 'up';
  const fits = isGrowth(later, earlier, by, way);
  const slip = { by, earlier, later, computed, direction: way, turned };
  if (turned) return fits ? slip : null;
  if (fits) return isSigned(gap, later, computed, by) ? slip : null;
  return isNear(gap, computed, by, later) ? slip : null;
}

/** Right only as far as rounding goes, and just what the wrong base or a slip of the pen makes. */
function isSigned(gap: Decimal, later: Mention, computed: Decimal, by: Mention): boolean {
  if (agrees(computed, by)) return false;
  const wrong = gap.abs().div(later.base).times(HUNDRED);
  return agrees(wrong, by) || isSwap(computed, by);
}

const isNear = (gap: Decimal, computed: Decimal, by: Mention, later: Mention): boolean =>
  isWithinReach(computed, by, REACH) ||
  isMisprint(computed, by) ||
  TENFOLD.some((shift) => agrees(computed.times(shift), by)) ||
  gap.abs().div(later.scale).equals(by.value);
