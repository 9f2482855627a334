import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { alike, isShare, percentOf } from '../figures/near.js';
import type { SureRate } from './rate-place.js';
import { clauseBefore, named, NEXT, partOf } from './shared-parts.js';
import { isFigure, isGiven, windowOf, type Pair } from './shares-given.js';
import { compositionsIn } from './wholes-of-parts.js';
import { isOfPart } from './shares-of-parts.js';

/** A share, by the words of its clause. */
const SHARE = /占(?![用地])|比重|份额/;
const OTHER_SORT =
  /增长|下降|上升|提高|降低|增幅|降幅|增加|减少|较|(?<!占)比(?![重例率])|目标|计划|要求|标准|不[低高少超]|完成|执行|满意[率度]|负债|控制|节约|及时|达标|合格|优良|优秀|均|每|同期|上年|去年|全[国省市]|左右|其余|追加|调[增减]|[由从]$/;
/** What a share says that it is of: 占持证人数比例, 占购书经费的. */
const OF_WHOLE =
  /占(?:到|了|去)?([^，。；、\d占]{2,14}?)(?:的)?(?:比例|比重)?(?:为|达到?|约|是|仅)*$/;
const MOST_FIGURES = 18;
const HUNDRED = 100;
const MOST_TIMES = 1.6;
const MOST_TIMES_IN_ALL = 2;

/** Shares of a part that is told with all the others and what they make, or of a whole they name, which no two figures around give. */
export const composedShares = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%') && SHARED.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) =>
        isAsked(printed) && !statement.mentions.some((one) => makesWhole(one, printed))
          ? (judge(document, statement, printed) ?? [])
          : [],
      ),
    )
    .filter((rate) => !isOfPart(document, rate));

const SHARED = /占|比重|份额/;

function isAsked(printed: Mention): boolean {
  const { kind, exact, value } = printed;
  const clause = clauseBefore(printed);
  return (
    kind === 'percent' &&
    exact &&
    value.isPositive() &&
    !value.isZero() &&
    value.lessThan(HUNDRED) &&
    SHARE.test(clause) &&
    !OTHER_SORT.test(clause)
  );
}

/** 占70.5%, 占29.5%: two that make a whole in one sentence are of one and the same. */
const makesWhole = (one: Mention, printed: Mention): boolean =>
  one !== printed && one.kind === 'percent' && one.value.plus(printed.value).equals(HUNDRED);

function judge(document: TextDocument, statement: Statement, printed: Mention): SureRate | null {
  const { passage } = statement;
  const own = (document.figures[passage] ?? []).filter(isFigure);
  const wide = windowOf(document, passage);
  for (const scope of own.length > 1 ? [own, wide] : [wide]) {
    if (scope.length > MOST_FIGURES) return null;
    const part = partOf(statement, printed, scope);
    if (part === null) continue;
    const found = ofScope(scope, part, printed);
    if (found === null) continue;
    if (found === 'right') return null;
    const isFar = scope === wide || isBehind(part, printed);
    if (isFar && found.composition === null) return null;
    return isGiven(document, passage, { printed, ...found }) ? null : rateOf(printed, found);
  }
  return null;
}

/** Told after its share, and not as its very next words. */
const isBehind = (part: Mention, printed: Mention): boolean =>
  part.start > printed.start && !NEXT.test(part.before);

/** What it is a share of by its words, else the whole it is told in with all other parts. */
function ofScope(
  scope: readonly Mention[],
  part: Mention,
  printed: Mention,
): Pair | 'right' | null {
  const others = scope.filter((one) => one !== part);
  const compositions = compositionsIn(scope).filter(({ parts }) => parts.includes(part));
  if (compositions.some(({ whole }) => isShare(part, whole, printed))) return 'right';
  const told = wholeNamed(printed, others);
  // 占收回意见表的97.52%: households of sheets.
  if (told !== null && !alike(told, part)) return null;
  const [composition = null] = compositions;
  const whole = moreThan(part, told) ?? composition?.whole ?? soleOf(others, part);
  if (whole === undefined) return null;
  if (isShare(part, whole, printed)) return 'right';
  const most = composition === null ? MOST_TIMES : MOST_TIMES_IN_ALL;
  return isLike(part, whole, printed, most) ? { part, whole, composition } : null;
}

/** What the words behind 占 name. */
function wholeNamed(printed: Mention, others: readonly Mention[]): Mention | null {
  const words = OF_WHOLE.exec(clauseBefore(printed))?.[1] ?? '';
  return words === '' ? null : named(words, others);
}

const moreThan = (part: Mention, whole: Mention | null): Mention | undefined =>
  whole?.base.greaterThan(part.base) === true ? whole : undefined;

/** 项目总投资320万元: the only other figure of the sort, and more. */
function soleOf(others: readonly Mention[], part: Mention): Mention | undefined {
  const [only = null, ...more] = others.filter((one) => alike(one, part));
  return more.length === 0 ? moreThan(part, only) : undefined;
}

/** Not far off, ten times as much, or the figure itself in place of its share. */
function isLike(part: Mention, whole: Mention, printed: Mention, most: number): boolean {
  const computed = percentOf(part, whole);
  if (computed === null) return false;
  const times = computed.div(printed.value).toNumber();
  const near = Math.max(times, 1 / times);
  return near < most || agreesTenfold(computed, printed) || part.value.equals(printed.value);
}

const agreesTenfold = (computed: Mention['value'], printed: Mention): boolean =>
  [computed.times(10), computed.div(10)].some((one) => agrees(one, printed));

function rateOf(printed: Mention, { part, whole, composition }: Pair): SureRate | null {
  const computed = percentOf(part, whole);
  if (computed === null || computed.greaterThan(HUNDRED)) return null;
  const gap = computed.minus(printed.value).abs();
  const slight = gap.lessThanOrEqualTo(printed.half.times(2));
  if (slight && composition === null) return null;
  return { printed, numerator: part, denominator: whole, computed };
}
