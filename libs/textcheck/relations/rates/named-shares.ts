import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Named } from '../figures/name-pool.js';
import { alike, digitsOf, isShare, isTypo, percentOf } from '../figures/near.js';
import type { SureRate } from './rate-place.js';
import { EMPTY_WORDS, GENERIC, partsOf, wholesOf, type Whole } from './share-names.js';

/** 投向最集中的是校舍维修改造，占项目总支出的; 工资福利支出在基本支出中占; 数字资源占比. */
const SHARE =
  /^(.*?)(?:在([^，。；：、在]{2,14})中)?[，,]?(?:的|只|仅|约|也|就)*(?:(?:所占|占)(?:到|了)?(?:比|([^占，。；、]{0,16}?)的?(?:比例|比重|份额)?)|(?:比重|占比|份额)|(?:相当于|等于|是|为|达到?)([^占是为，。；、]{2,16}?)的)(?:仅|只|约|已|为|是|达到?|有)*$/;
const LAST_CLAUSE = /[^，,；;]*[一-龥][^，,；;]*(?=[，,；;]*$)/;
/** 医疗收入中，药品收入5169.57万元: what the sentence is about. */
const LED = /^(?:.*[，；：、])?(?:在)?([一-龥]{2,10})中[，,]/;
/** p%投向校舍维修改造 */
const TURNED =
  /^(?:的?(?:资金|支出|经费|预算|款项|钱)?)(?:是|为|来自|属于|投向|投入到?|投在|花在|用于|用在|给了|流向)了?([^，。；：、\d]{2,14})/;
/** Of several together, of a plan, of another year or place, of itself. */
const OTHER_SORT =
  /分别|依次|合计|共占|两项|[二三两]者|三项|以上|其他|其余|不[低高少]|目标|力争|计划|上年|去年|同期|20\d\d年|提高|下降|降[低到至]|上升|增[长加速]|控制|同类|各自|要求|规定|标准|权重|加权/;
/** 甲和乙占: of both together, unless a name has the word in it. */
const JOINT = /[、和及与][^，]*占/;
const HUNDRED = 100;
const MOST_TIMES = 1.6;

export const namedShares = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(
      ({ inTable, text }) =>
        !inTable && /[占投用比相是为来属花给流份达]/.test(text) && text.includes('%'),
    )
    .flatMap((statement) =>
      statement.mentions.flatMap((printed, index) => judge(document, statement, printed, index)),
    );

interface Told {
  /** The words that name the part. */
  readonly part: string;
  /** What it is said to be of; empty where nothing is said. */
  readonly whole: string;
}

function toldIn(
  document: TextDocument,
  { passage }: Statement,
  { before, end, start: at }: Mention,
): Told | null {
  const found = SHARE.exec(before);
  if (found !== null)
    return {
      part: LAST_CLAUSE.exec(found[1] ?? '')?.[0] ?? '',
      whole:
        found.slice(2).find(Boolean) ?? LED.exec(sentenceBefore(document, passage, at))?.[1] ?? '',
    };
  const turned = TURNED.exec(document.text.slice(end, end + 24));
  return turned === null ? null : { part: turned[1] ?? '', whole: before };
}

const sentenceBefore = ({ text, passages }: TextDocument, passage: number, at: number): string =>
  /[^。]*$/.exec(text.slice(passages[passage]?.start ?? at, at))?.[0] ?? '';

function judge(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  index: number,
): SureRate[] {
  if (printed.kind !== 'percent' || !printed.exact || printed.value.isZero()) return [];
  if (printed.value.greaterThanOrEqualTo(HUNDRED)) return [];
  const told = toldIn(document, statement, printed);
  if (told === null || OTHER_SORT.test(printed.before)) return [];
  const parts = partsOf(document, statement, told.part, index).filter(
    ({ name }) => !OTHER_SORT.test(name) && name.replaceAll(GENERIC, '') !== '',
  );
  const joint =
    JOINT.test(printed.before) && !parts.some(({ name }) => isJointName(name, told.part));
  const pairs = (joint ? [] : parts).flatMap((part) =>
    wholesOf(document, part, told.whole).flatMap((whole) => pairOf(part, whole)),
  );
  const best = pairs.filter(({ rank }) => rank === Math.min(...pairs.map((one) => one.rank)));
  if (
    best.length === 0 ||
    isGiven(document, statement, printed, { pairs, parts, whole: told.whole })
  )
    return [];
  const meant = meantOf(best, printed);
  return meant === null ? [] : [{ printed, ...meant }];
}

/** 滨江步道及游船码头改造 is one thing. */
const isJointName = (name: string, words: string): boolean =>
  /[、和及与]/.test(name) && words.includes(name);

interface Pair {
  readonly numerator: Mention;
  readonly denominator: Mention;
  readonly computed: Decimal;
  readonly rank: number;
}

function pairOf(part: Named, { named, rank }: Whole): Pair[] {
  const [numerator, denominator] = sameScale(part, named);
  const computed = percentOf(numerator, denominator);
  const fits =
    computed !== null &&
    alike(numerator, denominator) &&
    denominator.base.greaterThan(numerator.base);
  return fits ? [{ numerator, denominator, computed, rank }] : [];
}

/** Cells of one column are counted alike. */
const sameScale = (part: Named, whole: Named): [Mention, Mention] => [part.mention, whole.mention];

interface Read {
  readonly pairs: readonly Pair[];
  readonly parts: readonly Named[];
  readonly whole: string;
}

/** Met by chance anywhere in a report with fewer digits. */
const FEWEST_IN_FAR = 4;

/** 项目支出预算560.39万元、支出544.82万元: any figure of a sentence that names the whole before it. */
function isGivenFar(
  document: TextDocument,
  printed: Mention,
  words: string,
  parts: readonly Named[],
): boolean {
  const core = words.replaceAll(EMPTY_WORDS, '');
  return document.statements.some(({ text, start, mentions }) => {
    const at = start + text.indexOf(core);
    return (
      at >= start &&
      mentions.some(
        (whole) =>
          whole.end > at &&
          parts.some(({ mention }) => alike(mention, whole) && isShare(mention, whole, printed)),
      )
    );
  });
}

/** Some pair makes it: of all candidates, or the part and any figure of the paragraph. */
function isGiven(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  { pairs, parts, whole }: Read,
): boolean {
  if (pairs.some(({ numerator, denominator }) => isShare(numerator, denominator, printed)))
    return true;
  const near = (document.figures[statement.passage] ?? []).filter(
    ({ kind, exact }) => kind !== 'percent' && exact,
  );
  const figures = [...near, ...parts.map(({ mention }) => mention)];
  if (digitsOf(printed) >= FEWEST_IN_FAR && isGivenFar(document, printed, whole, parts))
    return true;
  return [...near, ...sumsOf(near)].some((whole) =>
    figures.some((part) => part !== whole && alike(part, whole) && isShare(part, whole, printed)),
  );
}

const LONGEST_RUN = 5;

/** Two to five like figures one after another: together they may be what a share is of. */
const sumsOf = (figures: readonly Mention[]): Mention[] =>
  figures.flatMap((first, at) => {
    const sums: Mention[] = [];
    let { base } = first;
    for (const next of figures.slice(at + 1, at + LONGEST_RUN)) {
      if (!alike(first, next)) break;
      base = base.plus(next.base);
      sums.push({ ...first, base });
    }
    return sums;
  });

/** The one value all of the best pairs give, or the one it is a slip of. */
function meantOf(pairs: readonly Pair[], printed: Mention): Pair | null {
  const [first] = pairs;
  const same = pairs.every(({ computed }) =>
    computed
      .minus(first?.computed ?? 0)
      .abs()
      .lessThan(printed.half.times(2)),
  );
  if (first !== undefined && same && isNear(first.computed, printed)) return first;
  return pairs.find(({ computed }) => isTypo(computed, printed)) ?? null;
}

function isNear(computed: Decimal, printed: Mention): boolean {
  const times = computed.div(printed.value).toNumber();
  return Math.max(times, 1 / times) <= MOST_TIMES || isTypo(computed, printed);
}
