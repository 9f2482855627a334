import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { countOf } from './counted-years.js';
import { mayBeOfNext, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

interface Told {
  readonly statement: Statement;
  readonly text: string;
  readonly days: readonly PlainDay[];
}

type Rule = (told: Told) => WrongSpan[];

const against = (one: PlainDay, other: PlainDay, what: string): WrongSpan => ({
  at: one,
  also: [other],
  what,
  computed: `${showDay(one)}与${showDay(other)}`,
});

/** The words right before and right behind a day. */
const before = ({ text }: Told, day: PlainDay, length: number): string =>
  text.slice(Math.max(0, day.index - length), day.index);
const behind = ({ text }: Told, day: PlainDay, length: number): string =>
  text.slice(day.until, day.until + length);

const FIRST = /(?:原定|原计划|原约定|原合同|合同约定|约定|计划)[^，。；\d]{0,16}$/;
const LATER = /(?:延长|延期|推迟|顺延|后延|展期|往后延|延后|宽限|延|推|顺延)(?:了)?(?:至|到|为)$/;
const SOONER = /(?:提前|提早|前移)(?:至|到|于|在)$/;

/** 由原定的11月30日往后延，延长至10月31日: put off to a day before. */
const putOff: Rule = (told) => {
  const [first, second, ...more] = told.days;
  if (first === undefined || second === undefined || more.length > 1) return [];
  const lead = before(told, second, 8);
  if (!FIRST.test(before(told, first, 24)) && !/^(?:的)?(?:原)/.test(behind(told, first, 3)))
    return [];
  const isLater = LATER.test(lead) && second.to <= first.from && !mayBeOfNext(first, second);
  const isSooner = SOONER.test(lead) && isSoonAfter(first, second);
  const at = { ...second, start: second.start - lead.length + lead.search(/[^，。；\d]*$/) };
  if (isLater) return [against(at, first, '延后的日期反而早于原定日期。')];
  return isSooner ? [against(at, first, '提前的日期反而晚于原定日期。')] : [];
};

const isSoonAfter = (first: PlainDay, second: PlainDay): boolean =>
  second.from >= first.to && second.from - first.to < HALF_YEAR;

const THAN =
  /(?:比|较)(?:原|原先|原来)?(?:计划|原定|定|要求|约定|合同|规定|目标|预定|批复)[^，。；\d]{0,8}$/;
const THAN_EARLY = /^(?:之?前|以前)?[^，。；\d]{0,4}(?:提前|提早|早|快)/;
const THAN_LATE = /^(?:之?前|以前)?[^，。；\d]{0,4}(?:推迟|延后|延迟|延期|滞后|晚|迟|慢|拖)/;

/** 3月底结束，比计划的3月15日提早了半个月: later than the day it is said to be before. */
const thanPlanned: Rule = (told) =>
  told.days.slice(1).flatMap((due, index) => {
    const done = told.days[index];
    if (done === undefined || !THAN.test(before(told, due, 20))) return [];
    const isOther = /[；。]/.test(told.text.slice(done.until, due.index));
    if (isOther || /^(?:之|以)?前/.test(behind(told, done, 2))) return [];
    const words = behind(told, due, 10);
    const isEarly = THAN_EARLY.test(words) && done.from > due.to && !mayBeOfNext(done, due);
    const isLate = THAN_LATE.test(words) && done.to < due.from && !mayBeOfNext(due, done);
    return isEarly || isLate ? [against(done, due, '早晚与两个日期不符。')] : [];
  });

const PERIODS: Readonly<Record<string, number>> = {
  上半年: 6,
  一季度: 3,
  二季度: 6,
  三季度: 9,
  年中: 7,
};
const ALL_DONE =
  /(?:第?(一季度|二季度|三季度)|(上半年|年中))[^，。；：\d]{0,4}(?:已经?|就|便|即|均|全部)[^。；：\d]{0,16}(?:建成|完工|竣工|完成|发完|花完|付清|付完|支付完毕|发放完毕|到位|通车|投用|办结|改完|用完)/;
const PART_OF_IT = /其中|最[末后]一?[笔批次个处段期户]|最后|末[笔批]/;

/** 上半年已建成通车，其中桥面铺装于8月中旬完成: a part of it after the whole was done. */
const partsAfterAll: Rule = (told) => {
  const all = ALL_DONE.exec(told.text);
  const month = PERIODS[all?.[1] ?? all?.[2] ?? ''];
  if (all === null || month === undefined || /计划|目标|力争|下年|次年|上年/.test(told.text))
    return [];
  const until = all.index + all[0].length;
  return told.days
    .filter((day) => day.index > until && day.month > month)
    .filter((day) => PART_OF_IT.test(told.text.slice(until, day.index)))
    .slice(0, 1)
    .map((day) => {
      const at = { start: told.statement.start + all.index, end: told.statement.start + until };
      return {
        at: day,
        also: [at],
        what: '其中一部分的日期晚于全部完成的时间。',
        computed: `${all[0]}与${showDay(day)}`,
      };
    });
};
const HALF_YEAR = 183;

const TENTHS: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  初: [1, 15],
  底: [16, 31],
  末: [16, 31],
};
const EXACTLY =
  /(?<!\d)(\d{1,2})月份?([上中下]旬|[初底末])(?![前以之])[^。；\d前]{0,10}?(?:具体|准确|确切|也就是|就是|（|日期)(?:是|为|在|于|定在|选在|即|时间|日期|日子)*[^。；，\d前]{0,4}?(?:(?:20\d\d)年)?(\d{1,2})月(\d{1,2})日/g;

/** 10月上旬，具体是10月17日 */
const tenths: Rule = ({ text, days }) =>
  matchesIn(text, EXACTLY).flatMap((match) => {
    const [, month, part = '', other, day] = match;
    const [from, to] = TENTHS[part] ?? [1, 31];
    const isIn = month === other && Number(day) >= from && Number(day) <= to;
    const at = days.find(({ until }) => until === match.index + match[0].length);
    if (isIn || at === undefined) return [];
    return [
      {
        at,
        what: '具体日期不在所说的时段内。',
        computed: `${month ?? ''}月${part}与${showDay(at)}`,
      },
    ];
  });

const QUARTER =
  /(?<!前)第?([一二三四])季度?(?:度)?[^，。；、\d]{0,6}?(?:在|于|是|为|：|:|（)?(?:20\d\d年)?(\d{1,2})月(?!底前|末前)(?:\d{1,2}日)?/g;
const HALF =
  /(?<!\d)([上下])半年[^，。；、\d]{0,4}?(?:在|于|是|为|：|（|即)(?:20\d\d年)?(\d{1,2})月/g;

/** 第三季度在5月30日: before the quarter it is of has begun. */
const quarters: Rule = ({ text, days }) => {
  if (/下一?[季年]|提前|计划|布置/.test(text)) return [];
  const told = [...matchesIn(text, QUARTER), ...matchesIn(text, HALF)];
  return told.flatMap((match) => {
    const [words, part = '', month] = match;
    const isHalf = part === '上' || part === '下';
    const first = isHalf ? (part === '下' ? 7 : 1) : '一二三四'.indexOf(part) * 3 + 1;
    const isNextYear = (part === '四' || part === '下') && Number(month) <= 4;
    const at = days.find(
      ({ index, until }) =>
        index < match.index + words.length && until >= match.index + words.length,
    );
    if (Number(month) >= first || isNextYear || at === undefined) return [];
    const computed = `${isHalf ? `${part}半年` : `第${part}季度`}始于${String(first)}月，文中为${String(month)}月`;
    return [{ at, what: '日期早于所属的季度。', computed }];
  });
};

const CLOSES = /^(?:[^，。；\d]{0,4})?(?:截[止至]|止|为止|结束|关闭|到期|届满|期满)/;
const CLOSES_AT = /截[止至](?:日期|时间|日)?(?:为|是|到|于|至)?$/;
const LAST_ONE =
  /最(?:后|晚|迟)(?:的)?(?:一)?[一-龥]{0,3}(?:是|为|在|于|到)?[^，。；\d]{0,4}$|末[份批笔名件](?:是|为|在)?$/;
const BESIDE = /逾期|未收|没收|不收的|补[交报录收]|延[长期至后]|破例|顺延|另有/;

/** 申报4月20日截止，…最后一份是4月26日交来的: the last one after the end. */
const closed: Rule = (told) => {
  if (BESIDE.test(told.text)) return [];
  const [limit, ...rest] = told.days.filter(
    (day, index) =>
      index > 0 || CLOSES.test(behind(told, day, 8)) || CLOSES_AT.test(before(told, day, 10)),
  );
  if (limit === undefined || limit !== told.days[0]) return [];
  return rest
    .filter((day) => LAST_ONE.test(before(told, day, 14)) && day.from > limit.to)
    .map((day) => against(day, limit, '最后一份的日期晚于截止日期。'));
};

const ALL_WITHIN = /全部|全都|均|都|一律|统一|只在|仅在|严格|避开|赶在|集中/;
const OUTSIDE =
  /提前|推迟|延[期后长至]|逾期|超期|除|另|未能|没能|之后|以后|晚于|早于|结束后|前完成/;

/** 全部在暑假（7月10日至8月31日）内施工，最后…于9月12日: a day outside the span that is said to hold all. */
const within: Rule = (told) => {
  const { days, text } = told;
  const [from, to] = days;
  if (from === undefined || to === undefined || days.length < 3) return [];
  const isSpan = /^\s?(?:至|到|—+|-|~|～)\s?$/.test(
    text.slice(from.until, to.until - (to.until - to.index)),
  );
  const inside = /^[日）)”"]{0,2}(?:之?内|期间|以内|[^，。；]{0,6}?内)/.test(behind(told, to, 12));
  if (!isSpan || !inside || !ALL_WITHIN.test(text) || OUTSIDE.test(text)) return [];
  return days
    .slice(2)
    .filter((day) => day.isDay && (day.from > to.to || day.to < from.from) && !mayBeOfNext(to, day))
    .filter((day) =>
      /^[^，。；]{0,8}(?:完|结束|收|竣|成|施工|开|到位|撤|刷|涂|装|铺)/.test(behind(told, day, 14)),
    )
    .map((day) => against(day, to, '日期不在所说的起止之内。'));
};

const ASKS = /通知|交办|下发|发来|反馈|指出|责令|下达|送达|印发|来函|督办|约谈|发出|收到|接到|提出/;
const BY =
  /(?:限(?:期|定|时|令)?|要求|责令|须|务必|应(?:当)?|必须|规定)[^，。；\d]{0,8}?(?:在|于|到)?$/;
const BY_DAY = /^(?:之|以)?前|^底前|^24时前/;

/** 6月19日发来通知，限6月10日前整改: a limit that was over when it was set. */
const limitBefore: Rule = (told) =>
  told.days.slice(1).flatMap((day, index) => {
    const first = told.days[index];
    if (
      first === undefined ||
      !BY_DAY.test(behind(told, day, 4)) ||
      !BY.test(before(told, day, 16))
    )
      return [];
    const between = told.text.slice(first.until, day.index);
    const isAsked = ASKS.test(between) && !/[。；]|上年|此前|曾/.test(between);
    if (
      !isAsked ||
      day.to >= first.from ||
      mayBeOfNext(first, day) ||
      first.from - day.to > HALF_YEAR
    )
      return [];
    return [against(day, first, '限定的日期早于提出要求的日期。')];
  });

const DAYS_AFTER =
  /(?<![\d.])(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?:日历)?(天|日|个月|周)(?:之|以)?后|间隔(?:了)?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(天|日|个月|周)/g;
const NOT_COUNTED = /工作日|节假日|顺延|左右|前后|约|多天|余天|以上|内|[比较]|提前|推迟/;
const UNITS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 个月: 30.4 };

/** 4月20日播种，25天后移栽，移栽日期为4月8日: a day that is not so many days after the one before. */
const soManyAfter: Rule = (told) => {
  const [first, second, ...more] = told.days.filter(({ isDay }) => isDay);
  if (first === undefined || second === undefined || more.length > 0) return [];
  const counted = matchesIn(told.text, DAYS_AFTER).filter(({ index }) => index > first.until);
  const [length] = counted;
  if (length === undefined || counted.length > 1 || NOT_COUNTED.test(told.text)) return [];
  return isOffBy(told, [first, second], length);
};

/** So many days, weeks or months as days. */
function lengthOf([, one, unit, other, otherUnit]: RegExpExecArray): {
  readonly said: number;
  readonly isOneDay: boolean;
} {
  const named = unit ?? otherUnit ?? '天';
  const said = countOf(one ?? other ?? '') * (UNITS[named] ?? 1);
  return { said, isOneDay: named === '天' || named === '日' };
}

function isOffBy(
  told: Told,
  [first, second]: readonly [PlainDay, PlainDay],
  length: RegExpExecArray,
): WrongSpan[] {
  const isBetween = length.index < second.index;
  const isNear = isBetween
    ? !/[。；]/.test(told.text.slice(first.until, second.index))
    : length[3] !== undefined;
  const { said, isOneDay } = lengthOf(length);
  const gap = isBetween ? second.from - first.from : Math.abs(second.from - first.from);
  const slack = isOneDay ? 1 : said * 0.2 + 1;
  const isOff = gap < 0 || Math.abs(gap - said) > slack;
  if (!isNear || said === 0 || !isOff || mayBeOfNext(first, second)) return [];
  const computed = `${showDay(first)}与${showDay(second)}相距${String(gap)}天，文中为${length[0]}`;
  return [{ at: second, also: [first], what: '日期与所说的间隔不符。', computed }];
}

const FROM = /(?:自|从|始于|起于|开始于|起)$/;
const UNTIL = /(?:至|到|止于|截止于?|终止于|结束于|止)(?:了)?$/;
const OWN_YEAR = /^(?:当年|同年|本年|今年)/;

/** 自8月1日起算，至同年7月31日止: it ends before it begins. */
const reversed: Rule = (told) =>
  told.days.slice(1).flatMap((to, index) => {
    const from = told.days[index];
    if (from === undefined || to.to >= from.from) return [];
    const between = told.text.slice(from.until, to.index);
    const isSpan = FROM.test(before(told, from, 4)) && UNTIL.test(between) && between.length < 20;
    const isSure =
      /20\d\d年/.test(told.text.slice(to.index, to.until)) ||
      OWN_YEAR.test(told.text.slice(to.index, to.until));
    if (!isSpan || !isSure || /[。；]/.test(between)) return [];
    return [against(to, from, '起止时间倒置，结束早于开始。')];
  });

const RULES: readonly Rule[] = [
  reversed,
  thanPlanned,
  partsAfterAll,
  putOff,
  tenths,
  quarters,
  closed,
  within,
  limitBefore,
  soManyAfter,
];

/** Days against the span, the limit or the distance that their own sentence gives them. */
export const daysWithin = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('月')) return [];
    const told = { statement, text: statement.text, days: plainDays(statement, year ?? 0) };
    return told.days.length === 0 ? [] : RULES.flatMap((rule) => rule(told));
  });
