import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, inUnitOf, show, total } from '../relations/figures/arithmetic.js';
import { adjacentProducts } from '../relations/figures/adjacent-products.js';
import { wrongProducts } from '../relations/figures/products.js';
import { joinedBefore } from '../relations/figures/joined-counts.js';
import { isMadeUp } from '../relations/figures/made-up-totals.js';
import { namedProducts } from '../relations/figures/named-products.js';
import { soleProducts } from '../relations/figures/sole-products.js';
import { aboveNorms, type BrokenNorm } from '../relations/limits/above-norms.js';
import { isOneDigitOff, isSlip, isSwap } from '../relations/figures/near.js';

const STANDARD =
  /(?:(?<!平均)每(?:公里|平方米|立方米|[人名户亩台生村场次个套辆吨头株只床件例处座条份期班家所栋孔眼])(?:每(?:月|年|天|学期))?[^，。；\d]{0,8}|(?:单价|月工资|月补助|月租金)(?:为|按)?)$/;
/** 每个社区比预算标准30.00万元少1.00万元: what is not paid. */
const COMPARED = /(?:[比较超]|高于|高出|低于)[^，。；\d]*$/;
/** 标准由每年5760元提高到6240元: the next standard, no total. */
const CHANGED = /^[^，。；\d]{0,4}(?:提高|调整|上调|下调|增加|提标|降低|上升)(?:到|至|为)$/;
/** 按实际在岗月数发放, 年中离岗8人: not for everybody all the time. */
const NOT_ALL_OF_IT = /按实际|据实|年中(?:离|退|调|新|进|增|减)/;
const MONTHS = /^个月/;
const MOST = 6;

/** So much for each of so many that does not make the total beside it. */
export const standard: Kind = {
  id: 'standard',
  name: '标准与总额不符',
  severity: 'error',
  reason: '补助标准乘以人数（户数、面积、月数）应等于总额。',
  fires: [
    '12个文化站每站5.00万元，共65.00万元。',
    '培训6期，每期80人，共培训450人。',
    '公益性岗位补助312.00万元（520人，每人每月600元，全年12个月）。',
    '高标准农田管护1.08万亩，每亩补助60元，共补助46.80万元。',
    '列养公路842.3公里，每公里补助4000万元，预算336.92万元。',
    '采购电脑20台，单价5200元，金额14.00万元。',
    '河道清淤828.00万元，共9条河道27.6公里，平均每条3.07公里，按每公里32万元的中标单价结算。',
    '公务接待25批次280人次，人均125元。内控制度规定，公务接待按不超过每人次120元掌握。',
    '派驻医师24人，全年支出援助经费84.00万元，每人3.05万元。',
  ],
  spares: [
    '12个文化站每站5.00万元，县图书馆5.00万元，共65.00万元。',
    '河道清淤828.00万元，共9条河道27.6公里，平均每条3.07公里，按每公里30万元的中标单价结算。',
    '补助县服务中心20.00万元，乡镇服务站14个、每个4万元，村服务站28个、每个2万元。',
    '公务接待25批次280人次，人均115元。内控制度规定，公务接待按不超过每人次120元掌握。',
    '公务接待25批次280人次，人均125元。会议费按不超过每人120元掌握。',
    '公益性岗位48人，每人每月800元，按实际在岗月数发放，共支付42.08万元。',
    '公益性岗位补助312.00万元（520人，每人每月500元，全年12个月）。',
    '高标准农田管护1.08万亩，每亩补助60元，共补助64.80万元。',
    '为18名公益性岗位人员按月发放岗位补贴，每人每月1000元，全年支出21.60万元。',
    '特困供养126人，每人每月不低于800元，全年支出143.20万元。',
    '每公里补助4000元，共842.3公里，加上桥梁养护50万元，合计386.92万元。',
    '采购电脑20台，单价5200元，打印机5台，单价1800元，合计11.30万元。',
    '两个学期参加学生均为1188人，每生每学期600元，全年应收1425600元。',
    '按每个社区29.00万元支付，11个社区共319.00万元，每个社区比预算标准30.00万元少1.00万元。',
    '建成12个发酵池，厂房建设10.80万元，带动14户农户，每户可分红700元。',
    '上门服务24723人次，每人次补贴110元（按支出271.92万元计算）。',
  ],
  find: (document) => {
    const found = document.statements
      .filter(({ inTable }) => !inTable)
      .flatMap((statement) => inStatement(document, statement));
    const known = new Set(found.flatMap(({ quotes }) => quotes.map(({ start }) => start)));
    const sole = [...soleProducts(document), ...namedProducts(document)];
    const told = new Set(sole.map(({ rate }) => rate.start));
    const further = adjacentProducts(document).filter(({ rate }) => !told.has(rate.start));
    const products = [...sole, ...further].filter(({ rate }) => !known.has(rate.start));
    return [
      ...found,
      ...aboveNorms(document).map((broken) => normFinding(document, broken)),
      ...products
        .filter((one) => !isMadeUp(document, one))
        .map(({ rate, counts, total, computed }) =>
          finding(document, rate, total, { value: computed.times(total.scale), of: counts }),
        ),
    ];
  },
};

/** By the products that the words name, and by those that the total is a slip of. */
function inStatement(document: TextDocument, statement: Statement): Finding[] {
  const near = statement.mentions.flatMap((rate) => judge(document, statement, rate));
  const known = new Set(near.flatMap(({ quotes }) => quotes.map(({ start }) => start)));
  const named = wrongProducts(statement).filter(({ total }) => !known.has(total.start));
  return [
    ...near,
    ...named
      .filter((one) => !isMadeUp(document, one))
      .map(({ rate, count, total }) =>
        finding(document, rate, total, { value: rate.base.times(count.base), of: [count] }),
      ),
  ];
}

/** 每人每年6.00万元的上限: at most so much is paid. */
const isLimit = ({ text }: TextDocument, { end }: Mention): boolean =>
  /^的?(?:上限|限额|封顶|以[内下])/.test(text.slice(end, end + 4));

function judge(document: TextDocument, statement: Statement, rate: Mention): Finding[] {
  if (rate.kind !== 'amount' || !rate.exact || !STANDARD.test(rate.before)) return [];
  if (isLimit(document, rate)) return [];
  if (COMPARED.test(rate.before) || NOT_ALL_OF_IT.test(statement.text)) return [];
  const others = statement.mentions.filter(({ exact }) => exact);
  const counts = others.filter(({ kind, base }) => kind === 'count' && base.greaterThan(1));
  const totals = others.filter((total) => isTotalFor(rate, total, statement.mentions));
  const paid = counts.filter(
    (count) =>
      isMonths(document, count) ||
      (isPaidFor(rate, count) && !isPricedElse(rate, count, statement.mentions)),
  );
  const products = [
    ...productsOf(document, statement, rate, paid.slice(0, MOST)),
    ...joinedProduct(rate, others),
  ];
  if (products.some(({ value }) => totals.some((total) => makes(value, total, rate)))) return [];
  if (totals.some((total) => isForTwo(rate, total, counts))) return [];
  const terms = [...totals.map(({ base }) => base), ...otherProducts(others, rate)];
  if (products.some(({ value }) => isTermOf(value, totals, terms))) return [];
  const near = totals.flatMap((total) =>
    products
      .filter(({ value }) => isNear(value, total, rate))
      .map((product) => ({ total, product })),
  )[0];
  return near === undefined || isMadeUp(document, { rate, total: near.total })
    ? []
    : [finding(document, rate, near.total, near.product)];
}

const SUMMED = /(?:合计|共计|总计)[^，。；\d]*$/;
/** An amount that may be paid at the rate: no rate, no price of another thing, and no sum of several. */
function isTotalFor(rate: Mention, total: Mention, beside: readonly Mention[]): boolean {
  const { kind, before, start } = total;
  if (kind !== 'amount' || [STANDARD, CHANGED].some((words) => words.test(before))) return false;
  // 超声1台64万元、呼吸机2台每台15万元: the price of what it stands right behind.
  const priced = beside.some((other) => other.kind === 'count' && other.end === start);
  if (priced && start < rate.start) return false;
  const others = beside.filter((other) => other.kind === 'amount' && other.end <= start);
  return !SUMMED.test(before) || others.every((other) => other === rate);
}

/** For each of both: 8个村和1个社区，每个9万元. */
function joinedProduct(rate: Mention, figures: readonly Mention[]): Product[] {
  const of = joinedBefore(rate, figures);
  return of === null ? [] : [{ value: rate.base.times(total(of)), of }];
}

/** 乡镇站14个、每个4万元，村站28个、每个2万元: a number has the price right behind it. */
function isPricedElse(rate: Mention, count: Mention, beside: readonly Mention[]): boolean {
  const next = beside[beside.indexOf(count) + 1];
  return (
    next !== undefined &&
    next !== rate &&
    /^[、，（(]每[个名户座站村处家所台套件]/.test(next.before)
  );
}

const PER =
  /(?:^|[^平均])每([户人亩]|公里|平方米)[^，。；每\d]*(?:每(?:月|年|天|学期)[^，。；\d]*)?$/;
/** 每户700元 is paid for households, not for the vats told beside them. */
function isPaidFor({ before }: Mention, { thing }: Mention): boolean {
  const per = PER.exec(before)?.[1];
  return per === undefined || [per, '月', '天', '年'].includes(thing);
}

const isMonths = (document: TextDocument, { start, end }: Mention): boolean =>
  MONTHS.test(document.text.slice(start, end + 1).replace(/^[\d.,]+/, ''));

/** 每人每天100元，22人参加5天: for so many of the one times so many of the other. */
const isForTwo = (rate: Mention, total: Mention, counts: readonly Mention[]): boolean =>
  counts.some((one, at) =>
    counts
      .slice(at + 1)
      .some((other) => agrees(inUnitOf(rate.base.times(one.base).times(other.base), total), total)),
  );

/** What the other standards of the sentence make with the counts beside them. */
const otherProducts = (figures: readonly Mention[], rate: Mention): Decimal[] =>
  figures
    .filter((other) => other !== rate && other.kind === 'amount' && STANDARD.test(other.before))
    .flatMap((other) =>
      figures.filter(({ kind }) => kind === 'count').map(({ base }) => base.times(other.base)),
    );

/** 842.3公里每公里4000元，加上50万元，合计386.92万元: the product is one of two terms. */
const isTermOf = (value: Decimal, totals: readonly Mention[], terms: readonly Decimal[]): boolean =>
  totals.some((total) =>
    terms.some(
      (term) => !term.equals(total.base) && agrees(inUnitOf(value.plus(term), total), total),
    ),
  );

interface Product {
  readonly value: Decimal;
  readonly of: readonly Mention[];
}

/** The rate for each of so many, with and without the months there are; twelve where a monthly rate does not tell them. */
function productsOf(
  document: TextDocument,
  { text }: Statement,
  rate: Mention,
  counts: readonly Mention[],
): Product[] {
  const months = counts.find((count) => isMonths(document, count));
  return counts
    .filter((count) => count !== months)
    .flatMap((count) => {
      const value = rate.base.times(count.base);
      const terms = TERMS.flatMap(([words, times]) =>
        words.test(text) ? [{ value: value.times(times), of: [count] }] : [],
      );
      if (months === undefined && !/月/.test(rate.before))
        return [{ value, of: [count] }, ...terms];
      const yearly = {
        value: value.times(months?.value ?? 12),
        of: [count, ...(months ? [months] : [])],
      };
      return [{ value, of: [count] }, yearly];
    });
}

/** 两学期, 四个季度: how often a standard is paid. */
const TERMS: readonly (readonly [RegExp, number])[] = [
  [/两个?学期/, 2],
  [/四个?季度/, 4],
];
/** Two terms or four quarters that are not told. */
const UNTOLD = [1, 2, 4];

/** The total follows, once or for each term or quarter, or the rate is the rounded quotient. */
function makes(value: Decimal, total: Mention, rate: Mention): boolean {
  const times = total.base.div(value);
  if (UNTOLD.some((told) => times.equals(told))) return true;
  const made = inUnitOf(value, total);
  if (agrees(made, total)) return true;
  return agrees(rate.value.times(times), rate) && !(isRoundSum(rate) && isOneDigitOff(made, total));
}

/** 每人每年1.00万元 is a standard, no quotient that came out so. */
const isRoundSum = ({ value, half, before }: Mention): boolean =>
  value.isInteger() && half.lessThan(ROUND) && /每[月年]/.test(before);
const ROUND = '0.1';

/** The total or the rate has a slip in it. */
function isNear(value: Decimal, total: Mention, rate: Mention): boolean {
  const owed = rate.value.times(total.base).div(value);
  const misprint = (owed.isInteger() && isSlip(owed, rate)) || isSwap(owed, rate);
  return misprint || isSlip(inUnitOf(value, total), total);
}

function finding(
  document: TextDocument,
  rate: Mention,
  total: Mention,
  { value, of }: Product,
): Finding {
  const made = show(inUnitOf(value, total));
  return {
    kind: standard.id,
    severity: standard.severity,
    quotes: [rate, total, ...of].map((at) => quoteOf(document, at)),
    computed: `${[rate, ...of].map((at) => show(at.value)).join(' × ')} = ${made}${total.unit}，文中为 ${total.value.toFixed()}`,
    message: `按标准计算应为 ${made}${total.unit}，文中为 ${total.value.toFixed()}${total.unit}。`,
    suggestion: '核对标准、数量与总额。',
    confidence: 0.8,
  };
}

const normFinding = (document: TextDocument, { came, norm }: BrokenNorm): Finding => ({
  kind: standard.id,
  severity: standard.severity,
  quotes: [came, norm].map((at) => quoteOf(document, at)),
  computed: null,
  message: `实际 ${show(came.value)}${came.unit}，超过文中所说的标准 ${show(norm.value)}${norm.unit}。`,
  suggestion: '核对标准与实际数；确实超过的，说明原因。',
  confidence: 0.8,
});
