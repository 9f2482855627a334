import type { Mention } from '../../mentions/mention.js';

const CONVERTED =
  /(?:换算|折算|折合|百分制)[^，。；\d]*(?:，(?:自评|最终|综合|实际|本单位)*总?得分(?:为|是)?)?$|^制(?:后)?(?:得分)?(?:为|是|得)?$/;
/** 88.6÷94×100=, 88.6×100÷94=: the last step of a sum that makes a score one of a hundred. */
const HUNDREDFOLD = /(?:[×xX*]\s?100%?|100\s?[÷/]\s?\d+(?:\.\d+)?)\s?[）)]?\s?=\s?$/;
/** 折算后得分为88.6÷94×100=; 按可评分值折算，89.5÷96×100=: the sum between the words and the result. */
const SUM = /[：:，=]?\s?[（(]?\d[\d.,\s×÷xX*/+()（）%分-]*=\s?$/;
const HUNDRED = 100;
/** Less is a part of another score. */
const LEAST = 30;

/** Whether the words before a figure, or the sum it is the result of, convert a score to a hundred. */
export const isConversion = ({ before }: Pick<Mention, 'before'>): boolean =>
  HUNDREDFOLD.test(before) || CONVERTED.test(before.replace(SUM, ''));

/** 换算成100分制: 100 is what it is converted to. */
export const isConverted = (mention: Mention): boolean =>
  mention.unit === '分' &&
  mention.exact &&
  isConversion(mention) &&
  !mention.value.equals(HUNDRED) &&
  mention.value.greaterThan(LEAST);
