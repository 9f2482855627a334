import { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';
import { withBase } from '../figures/arithmetic.js';
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
  const plain = first !== undefined && answers.every((one) => one.exact && alike(one, first));
  if (!plain || answers.at(-1) !== told || !answers.every(isAnswer)) return null;
  const possible = asked.filter((one) => alike(one, first) && !ASKED.test(one.before));
  const kinds = satisfiedOf(place, answers);
  if (possible.some((one) => kinds.some((sum) => isShare(sum, one, printed)))) return null;
  const whole = wholeOf(place, asked, answers);
  const last = kinds.at(-1);
  if (whole === undefined || last === undefined) return null;
  return last.base.greaterThan(whole.base) ? null : { numerator: last, denominator: whole };
}

/** Those that answered; where only the satisfied are told, those that were asked, too. */
function wholeOf(
  { printed, last, document }: Place,
  asked: readonly Mention[],
  answers: readonly Mention[],
): Mention | undefined {
  const like = asked.filter((one) => alike(one, last));
  const answered = like.findLast((one) => ANSWERED.test(one.before));
  if (answered !== undefined || answers.length > 1 || WEIGHTED.test(printed.before))
    return answered;
  const nearest = like.at(-1);
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
