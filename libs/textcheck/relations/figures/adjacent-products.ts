import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf } from './arithmetic.js';
import { eachOf, isCountOf, isPaid, NOT_ALL, type SoleProduct } from './sole-products.js';

/** 每期3万元，办班6期，支出17.4万元，节约0.6万元 */
const NOT_ALL_OF_IT = /节约|节余|结余|节省|包干|欠|缺口/;

type Part = 'rate' | 'count' | 'total';

/** What may be said between two of the three, and no other thing be named. */
const BARE = /^\s?[，、：:（(]?\s?(?:共计?|合计|涉及|计|约)?$/;
const PRICED =
  /^\s?[，、（(]\s?(?:其中)?(?:按|以|按照)?(?:中标|综合|合同)?(?:单价|每|单)[^，。；\d]{0,10}$/;
const MADE =
  /^\s?[，、：:（(]?\s?(?:(?:总|合|共|小)?计|共|实际|应|支出|支付|投入|总价|总?金?额|资金|需|补助|补贴|奖补|发放|花费|经费|费用|款)*(?:为|了)?$/;
const MADE_OF =
  /^[^，。；、\d]{0,12}(?:补助|补贴|奖补|资金|支出|支付|发放|投入|金额|计|共)(?:为|了)?$/;
const FOR = /^[^。；\d]{0,16}$/;
const ANY = /^/;

/** The ways the three are told in one breath, with what stands before the second and the third. */
const WAYS: readonly (readonly [readonly [Part, Part, Part], RegExp, RegExp])[] = [
  [['count', 'rate', 'total'], ANY, MADE],
  [['rate', 'count', 'total'], FOR, MADE],
  [['rate', 'count', 'total'], FOR, MADE_OF],
  [['total', 'count', 'rate'], BARE, PRICED],
  [['total', 'rate', 'count'], PRICED, FOR],
  [['count', 'total', 'rate'], MADE, PRICED],
];

/** 户厕改造62.40万元，312户，每户补助2000元: a price, a number and a sum side by side, of which nothing else is told. */
export const adjacentProducts = (document: TextDocument): SoleProduct[] =>
  document.statements
    .filter(
      ({ inTable, text, mentions }) =>
        !inTable && mentions.length > 2 && /[每单]/.test(text) && !NOT_ALL_OF_IT.test(text),
    )
    .flatMap((statement) =>
      statement.mentions.flatMap((rate, at) => {
        const found = [
          ...productsAt(document, statement, rate, at),
          ...settled(document, statement, rate),
        ];
        const [only, ...more] = found.flatMap((one) => one ?? []);
        return only === undefined || more.length > 0 || found.includes(null) ? [] : [only];
      }),
    );

/** What is wrong with each reading; null where one of them is right. */
function productsAt(
  document: TextDocument,
  { mentions, text, start }: Statement,
  rate: Mention,
  at: number,
): (SoleProduct | null)[] {
  const each = rate.kind === 'amount' && rate.exact ? eachOf(document, rate) : [];
  const [unit] = each;
  if (unit === undefined || each.length > 1 || /每[月天日]/.test(rate.before)) return [];
  return WAYS.flatMap((way) => {
    const told = toldIn(document, mentions, at, way);
    if (told === null || !isCountOf(document, told.count, unit)) return [];
    const { first, last, count, total } = told;
    const apart = text.slice(Math.max(0, first.start - start - BEFORE), last.end - start);
    if (JOINED.test(count.before) || NOT_ALL.test(apart)) return [];
    return [judged(rate, count, total)];
  });
}

/** The product where it is told wrongly; null where the sum is what it comes to. */
function judged(rate: Mention, count: Mention, total: Mention): SoleProduct | null {
  const computed = inUnitOf(rate.base.times(count.base), total);
  const product = { rate, counts: [count], total, computed };
  return isPaid(computed, product) ? null : product;
}

interface Told {
  readonly first: Mention;
  readonly last: Mention;
  readonly count: Mention;
  readonly total: Mention;
}

/** The three figures around a price in one of the ways; null where they are not told so. */
function toldIn(
  document: TextDocument,
  mentions: readonly Mention[],
  at: number,
  [parts, second, third]: (typeof WAYS)[number],
): Told | null {
  const from = at - parts.indexOf('rate');
  const three = from < 0 ? [] : mentions.slice(from, from + parts.length);
  const [first, two, last] = three;
  if (first === undefined || two === undefined || last === undefined) return null;
  const count = three[parts.indexOf('count')] ?? first;
  const total = three[parts.indexOf('total')] ?? first;
  // 夏季每人800元，秋季每人1200元，60人两季共12万元
  const isOfTwo = isRate(document, mentions[from - 1]);
  const isTold = second.test(two.before) && third.test(last.before) && isSum(document, total);
  return isOfTwo || !isTold ? null : { first, last, count, total };
}
const BEFORE = 6;
/** 316人和362人: one of several. */
const JOINED = /^\s?(?:和|与|及|以及|、|加)/;

const isRate = (document: TextDocument, one: Mention | undefined): boolean =>
  one !== undefined && one.kind === 'amount' && eachOf(document, one).length > 0;

const isSum = (document: TextDocument, one: Mention): boolean =>
  one.kind === 'amount' &&
  one.exact &&
  eachOf(document, one).length === 0 &&
  !/均|单价/.test(one.before);

const SETTLED_AT = /按(?:照)?每[^，。；\d]{1,8}$/;
const SETTLED = /^的?[^，。；\d]{0,12}(?:结算|发放|拨付|支付|计付|兑付)/;

/** 河道清淤828万元，共9条27.6公里，按每公里30万元结算: the one sum of its piece is what the price makes. */
function settled(
  document: TextDocument,
  { mentions, text, start }: Statement,
  rate: Mention,
): (SoleProduct | null)[] {
  const behind = text.slice(rate.end - start);
  if (!SETTLED_AT.test(rate.before) || !SETTLED.test(behind) || !rate.exact) return [];
  const [unit, ...units] = eachOf(document, rate);
  if (unit === undefined || units.length > 0) return [];
  const from = start + text.slice(0, rate.start - start).lastIndexOf('；');
  const own = mentions.filter((one) => one.start > from && one.end <= rate.start);
  if (NOT_PAID.test(text.slice(Math.max(0, from - start)))) return [];
  const [total, ...totals] = own.filter(({ kind }) => kind === 'amount');
  const [count, ...counts] = own.filter(
    (one) => isCountOf(document, one, unit) && !/[均每]/.test(one.before),
  );
  if (total === undefined || count === undefined || totals.length + counts.length > 0) return [];
  return isSum(document, total) ? [judged(rate, count, total)] : [];
}
const NOT_PAID = /据实|部分|折半|预付|首批|尾款|扣|其余|分档|余|另|每[月天年日]/;
