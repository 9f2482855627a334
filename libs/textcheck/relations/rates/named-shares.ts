import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import { bigramsOf, namePool, type Named } from '../figures/name-pool.js';
import { alike, digitsOf, isShare, isTypo, percentOf } from '../figures/near.js';
import type { SureRate } from './rate-place.js';

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
/** A name of such words alone is of anything. */
const GENERIC =
  /支出|金额|资金|经费|预算|决算|收入|结余|结转|投入|总|全年|[（(]?万?元[）)]?|其|已|实际|执行数?|小计|结算/g;
const HUNDRED = 100;
const MOST_TIMES = 1.6;
const COVERED = 0.75;

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

interface Whole {
  readonly named: Named;
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

const MADE_UP = /^(?:共同)?(?:构成|组成)$/;

/** 基本支出812.36万元，由人员经费和公用经费构成，占…: what the parts make up, told before the first of them. */
function madeUp({ mentions }: Statement, index: number): Mention | undefined {
  const first = mentions
    .slice(0, index)
    .findLastIndex(({ before }) => /[，（]由[^，。；\d]*$/.test(before));
  return first > 0 ? mentions[first - 1] : undefined;
}

/** The figure right before, or those whose names the words hold. */
function partsOf(
  document: TextDocument,
  statement: Statement,
  words: string,
  index: number,
): Named[] {
  const pool = namePool(document);
  const bare = words.replaceAll(/[，,（()）；;\s]/g, '');
  const before = MADE_UP.test(bare) ? madeUp(statement, index) : statement.mentions[index - 1];
  if (bare === '' || MADE_UP.test(bare)) return pool.filter(({ mention }) => mention === before);
  const known = new Set(bigramsOf(words));
  if (known.size === 0) return [];
  const scored = pool.flatMap((named) => {
    if (named.total) return [];
    const own = pairsOfName(named);
    const common = own.filter((one) => known.has(one)).length;
    return own.length > 0 && common / own.length >= COVERED
      ? [{ named, common, extra: own.length - common }]
      : [];
  });
  if (scored.every(({ named: { name } }) => name.replaceAll(GENERIC, '') === ''))
    return shortlyNamed(pool, words);
  const most = Math.max(...scored.map(({ common }) => common));
  const top = scored.filter(({ common }) => common === most);
  const least = Math.min(...top.map(({ extra }) => extra));
  return top.filter(({ extra }) => extra === least).map(({ named }) => named);
}

const SAYS_MOST =
  /最[多大高]|居首|居多|第一|占比|最集中|主要|投入|为主|仅|只|这一项|一项|项目|方面|部分|[，,]|就|也|其中|可见|看/g;

/** 数字化支出最多: the one row whose name has all that the words say. */
function shortlyNamed(pool: readonly Named[], words: string): Named[] {
  const grams = bigramsOf(words.replaceAll(SAYS_MOST, '，').replaceAll(GENERIC, '，')).filter(
    (gram) => !gram.includes('，'),
  );
  const isMoney = /支出|资金|经费|投入|金额/.test(words);
  const found = pool.filter(
    ({ name, table, total, mention: { unit } }) =>
      table >= 0 &&
      !total &&
      !(isMoney && unit === '') &&
      grams.length > 1 &&
      grams.every((gram) => name.includes(gram)),
  );
  return new Set(found.map(({ name }) => name)).size === 1 ? found : [];
}

/** Every share is held against every name. */
const pairsOfName = onceFor(({ name }: Named): string[] => bigramsOf(name));

const EMPTY_WORDS =
  /全部|全年|本年|年度|当年|总额|总数|总量|合计|总|的|本|其|该|全[市县区镇乡校院局街道站馆]+/g;

function wholesOf(document: TextDocument, part: Named, words: string): Whole[] {
  const pool = namePool(document);
  const totals = pool.filter(
    ({ table, at, total }) => total && table >= 0 && table === part.table && at === part.at,
  );
  const core = words.replaceAll(EMPTY_WORDS, '');
  const own = totals.map((named) => ({ named, rank: columnRank(core, part.column) }));
  if (core.length < 2) return [...own, ...headOf(document, part)];
  const named = pool.flatMap((one) => {
    if (one.mention === part.mention) return [];
    const name = one.name.replaceAll(EMPTY_WORDS, '');
    if (name === core) return [{ named: one, rank: 0 }];
    // A row of totals in a column of that name.
    if (
      one.total &&
      (one.column.includes(core) || core.includes(one.column.replaceAll(EMPTY_WORDS, '')))
    )
      return [{ named: one, rank: 2 }];
    if (one.table >= 0 && [...core].every((each) => `${name}${one.column}`.includes(each)))
      return [{ named: one, rank: 1 }];
    return name.endsWith(core) ? [{ named: one, rank: 2 }] : [];
  });
  return [...own, ...named];
}

const SPENT = /支出|执行|决算|实际|使用|支付/;
const columnRank = (core: string, column: string): number =>
  core === '' || SPENT.test(core) === SPENT.test(column) ? 0 : 1;

/** Figures with a share of their own right behind: no wholes. */
const withShares = oncePerDocument(
  ({ figures }): ReadonlySet<Mention> =>
    new Set(
      figures.flatMap((passage) =>
        passage.filter((_, at) => {
          const next = passage[at + 1];
          return next?.kind === 'percent' && /^[^。；]{0,3}占/.test(next.before);
        }),
      ),
    ),
);

/** What it is listed under: 共820件，其中环境卫生类287件. */
function headOf(document: TextDocument, part: Named): Whole[] {
  if (part.table >= 0) return [];
  const shared = withShares(document);
  return namePool(document)
    .filter(
      ({ passage, mention }) =>
        passage === part.passage &&
        mention.end <= part.mention.start &&
        !shared.has(mention) &&
        !mention.bracketed &&
        alike(mention, part.mention) &&
        mention.base.greaterThan(part.mention.base),
    )
    .map((named) => ({ named, rank: headsList(document, named) ? 0 : 1 }));
}

/** …160万元，其中纸质图书104万元: what follows are its parts. */
const headsList = ({ text }: TextDocument, { mention }: Named): boolean =>
  /^[^。\d]{0,8}(?:其中|包括|分别|包含|分为|按)|^[：:]/.test(
    text.slice(mention.end, mention.end + 14),
  );

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
