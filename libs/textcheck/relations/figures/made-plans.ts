import { alike } from './near.js';
import type { Held } from './held.js';
import type { Mention } from '../../mentions/mention.js';

/** A budget in so many words, right before its figure. */
const PLANNED =
  /(?:年初|调整后?|变动|全年|收入|支出)(?:的)?(?:收入|支出)?预算(?:数|合计)?(?:调整)?(?:为|达|是)?$/;
const AGAINST_LAST_YEAR = /同比|[较比与](?:上年|去年)/;

const isPlanned = ({ before }: Mention): boolean => PLANNED.test(before);

/** 收入年初预算19亿元，收入完成19.2亿元，同比增长12.8%: last year's figure is not told, and a budget is none. */
export const isAgainstPlan = ({ printed, others }: Held): boolean =>
  AGAINST_LAST_YEAR.test(printed.before) && others.filter(isPlanned).length === 1;

const OUTCOME = /(?:完成|执行|实现)(?:数|合计)?(?:为|达)?$/;

/** 收入完成81.1亿元。支出预算155.1亿元，调整为206.2亿元: of two budgets and an outcome none is the rest of the others. */
export const isOfTwoSorts = ({ printed, others }: Held): boolean =>
  others.length === 2 &&
  [printed, ...others].filter(isPlanned).length === 2 &&
  [printed, ...others].some(({ before }) => OUTCOME.test(before));

/** 余额197.88亿元（一般债务136.66亿元；专项债务61.22亿元），同比增加46.67亿元: what the one leaves of the other is told beside it. */
export const isLeftTold = ({ statement: { mentions }, printed, others }: Held): boolean => {
  const [one, other] = others;
  if (one === undefined || other === undefined || others.length > 2) return false;
  const rest = one.base.minus(other.base).abs();
  return mentions.some(
    (told) =>
      told !== printed && !others.includes(told) && alike(told, one) && told.base.equals(rest),
  );
};

/** Why a figure came to be: words that lead the rest of their clause or bracket in. */
const CAUSE = /主要(?:是|因|原因|由于)[^。；）)]*$/;

/** 支出9.8亿元，减支11.3亿元（主要是上年新增债券16.2亿元抬高基数）: what is told as a cause is no end of the change. */
export const isOfCause = ({ document: { text }, statement, printed, others }: Held): boolean => {
  const isCause = ({ start }: Mention): boolean => CAUSE.test(text.slice(statement.start, start));
  return !isCause(printed) && others.some((one) => one.start > statement.start && isCause(one));
};

/** 收入预算67.2亿元，比上年减少14.2亿元；支出预算49.5亿元: two figures of one year do not make what changed since the last. */
export const isOfOneYear = ({ printed, others }: Held): boolean =>
  AGAINST_LAST_YEAR.test(printed.before) &&
  others.length === 2 &&
  others.every(isPlanned) &&
  others.every(({ before }) => !OF_ANOTHER_YEAR.test(before));
const OF_ANOTHER_YEAR = /上年|去年|20\d\d年|年初数|期初/;
