import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { BEGUN, daysTold, type DayTold } from './days-told.js';
import type { Range } from '../../finding-of.js';
import type { AgainstWord } from './after-steps.js';
import { areTwo } from './sole-steps.js';
import type { Order } from './orders-of-office.js';
import { COURSE_OF_GOODS, COURSE_OF_WORK, ORDERS_OF_WORK } from './orders-of-work.js';

/** A day with the steps of one order that its words tell of. */
interface Step {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly day: DayTold;
}

/** Told from its end, done out of turn for a reason, or wanted and not done. */
const OTHERWISE =
  /计划|原定|预计|拟[于在]|将于|先于|此前|往前|倒着|倒推|回头看过程|补[办签交录发栽植]|应急(?!响应|预案|物资|管理|局|资金|救援|演练|广播|指挥)|紧急|提前|推迟|约定(?=[于在的]|[^，。；\d]{0,4}\d)|分别|另[一有行外]|上年|去年|原先|二者|跨了?年|抢险|边[^，。；]边|陆续|分批|其余|逾期|先[付用通修拨]|预付|再次|重新|又一次|第二次|个别/;
const BATCH =
  /第[一二三四五六\d]批|首批|[一二三四]期|[一二三四五\d]标段?|[甲乙丙丁东西南北][村圃楼区片路段组]|[一二三四\d]号(?!文)|前[一二两]|后[一二两]|[上下]半年|春季|秋季/g;
const LIMIT = new RegExp(
  `^[^，。；]{0,4}的\\d|^(?:开学|放假|入[冬夏汛秋]|汛期|春节|国庆|雨季)[^，。；]{0,2}前|^(?:[底末])?(?:之|以)?前|^起(?!草|[^，。；]{0,10}(?:${BEGUN}))|^(?:之|以)?后`,
);
/** 就该申请作出批复, 据评估结果配发: another step is only pointed to. */
const POINTED =
  /(?:(?:就|对|针对|按照?|根据|依据|凭|据|持)[^，。；]{0,2})?(?:该|此|上述|这一?)[份项笔次个批张]?[一-龥]{2}|(?:根据|依据|按照|凭|据|按)[^，。；]{1,8}?(?:结果|意见|结论|报告|批复|方案|要求|名单|申请|合同|协议)/g;
const OF_PAPER = /印发的|下发的|签发的|发布的|《/;

/** Words of a place shared by two clauses, or a word that points back. */
const POINTS = /该|此|其|这|上述|同批|同一|当场|随即|随后|之后|接着|再|后|即|才/;

/** Days of the work of one paragraph that go against the order of its steps. */
export function stepsOfWork({ statements, year }: TextDocument): AgainstWord[] {
  const passages = groupBy(
    statements.filter(({ inTable, text }) => !inTable && text.includes('月')),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) => inPassage(ofOne, year ?? 0));
}

function inPassage(statements: readonly Statement[], own: number): AgainstWord[] {
  const days = daysTold(statements, own);
  if (days.length < 2) return [];
  const textOf = (day: DayTold): string =>
    statements.find(({ index }) => index === day.sentence)?.text ?? '';
  const found = ORDERS_OF_WORK.flatMap((order) => {
    const steps = days.flatMap((day) => stepOf(order, day));
    return steps.length < 2 ? [] : reversedOf(steps, days, textOf);
  });
  return found.length > 0 ? found : COURSES.flatMap((order) => inTurn(order, days, textOf));
}
const COURSES = [COURSE_OF_WORK, COURSE_OF_GOODS];

/** Two days that follow each other in one sentence, the second step of a course on the earlier of them. */
const inTurn = (order: Order, days: readonly DayTold[], textOf: TextOf): AgainstWord[] =>
  days.slice(1).flatMap((day, index) => {
    const before = days[index];
    if (before === undefined || before.sentence !== day.sentence) return [];
    const [[first], [last]] = [stepOf(order, before), stepOf(order, day)];
    // 1月启动采购，上年12月已完成论证: what had been done before is told as such.
    const hadBeen = day.isNamed && day.after.startsWith('已');
    if (first === undefined || last === undefined || hadBeen) return [];
    const isSure = first.last < last.first || (last.last < first.first && areOne(before, day));
    return isSure ? reversedOf([first, last], days, textOf) : [];
  });

type TextOf = (day: DayTold) => string;

function reversedOf(
  steps: readonly Step[],
  days: readonly DayTold[],
  textOf: TextOf,
): AgainstWord[] {
  return steps.flatMap((step, index) =>
    steps.slice(index + 1).flatMap((other): AgainstWord[] => {
      const isFirst = step.last < other.first;
      if (!isFirst && other.last >= step.first) return [];
      const [lower, higher] = isFirst ? [step, other] : [other, step];
      const isBack = steps
        .filter((one) => isAlike(one, lower))
        .every((early) =>
          steps
            .filter((one) => isAlike(one, higher))
            .every((late) => lastOf(late) < early.day.from),
        );
      if (!isBack || !isOfOne(step.day, other.day, textOf)) return [];
      if (hasTurned(days, step.day, other.day) || areTwo(step.day, other.day)) return [];
      if (isUsedFirst(lower, higher) || isParted(step.day, other.day, textOf)) return [];
      return [
        {
          at: [withWords(higher.day), withWords(lower.day)],
          computed: `${higher.name}早于${lower.name}`,
        },
      ];
    }),
  );
}

/** A day with the words of its clause that tell what happened on it. */
export const withWords = ({ start, end, after }: DayTold): Range => ({
  start,
  end: end + Math.min(after.length, CLAUSE),
});
const CLAUSE = 12;

/** A thing may be in use before it is accepted, where that is told first. */
const isUsedFirst = (lower: Step, higher: Step): boolean =>
  lower.name === '验收' && higher.day.start < lower.day.start;

/** A semicolon stands between them. */
const isParted = (one: DayTold, other: DayTold, textOf: TextOf): boolean => {
  const text = textOf(other);
  const from = one.sentence === other.sentence ? Math.max(0, text.indexOf(one.after)) : 0;
  const to = text.lastIndexOf(other.lead);
  return text.slice(from, Math.max(from, to)).includes('；');
};

const isAlike = (one: Step, other: Step): boolean =>
  one.first <= other.last && one.last >= other.first;

/** The last day of a step; of a term of service, the day it begins. */
const lastOf = ({ day }: Step): number =>
  /期(?:限|间)?(?:为|是|自|从|：)?$/.test(day.lead) ? day.to : Math.max(day.to, day.until);

/** The steps that stand next to a day: those of the words behind it, else of those before. */
function stepOf(order: Order, day: DayTold): Step[] {
  if (LIMIT.test(day.after)) return [];
  for (const told of [day.after, day.lead, `${day.lead}${day.after}`]) {
    const words = told.replaceAll(POINTED, '');
    const found = order.flatMap(([name, pattern], rank) =>
      pattern.test(words) ? [{ name, rank }] : [],
    );
    const [first] = found;
    const last = found.at(-1);
    if (first === undefined || last === undefined) continue;
    if (OF_PAPER.test(words)) return [];
    return [{ first: first.rank, last: last.rank, name: first.name, day }];
  }
  return [];
}

/** Two days of one piece of work: told in one sentence, or in the next one that points back. */
function isOfOne(one: DayTold, other: DayTold, textOf: TextOf): boolean {
  const [mine, theirs] = [textOf(one), textOf(other)];
  const isSame = one.sentence === other.sentence;
  if (isSame ? OTHERWISE.test(told(mine, one, other)) : OTHERWISE.test(mine + theirs)) return false;
  const both = mine === theirs ? mine : mine + theirs;
  const batches = new Set(both.match(BATCH) ?? []);
  if (batches.size > 1) return false;
  if (!isSame && other.isNamed) return false;
  if (isSame) return !/；/.test(mine.slice(mine.indexOf(one.after), mine.lastIndexOf(other.lead)));
  return (
    Math.abs(other.sentence - one.sentence) <= NEAR &&
    (POINTS.test(other.lead + other.after) || sharesWord(one, theirs))
  );
}
const NEAR = 3;

/** 8月10日公示结束，公示自8月15日开始: the end is told first, of the very same thing. */
function areOne({ lead, after }: DayTold, next: DayTold): boolean {
  const thing = next.lead.replace(/(?:开始)?(?:时间|日期)?[自从于在是为]?$/, '');
  return thing.length > 1 && (after.startsWith(thing) || lead.endsWith(thing));
}

/** What a sentence says up to the end of the later day's clause; what it says afterwards is no reason. */
function told(text: string, one: DayTold, other: DayTold): string {
  const from = text.indexOf(one.after);
  return text.slice(0, text.indexOf(other.after, from) + other.after.length);
}

/** True where a word of two characters of what one day tells of stands in the sentence of the other. */
export function sharesWord({ lead, after }: DayTold, text: string): boolean {
  const words = `${lead}${after}`.replaceAll(/[^一-龥]/g, '');
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) =>
    words.slice(at, at + 2),
  ).some((word) => !COMMON.test(word) && text.includes(word));
}
const COMMON = /[的了于在是为从由到至和与]|完成|进行|开展|组织|通过|全部|项目|工程/;

const LATE = 10;
const EARLY = 5;
const mayBeNext = (told: DayTold, next: DayTold): boolean =>
  !next.isNamed && told.month >= LATE && next.month <= EARLY;

/** The year has turned between them, though no word says so. */
function hasTurned(days: readonly DayTold[], first: DayTold, last: DayTold): boolean {
  const told = days.slice(days.indexOf(first), days.indexOf(last) + 1);
  return (
    mayBeNext(first, last) || told.some((day, at) => at > 0 && mayBeNext(told[at - 1] ?? day, day))
  );
}
