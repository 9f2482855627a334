import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { isSwap } from '../figures/near.js';
import type { Scored } from './deductions.js';

const HUNDRED = 100;
/** Marks of one item are fewer than those of a class. */
const MOST = 60;
/** 按比例折算得9.65分, 按执行率计分 */
const BY_RATE =
  /按[^，。；\d]{0,10}(?:乘以?|×|\*)[^，。；\d]{0,8}(?:率|比例|分值|满分)|按[^，。；\d]{0,8}率[^，。；\d]{0,6}(?:乘积|相乘|乘以|之积)|据此(?:计|得|折算)|按(?:照)?(?:实际|该|此|上述|相应|同等)?(?:比例|(?:预算|任务|目标|支出|资金)?(?:完成|执行|支付|支出|到货|完工|达标)(?:率|比例|程度))(?:\s?\d+(?:\.\d+)?%)?(?:折算|折|换算|计算|计分|计|给|得|打)/;
/** 以96.49%乘以10分, 10分×96.49%, 按93.00%计7.44分: the rate is the factor itself. */
const FACTOR =
  /(?:以|按|用|为)\s?\d+(?:\.\d+)?%\s?(?:乘以?|×|\*|计|折算|得)|(?:乘以?|×|\*)\s?\d+(?:\.\d+)?%|\d%\s?(?:乘以?|×|\*)/;
export const RATED =
  /(?:完成|执行|支付|支出|到货|完工|达标|合格|到位|覆盖|回收|整改|办结|进度|拨付|到账)(?:率|比例)(?:仅|只|为|是|达|达到|：|:)*$/;
/** Of these nothing less than all is wanted. */
const WHOLE_RATES =
  /(?:完成|执行|支付|支出|支付进度|支出进度|拨付|到账)(?:率|比例)(?:仅|只|为|是|达|达到|：|:)*$/;
/** Rules, deductions and weights. */
const ELSE = /每|加权|扣\d|权重|计入|考核|总分|一半|减半|折半|÷\s?2(?!\d)/;
const FULL_BEFORE =
  /(?:满分|分值|权重|标准分|该项|该指标|本项|此项|乘以?|×|\*|指标)(?:为|是|共)?\s?$/;
const GOT_BEFORE = /(?:得|计|打|给|折算|折合|=|为)分?(?:为|得)?\s?$/;
/** Targets of a rate short of all: 98% wanted and 96.49% come make more than 96.49% of the marks. */
const TARGETS = [80, 85, 90, 95, 98];

/** 按分值乘以执行率计分: the rate itself, whatever was wanted of it. */
const IS_PRODUCT = /按[^，。；\d]{0,10}(?:乘以?|×|\*)/;

/** The words say that the marks are in proportion to a rate. */
export const saysByRate = (words: string): boolean => BY_RATE.test(words);

/** 执行率96.49%，按比例折算得9.65分，该项满分10分: marks in proportion to a rate, told with the full marks they are of. */
export function byStatedRate(statement: Statement): Scored[] {
  const told = rateAndMarks(statement);
  if (told === null) return [];
  const { rate, full, got } = told;
  const computed = full.value.times(rate.value).div(HUNDRED);
  if (agrees(computed, got)) return [];
  const isSlip = isSwap(computed, got) && (told.isSaid || told.isFactor || told.isAll);
  if (!isSlip && !follows(told)) return [];
  const worked = `${full.value.toFixed()} × ${rate.value.toFixed()}%`;
  return [{ got, of: [full, rate], worked, computed }];
}

/** The words say that the rate makes the marks, and no usual target short of all does. */
const follows = (told: Told): boolean =>
  told.isFactor ||
  (told.isSaid && WHOLE_RATES.test(told.rate.before) && (told.isProduct || isOfNoTarget(told)));
const CONVERTED = /(?:折算|折合)得?(?:分|得)?(?:为)?$/;

interface Told extends Pair {
  readonly rate: Mention;
  /** The rate is said to be the factor. */
  readonly isFactor: boolean;
  /** The words multiply the full marks by it. */
  readonly isProduct: boolean;
  /** The marks are said to be in proportion. */
  readonly isSaid: boolean;
  /** Nothing but the rate, the full marks and the score. */
  readonly isAll: boolean;
}

/** The one rate of a sentence with its two marks. */
function rateAndMarks({ text, mentions, inTable }: Statement): Told | null {
  if (inTable || ELSE.test(text)) return null;
  const rate = rateIn(mentions);
  const marks = mentions.filter(({ unit }) => unit === '分');
  if (rate?.exact !== true || marks.length !== 2) return null;
  const isFactor = FACTOR.test(text);
  const pair = isFactor || RATED.test(rate.before) ? rolesOf(marks) : null;
  if (pair === null || pair.got.value.greaterThan(pair.full.value)) return null;
  const isSaid = BY_RATE.test(text) || CONVERTED.test(pair.got.before);
  const isProduct = IS_PRODUCT.test(text);
  return { ...pair, rate, isFactor, isProduct, isSaid, isAll: mentions.length === 3 };
}

/** The only rate; 目标值90%，实际81%，完成率90%: the rate of completion is worked out of the others. */
function rateIn(mentions: readonly Mention[]): Mention | null {
  const rates = mentions.filter(({ kind }) => kind === 'percent');
  const own = rates.filter(({ before }) => WHOLE_RATES.test(before));
  const [rate, ...more] = own.length === 1 ? own : rates;
  return rate === undefined || more.length > 0 ? null : rate;
}

export interface Pair {
  readonly full: Mention;
  readonly got: Mention;
}

/** Which of the two marks could be had and which were had. */
export function rolesOf(marks: readonly Mention[]): Pair | null {
  const got = marks.find(({ before }) => GOT_BEFORE.test(before) && !FULL_BEFORE.test(before));
  const full = marks.find((one) => one !== got);
  const isFull =
    full !== undefined &&
    full.value.lessThanOrEqualTo(MOST) &&
    (FULL_BEFORE.test(full.before) || (got !== undefined && /[一-龥（(]$/.test(full.before)));
  return got === undefined || full === undefined || !isFull || !got.exact ? null : { full, got };
}

/** No target that people set makes the score. */
export const isOfNoTarget = ({
  rate: { value },
  full,
  got,
}: Pick<Told, 'rate' | 'full' | 'got'>): boolean =>
  !TARGETS.some((target) => agrees(full.value.times(value).div(target), got));
