import { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';
import { total as totalBase, withBase } from '../figures/arithmetic.js';
import { alike, isShare } from '../figures/near.js';
import { wordsOf, type Operands, type Place } from './rate-place.js';

const SATISFIED = /(?<!不)满意[率度](?:[（(][^）)]*[）)])?(?:为|是|达到?)?$/;
const ANSWER = /满意(?![度率调情程状])|一般/;
const NOT_SATISFIED = /不满意|不太满意|一般|满意[度率]/;
const ANSWERED = /(?:收回|回收|有效|收集)[^，。；\d]*$/;
const ASKED = /(?:发放|发出|下发|投放)[^，。；\d]*$/;
/** 随机调查320人: all of them answered. */
const SURVEYED = /调查|抽取|抽样|抽查|访|测评|询问|问卷|征求|评议/;
/** Marks of several sorts taken together. */
const WEIGHTED = /综合|加权|平均|折算|得分/;

/** 收回问卷288份，满意203份、基本满意68份、不满意17份，满意率94.10%: of all that answered. */
export function ofSurvey(place: Place): Operands | null {
  const { document, statement, printed, last: told } = place;
  if (!SATISFIED.test(printed.before) || told.bracketed) return null;
  const before = (document.figures[statement.passage] ?? []).filter(
    (one) => one.end <= printed.start && one.kind === 'count',
  );
  const isAnswer = (one: Mention): boolean => ANSWER.test(wordsOf(document, one));
  const from = before.findIndex(isAnswer);
  const [answers, asked] = [before.slice(from), before.slice(0, Math.max(from, 0))];
  const [first] = answers;
  if (first === undefined || answers.at(-1) !== told) return null;
  if (!answers.every((one) => one.exact && alike(one, first) && isAnswer(one))) return null;
  const possible = asked.filter((one) => alike(one, first) && !ASKED.test(one.before));
  const kinds = satisfiedOf(place, answers);
  const rights = [...kinds, ...answers];
  const right = (one: Mention): boolean =>
    rights.some((sum) => isShare(sum, one, printed)) || isRest(one, answers, printed);
  if (possible.some(right)) return null;
  const whole = wholeOf(place, asked, answers);
  const last = kinds.at(-1);
  if (whole === undefined || last === undefined) return null;
  return last.base.greaterThan(whole.base) ? null : { numerator: last, denominator: whole };
}

/** 收回400份，不满意12份、基本满意38份: those that nothing is told of are satisfied. */
function isRest(whole: Mention, answers: readonly Mention[], printed: Mention): boolean {
  let base = whole.base;
  return answers.some((one) => {
    base = base.minus(one.base);
    return base.isPositive() && isShare(withBase(whole, base), whole, printed);
  });
}

/** Those that answered; where only the satisfied are told, those that were asked, too. */
function wholeOf(
  { printed, last, document }: Place,
  asked: readonly Mention[],
  answers: readonly Mention[],
): Mention | undefined {
  const like = asked.filter((one) => alike(one, last));
  const answered = like.findLast((one) => ANSWERED.test(one.before));
  const nearest = like.at(-1);
  const all = answers.length > 2 && nearest?.base.equals(totalBase(answers)) === true;
  const open = (answers.length > 1 && !all) || WEIGHTED.test(printed.before);
  if (answered !== undefined || open) return answered;
  const surveyed = nearest !== undefined && SURVEYED.test(wordsOf(document, nearest));
  return surveyed && nearest.exact && !ASKED.test(nearest.before) ? nearest : undefined;
}

/** The satisfied, with those satisfied on the whole, and so on. */
function satisfiedOf({ document }: Place, answers: readonly Mention[]): Mention[] {
  const kinds = answers.filter((one) => !NOT_SATISFIED.test(wordsOf(document, one)));
  let base = new Decimal(0);
  return kinds.map((one) => {
    base = base.plus(one.base);
    return withBase(one, base);
  });
}
