import { matchesIn } from '../../text/matches.js';
import { clauseAt, type Pair } from './claimed-and-told.js';

/** Ways in which claim and fact agree, or the claim is no saying about all there is. */
export const agreesAfterAll = (pair: Pair): boolean =>
  [
    isPlanned,
    isOfOtherReckoning,
    isNoneThere,
    isOneSortOnly,
    isOneBound,
    isOwnTerm,
    isMark,
    isOfOtherBudget,
  ].some((excuses) => excuses(pair));

const REACH = 120;

/** The sentence up to a place, from the full stop before. */
const leadOf = (text: string, start: number): string =>
  /[^。\n]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';

/** The clause behind a place, without the stop between. */
const nextOf = (text: string, end: number): string =>
  /^[^，。；\n]*，([^，。；\n]*)/.exec(text.slice(end, end + REACH))?.[1] ?? '';

/** 2025年拟采取三条办法：…；每月教研一次; 今后凡涉及管线的: not yet so. */
const isPlanned = ({ document: { text }, claimed }: Pair): boolean =>
  /^(?:今后|以后|下一步|建议|拟)/.test(text.slice(claimed.start, claimed.end)) ||
  /(?:^|，)(?:20\d\d年)?(?:拟|下一步|今后|建议)[^，；]*[：；]/.test(leadOf(text, claimed.start));

/** 全部办结率100%，与按期办结率口径不同; 全部工程的数，不限于本项目: told apart in so many words. */
const isOfOtherReckoning = ({ document: { text }, claimed }: Pair): boolean =>
  /口径不[同一]|不(?:仅)?限于|不是[同一]个?口径|为(?:分母|分子|基数)/.test(
    `${text.slice(claimed.start, claimed.end)}，${nextOf(text, claimed.end)}`,
  );

const NONE = /^(?:[一-龥]{2,4}?[村镇乡县区社所站校])?(?:没有|无)([一-龥]{2,6})$/;

/** 241艘渔船全部装齐, and 岭下村没有渔船: where there is none nothing is left out. */
function isNoneThere({ document: { text }, claimed, told }: Pair): boolean {
  const noun = NONE.exec(clauseAt(text, told))?.[1];
  const said = text.slice(claimed.start, claimed.end);
  const at = noun === undefined ? -1 : said.indexOf(noun);
  return at >= 0 && /\d[^，]*$/.test(said.slice(0, at)) && /全部|均|都/.test(said.slice(at));
}

/** 均为公务接待费, and 未配备公务用车: that there is none of another sort only bears it out. */
const isOneSortOnly = ({ document: { text }, claimed, told }: Pair): boolean =>
  /(?:均|全部|都)(?:为|是|系)[^，。；\d]+$/.test(text.slice(claimed.start, claimed.end)) &&
  /未(?:配备|购置|安排|发生|列支|产生)|没有|无/.test(clauseAt(text, told)) &&
  !/\d/.test(clauseAt(text, told));

const BOUND =
  /(?:不[低少高多]于|不超过|≥|≤)\s?(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s?[^，。；\d]{0,3}以[上下内]/g;
const boundsIn = (text: string): string[] =>
  matchesIn(text, BOUND).map(([, first, second]) => first ?? second ?? '');

/** 收入均在10万元以上, and 收入均不低于10万元: the goal that it meets. */
function isOneBound({ document: { text }, claimed, told }: Pair): boolean {
  const own = boundsIn(text.slice(claimed.start, claimed.end));
  const goal = clauseAt(text, told);
  const others = boundsIn(goal);
  return (
    own.length === 1 && others.length === 1 && own[0] === others[0] && /均|都|各|每/.test(goal)
  );
}

/** 到期工单全部办结; 按期办结率100%, and the rest of them within their term. */
const isOwnTerm = ({ document: { text }, claimed, told }: Pair): boolean =>
  /到期|按期|按时|期限内/.test(clauseAt(text, claimed)) &&
  WITHIN_TERM.test(
    `${clauseAt(text, told)}，${nextOf(text, told.end)}，${text.slice(told.end, Math.min(claimed.start, told.end + REACH))}`,
  );
const WITHIN_TERM = /(?<!超过|超出)[^，。；超]{0,6}[期时]限(?:之?内|未到)|未到期|尚未到期/;

/** 其中“重大疫情处置时限”4分: what it is worth is no event. */
const isMark = ({ document: { text }, told }: Pair): boolean =>
  /[”"]\s?\d+(?:\.\d+)?分$|每[^，。；]{1,12}扣\s?\d/.test(clauseAt(text, told));

const OWN_BUDGET =
  /^(?!部门|单位|年初|年度|全年|项目|收支|收入|支出|资金|本年|调整|追加)([一-龥]{2,4}?)(?:收入|支出)?预算(?:未|没有?)[^，]*(?:调整|追加)/;

/** 保教费预算未作调整, and 追加工资18.6万元: one named budget, and another. */
function isOfOtherBudget({ document: { text }, claimed, told }: Pair): boolean {
  const name = OWN_BUDGET.exec(text.slice(claimed.start, claimed.end))?.[1];
  return name !== undefined && !clauseAt(text, told).includes(name);
}
