import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { isChange } from '../changes/change-words.js';
import { agrees, total } from '../figures/arithmetic.js';
import { bigramsOf } from '../figures/name-pool.js';
import { alike, digitsOf, isShare, percentOf } from '../figures/near.js';
import type { SureRate } from './rate-place.js';

/** A share, by the words of its clause. */
const SHARE = /占(?![用地])|比重|份额/;
const OTHER_SORT =
  /增长|下降|上升|提高|降低|增幅|降幅|增加|减少|较|(?<!占)比(?![重例率])|目标|计划|要求|标准|不[低高少超]|完成|执行|满意[率度]|负债|控制|节约|及时|达标|合格|优良|优秀|均|每|同期|上年|去年|全[国省市]|左右|其余|追加|调[增减]|[由从]$/;
/** What a share says that it is of: 占持证人数比例, 占购书经费的. */
const OF_WHOLE =
  /占(?:到|了|去)?([^，。；、\d占]{2,14}?)(?:的)?(?:比例|比重)?(?:为|达到?|约|是|仅)*$/;
const EMPTY =
  /总[额数量计]?|全部|合计|的|本年|全年|比例|比重|全[镇县市区乡校院局]|[这该此][笔项类部]分?|其中|资金|费用|经费|金额|[数额量]$/g;
/** 23条仍在整改，约占: of the figure right before it, told without another name. */
const ADJACENT =
  /^[^，。；：、]{0,12}[，,（(]?(?:其|该|这|此)?[^，。；：、]{0,3}?(?:约|仅|只|大约|就|即|已|共|合计)?(?:所)?(?:占|比重|比例)[^，；。]*$/;
const NEXT = /^[，,（(]?(?:为|计|共|即|合计|金额|共计|达|有|资金)+$/;
const PASSAGES = 2;
const MOST_FIGURES = 18;
const MOST_PARTS = 8;
const HUNDRED = 100;
const MOST_TIMES = 1.6;
const MOST_TIMES_IN_ALL = 2;
const FEWEST_DIGITS = 3;

/** A whole with all its parts. */
interface Composition {
  readonly whole: Mention;
  readonly parts: readonly Mention[];
}

/** Shares of a part that is told with all the others and what they make, or of a whole they name, which no two figures around give. */
export const composedShares = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%') && SHARED.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) =>
        isAsked(printed) ? (judge(document, statement, printed) ?? []) : [],
      ),
    );

const SHARED = /占|比重|份额/;

const clauseBefore = ({ before }: Mention): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

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

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.unit !== '分' &&
  one.base.isPositive() &&
  !one.base.isZero() &&
  !isChange(one) &&
  !/[每均]/.test(one.before.slice(-8));

function judge(document: TextDocument, statement: Statement, printed: Mention): SureRate | null {
  const { passage } = statement;
  if (statement.mentions.some((one) => makesWhole(one, printed))) return null;
  const own = (document.figures[passage] ?? []).filter(isFigure);
  const wide = windowOf(document, passage);
  const scopes = own.length > 1 ? [own, wide] : [wide];
  for (const scope of scopes) {
    if (scope.length > MOST_FIGURES) return null;
    const part = partOf(statement, printed, scope);
    if (part === null) continue;
    const found = ofScope(scope, part, printed);
    if (found === null) continue;
    if (found === 'right') return null;
    const isFar = scope === wide || (part.start > printed.start && !NEXT.test(part.before));
    if (isFar && found.composition === null) return null;
    return isGiven(document, passage, { printed, ...found }) ? null : rateOf(printed, found);
  }
  return null;
}

/** 占70.5%, 占29.5%: two that make a whole in one sentence are of one and the same. */
const makesWhole = (one: Mention, printed: Mention): boolean =>
  one !== printed && one.kind === 'percent' && one.value.plus(printed.value).equals(HUNDRED);

const windowOf = ({ figures }: TextDocument, passage: number): Mention[] =>
  figures
    .slice(Math.max(0, passage - PASSAGES), passage + PASSAGES + 1)
    .flat()
    .filter(isFigure);

interface Pair {
  readonly part: Mention;
  readonly whole: Mention;
  readonly composition: Composition | null;
}

/** The figure with the words of the share; where it names none, the one right before or right behind it. */
function partOf(
  { mentions }: Statement,
  printed: Mention,
  scope: readonly Mention[],
): Mention | null {
  const at = mentions.indexOf(printed);
  const [last, next] = [mentions[at - 1], mentions[at + 1]];
  const subject = subjectOf(printed);
  const own = named(subject, scope);
  if (own !== null) return own;
  if (
    last !== undefined &&
    scope.includes(last) &&
    ADJACENT.test(printed.before) &&
    isBare(subject)
  )
    return last;
  if (next !== undefined && scope.includes(next) && NEXT.test(next.before)) return next;
  const parts = compositionsIn(scope).flatMap((one) => one.parts);
  return named(previousOf(printed), parts, 1) ?? byFirst(subject, parts);
}

const isBare = (subject: string): boolean =>
  bigramsOf(subject.replaceAll(EMPTY, '').replaceAll(/约|仅|只|大约|就|即|已|共|[所其该这此]/g, ''))
    .length === 0;

/** The words before 占. */
const subjectOf = (printed: Mention): string =>
  clauseBefore(printed)
    .replace(/(?:所占|占|比重|份额|比例).*$/, '')
    .replace(/^(?:其中|可见|从[^，]*看)/, '')
    .replace(/(?:约|仅|只|大约|就|即|已)$/, '');

const previousOf = ({ before }: Mention): string =>
  before.split(/[，。；：]/).slice(-2, -1)[0] ?? '';

/** 药占比: 药品收入 of all that is told with it. */
function byFirst(subject: string, parts: readonly Mention[]): Mention | null {
  if (subject.length !== 1) return null;
  const found = parts.filter((one) => labelOf(one).replace(/^其中/, '').startsWith(subject));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The one figure whose own words share most with a name, and more than half of it. */
function named(name: string, scope: readonly Mention[], fewest?: number): Mention | null {
  const grams = bigramsOf(name.replaceAll(EMPTY, ''));
  if (grams.length === 0) return null;
  const labels = labelsOf(scope);
  const scored = scope.map((one) => {
    const words = labels.get(one) ?? '';
    return { one, score: grams.filter((gram) => words.includes(gram)).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most);
  const bases = new Set(best.map(({ one }) => one.base.toFixed()));
  return most > 0 && most >= (fewest ?? grams.length / 2) && bases.size === 1
    ? (best[0]?.one ?? null)
    : null;
}

const RESPECTIVE = /([^，。；：\d]+?)(?:分别|依次)(?:为|是|达)?$/;

/** The words of each figure; 甲、乙、丙分别为 names one each. */
const labelsOf = onceFor((scope: readonly Mention[]): ReadonlyMap<Mention, string> => {
  const labels = new Map<Mention, string>();
  scope.forEach((one, at) => {
    const names = RESPECTIVE.exec(one.before)?.[1]?.split(/[、和及]/) ?? [];
    names.forEach((name, order) => {
      const other = scope[at + order];
      if (names.length > 1 && other !== undefined) labels.set(other, name);
    });
    if (!labels.has(one)) labels.set(one, labelOf(one));
  });
  return labels;
});

const labelOf = ({ before }: Mention): string =>
  (/[^，。；：]*$/.exec(before)?.[0] ?? '').replace(/^[、和及与]/, '').slice(-14);

/** What it is a share of by its words, else the whole it is told in with all other parts. */
function ofScope(
  scope: readonly Mention[],
  part: Mention,
  printed: Mention,
): Pair | 'right' | null {
  const words = OF_WHOLE.exec(clauseBefore(printed))?.[1] ?? '';
  const like = scope.filter((one) => one !== part && alike(one, part));
  const compositions = compositionsIn(scope).filter(({ parts }) => parts.includes(part));
  if (compositions.some(({ whole }) => isShare(part, whole, printed))) return 'right';
  const others = scope.filter((one) => one !== part);
  const told = words === '' ? null : named(words, others);
  // 占收回意见表的97.52%: households of sheets.
  if (told !== null && !alike(told, part)) return null;
  const [composition = null] = compositions;
  const sure = told !== null && told.base.greaterThan(part.base) ? told : null;
  const whole = sure ?? composition?.whole ?? soleOf(like, part);
  if (whole === undefined) return null;
  if (isShare(part, whole, printed)) return 'right';
  const most = composition === null ? MOST_TIMES : MOST_TIMES_IN_ALL;
  return isLike(part, whole, printed, most) ? { part, whole, composition } : null;
}

/** 项目总投资320万元: the only other figure of the sort, and more. */
function soleOf(like: readonly Mention[], part: Mention): Mention | undefined {
  const [only, ...others] = like;
  const sole = only !== undefined && others.length === 0 && only.base.greaterThan(part.base);
  return sole ? only : undefined;
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

/** Every figure that two or more like ones in a row around it make. */
const compositionsIn = onceFor((scope: readonly Mention[]): Composition[] =>
  scope.flatMap((whole) => {
    const like = scope.filter((one) => alike(one, whole));
    const at = like.indexOf(whole);
    return [runFrom(like, whole, at + 1, 1), runFrom(like, whole, at - 1, -1)].flatMap((parts) =>
      parts === null ? [] : [{ whole, parts }],
    );
  }),
);

function runFrom(
  like: readonly Mention[],
  whole: Mention,
  from: number,
  step: 1 | -1,
): Mention[] | null {
  const parts: Mention[] = [];
  for (let at = from; parts.length < MOST_PARTS; at += step) {
    const one = like[at];
    if (one === undefined) return null;
    parts.push(one);
    const sum = total(parts);
    if (sum.equals(whole.base)) return parts.length > 1 ? parts : null;
    if (sum.greaterThan(whole.base)) return null;
  }
  return null;
}

/** Some other two around make it, or several parts together; a part over another one is the mistake that is looked for. */
function isGiven(
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

function rateOf(printed: Mention, { part, whole, composition }: Pair): SureRate | null {
  const computed = percentOf(part, whole);
  if (computed === null || computed.greaterThan(HUNDRED)) return null;
  const gap = computed.minus(printed.value).abs();
  const slight = gap.lessThanOrEqualTo(printed.half.times(2));
  if (slight && composition === null) return null;
  return { printed, numerator: part, denominator: whole, computed };
}
