import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { AgainstWord } from './after-steps.js';
import { BEGUN, daysTold, isJoined, type DayTold } from './days-told.js';
import { matchesIn } from '../../text/matches.js';
import { isOfOther, RETOLD } from './dates-in-turn.js';
import { areTwo } from './sole-steps.js';
import { sharesWord, withWords } from './steps-of-work.js';

/** Words that let a tale go back: plans, limits, comparisons, other things, what came first. */
const GOES_BACK =
  /此前|之前|以前|往前|倒|回头|先说|早在|先前|其中|计划|原定|预计|拟[于定在]|约定|(?<!按|的)要求(?!$)|提前|推迟|延[期后长迟至]|[比较]\d|距|早于|晚于|分别[于在为]|上年|去年|同期|补[办签交录发植栽送]|先行|起算|以来|截[至止]|有效期|到期|届满|[自从](?=\d)[^，。；]{0,12}[至到]|标段|首批|中间|附表|(?:18|19)\d\d年|[甲乙丙丁]|基准日|时点|曾|原|源[自于]|又提|另|由于|因为|缘|属于?|须|却|时段|累计|附表|报表|下一?步|质保|限期|期限/;
/** Of the second day: a limit, an attribute of something else, the months some act looked at. */
const IS_LIMIT = new RegExp(
  `^[前内后]|^(?:开学|放假|入[冬夏汛秋]|汛期|春节|国庆|雨季)[^，。；]{0,2}前|^起(?!(?:${BEGUN}))|^以[前内后来]|^之[前后]|^份?[^，。；]{0,4}的\\d`,
);
const LOOKS_AT = /[对完成至—-]$/;
const LATE = 10;
const EARLY = 5;
const BEFORE = 12;
const BEHIND = 14;
const NEAR = 2;

/** Two days of one paragraph told one after the other, the second before the first, and no word lets the tale go back. */
export function toldBackwards({ text, statements, year }: TextDocument): AgainstWord[] {
  const passages = groupBy(
    statements.filter((statement) => !statement.inTable && statement.text.includes('月')),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) => {
    const days = daysTold(ofOne, year ?? 0);
    return days.slice(1).flatMap((day, index): AgainstWord[] => {
      const before = days[index];
      if (before === undefined || !isBack(before, day) || isAlike(days, before, day)) return [];
      if (days.slice(0, index).some(({ from }) => from === day.from)) return [];
      if (isExcused(text, ofOne, before, day)) return [];
      return [{ at: [withWords(day), withWords(before)], computed: '依次叙述的日期倒退' }];
    });
  });
}

const isBack = (before: DayTold, day: DayTold): boolean =>
  day.to < before.from &&
  !isJoined(before) &&
  day.sentence - before.sentence <= NEAR &&
  (day.sentence === before.sentence || (day.isDay && before.isDay)) &&
  !(before.month >= LATE && day.month <= EARLY && !day.isNamed);

const opening = ({ after }: DayTold): string => after.slice(0, 2);

/** 彩超9月启用, CT11月启用: what is told of several things in the same words has no order. */
const isAlike = (days: readonly DayTold[], before: DayTold, day: DayTold): boolean =>
  opening(day).length > 1 &&
  days.some((other) => other !== day && opening(other) === opening(day)) &&
  days.some((other) => other === before || other !== day);

function isExcused(
  text: string,
  statements: readonly Statement[],
  before: DayTold,
  day: DayTold,
): boolean {
  const [from, to] = [before, day].map(({ sentence }) =>
    statements.find(({ index }) => index === sentence),
  );
  if (from === undefined || to === undefined) return true;
  const around = text.slice(
    Math.max(from.start, before.start - BEFORE),
    Math.min(to.start + to.text.length, day.end + BEHIND),
  );
  const isNextTale = from !== to && (day.isNamed || !sharesWord(day, from.text));
  return (
    goesBackRightly(around) ||
    isRetold(text, [from, to], before, day) ||
    isNextTale ||
    /；/.test(text.slice(before.end, day.start)) ||
    areTwo(before, day) ||
    isOfOther(before, day) ||
    isNoStart(before) ||
    isNoStep(day)
  );
}

const goesBackRightly = (around: string): boolean =>
  GOES_BACK.test(around) || isNumberedBack(around);

/** Told from its end in so many words; 当年9月 of a year told before. */
const isRetold = (
  text: string,
  statements: readonly Statement[],
  before: DayTold,
  day: DayTold,
): boolean =>
  statements.some((one) => RETOLD.test(one.text)) ||
  (day.isNamed && text.startsWith('当年', before.start));

/** Nothing follows on a limit, or on a day that only describes something. */
const isNoStart = ({ lead, after }: DayTold): boolean =>
  IS_LIMIT.test(after) || /工期|的/.test(lead + after.slice(0, 8));

/** A limit, what some act looked at, an attribute, or what had been done by then. */
const isNoStep = ({ lead, after }: DayTold): boolean =>
  IS_LIMIT.test(after) ||
  LOOKS_AT.test(lead) ||
  /已/.test(lead + after.slice(0, 8)) ||
  (/的/.test(after.slice(0, BEFORE)) && !after.endsWith('的'));

const ORDINAL = /第([一二三四五六])/g;
const DIGITS = '一二三四五六';

/** 第二针5月22日，第一针5月1日: the numbers go back with the days; 第二批 alone is one of several. */
function isNumberedBack(around: string): boolean {
  const told = matchesIn(around, ORDINAL).map(([, digit = '']) => DIGITS.indexOf(digit));
  const [first, second] = told;
  return first !== undefined && (second === undefined ? first > 0 : second <= first);
}
