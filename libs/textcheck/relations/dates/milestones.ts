import { groupBy } from '#libs/kernel';

import { compareDates, showDate, type NamedDate } from '../../text/dates.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import {
  BUDGET,
  COURSE,
  EVALUATION,
  FIRST_CHECK,
  IN_USE,
  PAID,
  PROJECT,
  SIGNED,
  stagesIn,
  type Stage,
} from './ladders.js';
import { isDone, TIME_LEAD, wordsOfStep } from './done-steps.js';
import { DAY, datedClauses, openSpans } from './dated-clauses.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A step of some work with the stages its words tell of, and its day. */
interface Milestone extends NamedDate, Range {
  readonly stages: readonly Stage[];
  readonly words: string;
  /** Which statement tells of it. */
  readonly sentence: number;
  /** Its own words name the year. */
  readonly isNamed: boolean;
  /** Some words before it, or its own, name the year. */
  readonly isDated: boolean;
  /** Of a year before the report's: a later month told after it may be of the next. */
  readonly isEarlier: boolean;
}

/** Words that stand before the day of a step without naming another thing. */
const OWN_LEAD =
  /^(?:计划|原计划|并|并于|于|已|已于|又|后|随后|其后|而后|再|且|在|至|均|均于|全部|全部于|最终|正式|实际|实际于|最终|最终于|却|却于|但|但于|才|该项目|项目|单位|我单位|本单位|该项目于|项目于|工程|工程于|该工程|该工程于|设备|设备于|经\S{0,4}|其)*$/;
/** 监理合同于4月30日签订 */
const NOUN_LEAD =
  /^(?!首批|[上下]半年|[一二三四]季度|[一二三四]批)[一-龥]{0,4}(?:合同|协议|实施方案|方案|资金|名单|公示|指标|补助|设备)(?:签订|开工|公示|批复)?(?:时间)?(?:为|已)?于?$/;
const ITEM_MARK = /^[（(]?[\d一二三四五六七八九十]{1,2}[）).．、]\s?$/;
const LONGEST_ITEM = 8;
/** （2）2023年3月完成招标: an item that names its step and nothing else. */
const isItem = (lead: string, after: string): boolean =>
  ITEM_MARK.test(lead) && after.length <= LONGEST_ITEM;

const OTHER_THING =
  /^(?!该|本)[一-龥]{2,16}(?:工程|项目|中心|大楼|楼|设备|系统|路|站|桥|标段|期|村|馆|校区)/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** The steps told in one paragraph that stand against the order of things: the earlier stage on the later day. */
export function reversedMilestones(document: TextDocument): [Milestone, Milestone][] {
  const { year } = document;
  return passagesWithDays(document).flatMap((statements) => {
    const chains = chainsOf(statements, year);
    const review = chains.flat().flatMap(stepOfReview);
    const [early, later] = [true, false].map((wanted) =>
      review.filter((step) => isEarlierReview(step, year) === wanted),
    );
    const ofThings = chains.flatMap((chain) => reversedOf(chain.map(withoutReview)));
    return [
      ...ofThings,
      ...reversedOf(later ?? []),
      ...reversedOf(early ?? []),
      ...acrossYears(review, year),
    ];
  });
}

const withoutReview = (step: Milestone): Milestone => ({
  ...step,
  stages: step.stages.filter(({ ladder }) => ladder !== EVALUATION),
});

/** From this month on the year's own review may begin. */
const FIRST_MONTH = 11;

/** A step of the review of the report's own year; those in that year are of an earlier review, or of a check under way. */
const isEarlierReview = (step: Milestone, own: number | null): boolean =>
  own !== null &&
  step.isDated &&
  step.year <= own &&
  step.month < FIRST_MONTH - (own - step.year) * 12;

function stepOfReview(step: Milestone): Milestone[] {
  const stages = step.stages.filter(({ ladder }) => ladder === EVALUATION);
  return stages.length === 0 ? [] : [{ ...step, stages }];
}

/** 2023年12月20日开展自评，2023年1月10日形成报告: one sentence tells of one review. */
const acrossYears = (review: readonly Milestone[], own: number | null): [Milestone, Milestone][] =>
  reversedOf(review).filter(
    ([later, earlier]) =>
      later.sentence === earlier.sentence &&
      later.start > earlier.start &&
      isEarlierReview(later, own) !== isEarlierReview(earlier, own),
  );

const passagesWithDays = ({ statements }: TextDocument): (readonly Statement[])[] =>
  [...groupBy(statements, ({ passage }) => passage).values()].filter((ofOne) =>
    ofOne.some(({ text }) => text.includes('月')),
  );

/** Pairs of steps in the wrong order; where one step stands against several others, it alone is the wrong one. */
function reversedOf(chain: readonly Milestone[]): [Milestone, Milestone][] {
  const pairs = chain.flatMap((later, index): [Milestone, Milestone][] =>
    chain
      .slice(0, index)
      .filter((one) => isReversed(one, later))
      .map((one): [Milestone, Milestone] => [later, one]),
  );
  const [first] = pairs;
  const odd = first?.find((step) => pairs.every((pair) => pair.includes(step)));
  if (first === undefined || odd === undefined || pairs.length === 1) return pairs;
  return [[odd, first[0] === odd ? first[1] : first[0]]];
}

function isReversed(one: Milestone, other: Milestone): boolean {
  return one.stages.some((mine) =>
    other.stages.some((theirs) => {
      if (mine.ladder !== theirs.ladder) return false;
      const isFirst = mine.last < theirs.first;
      const [before, after] = isFirst ? [one, other] : [other, one];
      const [lower, higher] = isFirst ? [mine, theirs] : [theirs, mine];
      const isTold = after.start > before.start;
      return (
        lower.last < higher.first &&
        isAgainst(before, after) &&
        isOrdered(lower, higher, isTold) &&
        (mine.ladder !== COURSE || (isTold && one.sentence === other.sentence)) &&
        isOneThing(one.words, other.words)
      );
    }),
  );
}

const LATE = 10;
const EARLY = 5;
const FEW_MONTHS = 3;

/** True where the later step has the earlier day; a day of spring told after one of autumn may be of the next year. */
function isAgainst(before: Milestone, after: Milestone): boolean {
  const isSet = (before.year === 0) === (after.year === 0);
  const isLater = after.start > before.start && !after.isNamed;
  const isSpring = before.month >= LATE && after.month <= EARLY;
  const mayBeNext =
    isLater && (isSpring || (before.isEarlier && after.month <= before.month - FEW_MONTHS));
  // 2023年1月启动采购，2022年12月已完成论证: what had been done before is told as such.
  const hadBeen = after.isNamed && after.year < before.year && /^已/.test(after.words);
  return isSet && !mayBeNext && !hadBeen && compareDates(after, before) < 0;
}

/** Work may be paid before or after it is done, only the contract comes first; it may be in use before it is accepted. */
function isOrdered(lower: Stage, higher: Stage, isTold: boolean): boolean {
  if (lower.ladder !== PROJECT) return true;
  if (higher.first === IN_USE && lower.last >= FIRST_CHECK) return isTold;
  return ![lower, higher].some(({ first }) => first === PAID) || lower.last <= SIGNED;
}

/** Words of which two things of one kind have different ones. */
const PART =
  /[预决]算|[一二三四五六]期|[一二三四五六]标|[首二三四]批|[上下]半年|[一二三四]季度|[A-Z]包/g;

/** 批复决算 and 公开预算 are steps of two things. */
export function isOneThing(one: string, other: string): boolean {
  const parts: readonly string[] = other.match(PART) ?? [];
  return (one.match(PART) ?? []).every(
    (part) => parts.includes(part) || !parts.some((theirs) => theirs.slice(-1) === part.slice(-1)),
  );
}

/** Runs of steps told of one thing: a clause that names another begins anew. */
function chainsOf(statements: readonly Statement[], reportYear: number | null): Milestone[][] {
  const chains: Milestone[][] = [[]];
  let year = reportYear ?? 0;
  let isDated = false;
  for (const statement of statements) {
    const clauses = datedClauses(clausesOf({ ...statement, text: openSpans(statement.text) }));
    clauses.forEach((clause, index) => {
      const [day, ...more] = matchesIn(clause.text, DAY);
      const named = yearNamed(clause.text, day);
      year = Number(named ?? year);
      isDated ||= named !== undefined;
      if (day === undefined) {
        if (OTHER_THING.test(clause.text) || index === 0) chains.push([]);
        return;
      }
      year = yearOf(day, year, reportYear);
      if (!isOwn(clause, day, statement)) chains.push([]);
      const isEarlier = year < (reportYear ?? 0);
      const around = {
        year,
        isDated,
        isEarlier,
        isOfBudget: OF_BUDGET.test(statement.text),
        sentence: statement.index,
      };
      const step = more.length > 0 ? null : milestoneOf(clause, day, around);
      if (step !== null) chains.at(-1)?.push(step);
    });
  }
  return chains;
}

/** 3月5日对2024年度支出开展自评: what stands behind the day is the year of something else. */
function yearNamed(text: string, day: RegExpMatchArray | undefined): string | undefined {
  if (day === undefined) return /^[^，。；\d]{0,2}(20\d\d)年(?!度|全年)/.exec(text)?.[1];
  const told = text.slice(0, (day.index ?? 0) + day[0].length);
  return /(20\d\d)年/.exec(told.replaceAll(IN_NAME, ''))?.[1];
}

/** 印发2024年改造方案: the year of a name, not of the day before it. */
const IN_NAME =
  /(?<=[^，；\s])20\d\d年度?(?=[^，。；：\d]{0,14}(?:方案|计划|办法|规划|预算|决算|名单|目录|清单|通知|报告|项目库|改造|建设))/g;
const OF_BUDGET = /[预决]算|一上|二上/;
/** Words of a last step that name no other thing. */
const LAST_STEP = /^(?:通过|完成|组织|正式)?[^，。；的]{0,6}(?:验收|投入使用|移交)/;

/** True for a clause about the thing told of before. */
function isOwn({ text, start }: Sentence, day: RegExpMatchArray, statement: Statement): boolean {
  const at = day.index ?? 0;
  const lead = text.slice(0, at);
  const parted = statement.text.charAt(start - statement.start - 1) === '；';
  if (parted && !isItem(lead, text.slice(at + day[0].length)))
    return lead === '' && LAST_STEP.test(text.slice(at + day[0].length));
  return (
    OWN_LEAD.test(lead) ||
    NOUN_LEAD.test(lead) ||
    TIME_LEAD.test(lead) ||
    isItem(lead, text.slice(at + day[0].length))
  );
}

function yearOf(
  [, named, word = '']: RegExpMatchArray,
  last: number,
  report: number | null,
): number {
  if (named !== undefined) return Number(named);
  if (/次年|翌年|第二年/.test(word)) return last + 1;
  return last === 0 ? (report ?? 0) : last;
}

interface Told {
  readonly year: number;
  readonly isDated: boolean;
  readonly isEarlier: boolean;
  readonly isOfBudget: boolean;
  readonly sentence: number;
}

function milestoneOf(
  { text, start }: Sentence,
  day: RegExpMatchArray,
  { year, isDated, isEarlier, isOfBudget, sentence }: Told,
): Milestone | null {
  const at = day.index ?? 0;
  const after = text.slice(at + day[0].length);
  if (!isDone(text.slice(0, at), after)) return null;
  const stages = stagesIn(wordsOfStep(text.slice(0, at), after)).filter(
    ({ ladder }) => isOfBudget || ladder !== BUDGET,
  );
  if (stages.length === 0) return null;
  const [, named, , month = '', date = '0'] = day;
  return {
    ...{
      year,
      isDated,
      isEarlier,
      stages,
      words: after.trim(),
      isNamed: named !== undefined,
      sentence,
    },
    month: numberOf(month),
    day: numberOf(date),
    start: start + at,
    end: start + text.length,
  };
}

/** The stage a column of days is of, as 开工时间 or 合同签订日期; null for plans and others. */
export function stageOfHeading(heading: string): number | null {
  const [stage, ...more] = stagesIn(heading).filter(({ ladder }) => ladder === PROJECT);
  const isOne = stage?.first === stage?.last && more.length === 0 && stage?.first !== PAID;
  return isOne && !/计划|预计|合同约定|应/.test(heading) ? (stage?.first ?? null) : null;
}

export const showMilestone = (step: Milestone): string => `${showDate(step)}${step.words}`;
