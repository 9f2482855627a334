import { Decimal } from '#libs/kernel';

/** `×`, `÷`, `−` or `+`, as people would work it out. */
export type Sign = '×' | '÷' | '−' | '+';

/** A way in which a column of a table can follow from others of the same row. */
export interface Form {
  readonly sign: Sign;
  readonly operands: 2 | 3;
  /** The order of the first two operands makes no difference. */
  readonly symmetric: boolean;
  /** Says how the columns hang together even when few rows do: headings of the result. */
  readonly result: RegExp;
  /** Headings of the operands that leave no doubt. */
  readonly roles?: readonly [RegExp, RegExp];
  /** Fast, to try it on every column. */
  readonly guess: (values: readonly number[]) => number;
  readonly compute: (values: readonly Decimal[]) => Decimal;
  /** How the last operand and the scale are told, e.g. ` × 100`. */
  readonly told: string;
}

const HUNDRED = 100;
const TEN_THOUSAND = 10_000;
const RATE = /率|进度|占比|比例|比重|%|％/;
const RATE_ROLES = [
  /支出|执行|支付|实际|完成|到位|决算|使用|得分|实到|合格|办结|整改数|收回|通过数|满意数/,
  /预算|计划|安排|下达|目标|应|调整|分值|权重|受理|抽检|抽查|检查数|发放|总数/,
] as const;
const GROWTH_ROLES = [/本年|今年|当年|本期/, /上年|去年|上期|同期/] as const;
const DIFFERENCE =
  /增减|差额|差异|结余|结转|变[动化]|净增|节约|剩余|增加|减少|尾款|未付|欠|扣分|失分|净值|空编|缺编|净资产|[核审]减|追加|差$/;
const DIFFERENCE_ROLES = [
  /预算|计划|合同|可用|总|满分|分值|权重|原值|编制|送审|申报|控制价/,
  /支出|执行|支付|已付|决算|使用|得分|实得|折旧|摊销|在编|在职|实有|负债|审定|核定|中标|成交/,
] as const;
const PRODUCT = /金额|合计|小计|总价|费用|元/;
const SUM = /合计|小计|总计|共计|总[额数量]|全年|全部|调整后|调整数|可用/;

const [zero, nought] = [0, new Decimal(0)];
const at = (values: readonly number[], index: number): number => values[index] ?? zero;
const of = (values: readonly Decimal[], index: number): Decimal => values[index] ?? nought;

const quotient = (scale: number, result: RegExp): Form => ({
  sign: '÷',
  operands: 2,
  symmetric: false,
  result,
  ...(scale === HUNDRED ? { roles: RATE_ROLES } : {}),
  guess: (values) => (at(values, 0) / at(values, 1)) * scale,
  compute: (values) => of(values, 0).div(of(values, 1)).times(scale),
  told: scale === 1 ? '' : ` × ${String(scale)}`,
});

const product = (operands: 2 | 3, scale: number): Form => ({
  sign: '×',
  operands,
  symmetric: true,
  result: PRODUCT,
  ...(operands === 2 && scale === 1 ? { roles: [/数量/, /单价/] as const } : {}),
  guess: (values) => values.reduce((made, value) => made * value, 1) / scale,
  compute: (values) => values.reduce((made, value) => made.times(value), new Decimal(1)).div(scale),
  told: scale === 1 ? '' : ` ÷ ${String(scale)}`,
});

/** A score by its weight in per cent. */
const weighted: Form = {
  ...product(2, HUNDRED),
  result: /加权|权重得分|折算得分/,
  roles: [/得分|评分/, /权重|占比|比例/],
};

/** A sum, or what is left of the first after the others. */
const linear = (sign: '+' | '−', operands: 2 | 3): Form => ({
  sign,
  operands,
  symmetric: sign === '+',
  result: sign === '+' ? SUM : DIFFERENCE,
  ...(sign === '−' && operands === 2 ? { roles: DIFFERENCE_ROLES } : {}),
  guess: ([first = zero, ...others]) =>
    others.reduce((made, value) => (sign === '+' ? made + value : made - value), first),
  compute: ([first = nought, ...others]) =>
    others.reduce((made, value) => (sign === '+' ? made.plus(value) : made.minus(value)), first),
  told: '',
});

/** By how much in a hundred the first is above the second. */
const growth: Form = {
  sign: '÷',
  operands: 2,
  symmetric: false,
  result: /率|幅|增长|增减|变化|同比|%/,
  roles: GROWTH_ROLES,
  guess: (values) => (at(values, 0) / at(values, 1) - 1) * HUNDRED,
  compute: (values) => of(values, 0).div(of(values, 1)).minus(1).times(HUNDRED),
  told: ' × 100 − 100',
};

/** The simplest first. */
export const FORMS: readonly Form[] = [
  quotient(HUNDRED, RATE),
  linear('−', 2),
  linear('+', 2),
  product(2, 1),
  product(2, TEN_THOUSAND),
  weighted,
  growth,
  quotient(1, /均|单价|每|平均|标准/),
  quotient(TEN_THOUSAND, /均|单价|每|平均|标准/),
  linear('−', 3),
  linear('+', 3),
  product(3, 1),
  product(3, TEN_THOUSAND),
];

/** 决算比预算增减 is 决算 less 预算. */
export function orderOf(
  result: string,
  [one = '', other = '']: readonly string[],
): 'told' | 'other' | null {
  const [, first, second] = /^(.{2,6}?)[比较](.{2,6}?)(?:增|减|多|少|差|变)/.exec(result) ?? [];
  if (first === undefined || second === undefined) return null;
  const isTold = one.includes(first.slice(-2)) && other.includes(second.slice(-2));
  return isTold ? 'told' : 'other';
}
