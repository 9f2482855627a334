import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { rangeOf } from '../../finding-of.js';
import { countOf } from './counted-years.js';
import { mayBeOfNext, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

interface Told {
  readonly statement: Statement;
  readonly text: string;
  readonly days: readonly PlainDay[];
}

type Rule = (told: Told) => WrongSpan[];

const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十百]{1,4})';
const before = ({ text }: Told, day: PlainDay, length: number): string =>
  text.slice(Math.max(0, day.index - length), day.index);
const behind = ({ text }: Told, day: PlainDay, length: number): string =>
  text.slice(day.until, day.until + length);

const DUE =
  /(?:约定|要求|时限|期限|限期|规定|原定|计划|(?<![供响相对适反])应[当于在]?|须|限定|限|截止)[^，。；\d]{0,10}$/;
const DUE_AFTER = /^(?:之|以)?前|^[^，。；\d]{0,6}(?:前|截止|为限|到期)/;
const DONE =
  /实际|最终|直到|才|送到|完成|交付|交工|竣工|验收|报送|报来|上报|到货|办结|整改|付清|完工|提交|安装|发放/;
const KEPT =
  /(?<!不|未|未能|没有|没|非|是否|算)(?:按期|如期|按时|准时|按照?约定时间|按合同工期|限期内|在期限内|时限内|期限内|未(?:逾期|超期|延误)|没有(?:逾期|超期|拖延|延误)|提前(?:完成|交付|完工|办结))/;
const LATE =
  /率|其余|延[至后]|\d[个处项条座家所份件户][^，。；]{0,8}按[期时]|逾期(?!未|的)|超期|延误了|推迟|延期|顺延|晚了|迟了|违约金(?!的)|未按|扣/;

const NOT_LATE = /未扣?[^，。；]{0,4}违约金|(?:未|没有?)(?:逾期|超期|延期|推迟)/g;
const isKept = (text: string): boolean =>
  KEPT.test(text) && !LATE.test(text.replaceAll(NOT_LATE, ''));

/** 约定10月底交货，11月12日送到，属按期: kept by the words, and not by the days. */
const kept: Rule = (told) => {
  const [due, done, ...more] = told.days;
  if (due === undefined || done === undefined || more.length > 0) return [];
  if (!isKept(told.text)) return [];
  const isDue = DUE.test(before(told, due, 20)) || DUE_AFTER.test(behind(told, due, 8));
  const isDone = DONE.test(before(told, done, 16) + behind(told, done, 12));
  if (!isDue || !isDone || isLimit(told, done)) return [];
  if (done.from <= due.to || mayBeOfNext(done, due)) return [];
  return [
    {
      at: done,
      also: [due],
      what: '说是按期，日期却已超过期限。',
      computed: `${showDay(done)}晚于${showDay(due)}`,
    },
  ];
};

const isLimit = (told: Told, day: PlainDay): boolean =>
  DUE.test(before(told, day, 12)) || /^(?:之|以)?前/.test(behind(told, day, 3));

const APART = new RegExp(
  `(提前|提早|早|推迟|延后|延迟|晚|迟|超期|逾期|拖|滞后)(?:了)?${NUMBER}(?:个)?(天|日)`,
  'g',
);
const PLANNED = /原定|原计划|计划|约定|合同|要求|规定|应/;
const REAL = /实际|最终|结果|却/;

const wayOf = ([, word = '']: RegExpExecArray): number => (/提|早/.test(word) ? -1 : 1);

/** 原定10月18日，实际9月30日，晚了18天: the wrong way, or another number of days. */
const apart: Rule = (told) => {
  const days = told.days.filter(({ isDay }) => isDay);
  const [plan, real, ...more] = days;
  if (plan === undefined || real === undefined || more.length > 0) return [];
  const [match, ...others] = PLANNED.test(before(told, plan, 14))
    ? matchesIn(told.text, APART)
    : [];
  if (match === undefined || others.length > 0) return [];
  if (!REAL.test(told.text.slice(plan.until, real.index)) || mayBeOfNext(plan, real)) return [];
  const said = countOf(match[2] ?? '');
  const gap = real.from - plan.from;
  if (Math.abs(gap * wayOf(match) - said) <= 1) return [];
  const computed = `${showDay(plan)}与${showDay(real)}相差${String(gap)}天，文中为${match[0]}`;
  return [
    {
      at: rangeOf(told.statement, match),
      also: [real, plan],
      what: '提前或推迟的天数与日期不符。',
      computed,
    },
  ];
};

const LASTED = new RegExp(
  `(?:历时|用时|用了|耗时|前后|总共|一共|共用?|实际用?|干了|持续|为期|费时|花了|实际工期)(?:了|共|为|是|近|整整)*${NUMBER}\\s?(?:个)?(?:日历)?(天|日|个月)`,
);
const BUILT = new RegExp(
  `(?:工期|建设期|施工期|服务期|试运行期?)(?:限)?(?:为|是|共|约定)?${NUMBER}\\s?(?:个)?(?:日历)?(天|个月)`,
);
const NOT_COUNTED = /停工|顺延|扣除|工作日|节假日|分别|其中|累计|有效|实际开展|分\d|停了|雨天|间断/;
const MONTH = 30.4;

/** 5月10日开工，8月7日完工，用了120天; 工期3个月，6月1日至12月1日按期完工. */
const lasting: Rule = (told) => {
  const { text } = told;
  const days = told.days;
  const [first, last, ...more] = days;
  if (first === undefined || last === undefined || more.length > 0) return [];
  const lasted = LASTED.exec(text);
  const match = lasted ?? (KEPT.test(text) ? BUILT.exec(text) : null);
  if (match === null || NOT_COUNTED.test(text) || !isWork(told, first, last)) return [];
  const gap = last.from - first.from;
  const isExact = first.isDay && last.isDay;
  if (gap <= 0 || !isOffLength(match, gap, { isExact, isMost: lasted === null })) return [];
  const computed = `${showDay(first)}到${showDay(last)}为${String(gap)}天，文中为${match[0]}`;
  return [
    {
      at: rangeOf(told.statement, match),
      also: [last, first],
      what: '天数与起止日期不符。',
      computed,
    },
  ];
};

interface Measured {
  /** Both ends are days. */
  readonly isExact: boolean;
  /** The length is the most it may take, and not what it took. */
  readonly isMost: boolean;
}

/** So many days or months are not those between the two ends. */
function isOffLength(match: RegExpExecArray, gap: number, { isExact, isMost }: Measured): boolean {
  const said = countOf(match[1] ?? '');
  const isMonths = match[2] === '个月';
  if (said === 0 || (!isMonths && !isExact)) return false;
  const days = said * (isMonths ? MONTH : 1);
  if (isMost) return gap - days > (isMonths ? MONTH : Math.max(5, said * 0.2));
  return Math.abs(gap + 0.5 - days) > (isMonths ? MONTH : 1.5);
}

const BEGINS =
  /开工|动工|开始|启动|起|进场|开展|施工|试运行|开建|封闭|停水|入户|开班|自|从|至|到|—/;
/** The two days are the ends of one piece of work. */
const isWork = (told: Told, first: PlainDay, last: PlainDay): boolean =>
  (BEGINS.test(told.text.slice(first.until, last.index)) ||
    /[自从]$/.test(before(told, first, 1))) &&
  !/[。；]/.test(told.text.slice(first.until, last.index)) &&
  !/原定|计划|约定|限|前$/.test(before(told, first, 8) + before(told, last, 8));

const FULL = new RegExp(
  `(?:满|期满|届满|到期|过)?${NUMBER}(?:个)?(年|月|天)(?:期满|届满|期|到期|后|以后|之后|满)?(?:才|方|再|即|后|可|予以|应)*(?:为|是|于|在|支付|付|退还|退|返还|拨付|验收|检查|复查)`,
);
const IS_FULL = new RegExp(`(?:满${NUMBER}(?:个)?[年月天]|${NUMBER}(?:个)?[年月天](?:期满|届满))`);
const UNITS: Readonly<Record<string, number>> = { 年: 365, 月: MONTH, 天: 1 };

const lengthOf = ([, number = '', unit = '']: RegExpExecArray): number =>
  countOf(number) * (UNITS[unit] ?? 1);
const NOT_FULL = /周岁|工作日|年满|不满|未满|满意|满分|计划|提前|预计|[比较]|占|其中|年内支付|首/;

/** 验收满一年后支付，3月15日验收，9月付清: paid before the time was full. */
const full: Rule = (told) => {
  const { text, days } = told;
  if (!IS_FULL.test(text) || NOT_FULL.test(text)) return [];
  const match = FULL.exec(text);
  const [first, last, ...more] = days;
  if (match === null || first === undefined || last === undefined || more.length > 0) return [];
  const said = lengthOf(match);
  const gap = last.to - first.from;
  if (gap >= said - 2 || gap < 0 || mayBeOfNext(first, last)) return [];
  return [
    {
      at: last,
      also: [first, rangeOf(told.statement, match)],
      what: '未满所说的期限。',
      computed: `相距${String(gap)}天，不足${match[0]}`,
    },
  ];
};

const FIRST_DUE = /(?:赶在|抢在|须在|必须在|应在|要在|务必在|争在|都在)([^，。；\d]{0,8})$/;
const AHEAD_OF = /^[^，。；\d]{0,8}?(?:之|以|到来|来临)?前/;

/** 赶在1月22日春节之前，1月28日发完 */
const aheadOf: Rule = (told) =>
  told.days.flatMap((limit) => {
    if (!FIRST_DUE.test(before(told, limit, 14)) || !AHEAD_OF.test(behind(told, limit, 12)))
      return [];
    const others = told.days.filter((day) => day !== limit && day.isDay);
    const [done, ...more] = others;
    if (done === undefined || more.length > 0 || done.from <= limit.to) return [];
    // 比合同约定的5月20日提前: the day it is compared with.
    if (/(?:比|较|早于)[^，。；\d]{0,12}$/.test(before(told, done, 14))) return [];
    if (
      /未能|没能|没赶上|错过|要求|计划|后续|[。；]/.test(
        told.text.slice(Math.min(done.until, limit.until), Math.max(done.index, limit.index)),
      )
    )
      return [];
    if (mayBeOfNext(done, limit) || done.from - limit.to > 120) return [];
    return [
      {
        at: done,
        also: [limit],
        what: '说是赶在之前，日期却在其后。',
        computed: `${showDay(done)}晚于${showDay(limit)}`,
      },
    ];
  });

const EVENT_AHEAD =
  /(?:在|于|赶在|必须在|须在|要在|抢在)?([一-龥]{2,3}?)(?:之|以)?前(?!期|后|来|往|去|台|年|款|述|置|提|沿|景|瞻|身|半|两|三|者|一|几|\d)[^，。；\d]{0,6}(?:完|好|毕|做|办|结束|到位|竣工|清|摆|装|发|验收)/g;
const FAILED = /未|没能|没有|不能|推迟|延|晚|迟|逾期|计划|拟|次年|上年/;

/** 9月1日开学，…要在开学前摆好，9月10日才到货: later than what it was to be done before. */
const aheadOfEvent: Rule = (told) => {
  const { text, days } = told;
  if (days.length !== 2 || FAILED.test(text)) return [];
  return matchesIn(text, EVENT_AHEAD).flatMap((match) => {
    const word = (match[1] ?? '').slice(-2);
    const event = days.find(
      (day) => day.until <= match.index && behind(told, day, 6).includes(word),
    );
    const done = days.find((day) => day !== event && day.index > match.index);
    if (event === undefined || done === undefined || done.from <= event.to) return [];
    if (mayBeOfNext(done, event)) return [];
    return [
      {
        at: done,
        also: [event],
        what: `晚于“${word}”，与所说不符。`,
        computed: `${showDay(done)}晚于${showDay(event)}`,
      },
    ];
  });
};

const RULES: readonly Rule[] = [kept, apart, lasting, full, aheadOf, aheadOfEvent];

/** What is said to be in time, to have lasted so long, or to be over, against its days. */
export const keptAndLasting = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('月')) return [];
    const told = { statement, text: statement.text, days: plainDays(statement, year ?? 0) };
    return told.days.length === 0 ? [] : RULES.flatMap((rule) => rule(told));
  });
