import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { stagesIn } from './ladders.js';
import { isOneThing } from './milestones.js';
import { daysTold, isJoined, type DayTold } from './days-told.js';

/** What may stand before a day without naming another thing. */
const BARE =
  /^[（(]?(?:并|和|及|与|以及|于|已|又|后|随后|其后|而后|之后|然后|接着|最后|再|且|在|至|均|全部|最终|正式|实际|却|但|才|该|项目|工程|设备|其|同)*$/;
/** Who does it, or which step it is: 我镇于, 县财政局于, 验收合格后于. */
const BY_ONE =
  /^(?:[^，。；]{0,8}(?:后|之后|以后)[于在]?|(?:并|再|后)?(?:由|经)?(?:[我本该][一-龥]{1,4}|[一-龥]{0,8}(?:局|所|镇|乡|办|委|院|中心|机关|单位|公司|小组|工作组|会|部门|科|处|厅|方))(?:于|在|又|再|即|已)?)$/;
/** 收到县财政局2022年12月30日签发的文件 */
const OF_PAPER = /收到|根据|按照|依据|遵照|执行/;
const STAGE = /^[一-龥]{0,6}阶段[自从为于是]?$|^[自从]$/;
/** Wanted, set against something, or the reason of it. */
const PLAN =
  /计划|原定|目标|预计|约定|应(?!急|届|邀|用|聘)|要求|拟|力争|争取|将(?=[于在]|$)|规定|截[至止]|提前|推迟|延|[比较距]|早于|晚于|待|期限|到期|原因|此前|上年|去年|须|确保|打算/;
/** 合同工期至2023年10月30日 */
const TERM = /工期|质保|合同期|服务期/;
/** Put off to a day on which it was done. */
const PUT_OFF =
  /(?<!(?:其余|剩余|部分|个别|尚|需|将|拟|可)[^，。；]{0,16})(?:延[期后迟]?|推迟)[至到]$/;
/** 9月30日前, 5月起, 6月末执行578.60万元: no day on which something was done. */
const LIMIT =
  /^份?(?:以|之)?[前来]|^(?:开学|放假|入[冬夏汛秋]|汛期|节|春节|国庆|年底|雨季)[^，。；]{0,2}前|^起(?!施工|开工|动工|进场|开挖|改造|装修|拆除|安装|铺设|发放|培训|试?运行)|^期间|^[一-龥]{0,5}的|^[^，。；已均全]{1,8}已|^份?以?后|^(?:累计|支出|执行|进度|实际支出|在册|在编|余额|存)/;
const NEAR = 6;
/** Told from its end: 6月30日投入使用，此前5月11日竣工. */
const BACK = /此前|[之在]前|早在|原于|先前|其中/;
/** 先说结果，回头看过程: the whole of it is told from its end. */
export const RETOLD =
  /回头看|回过头|往前推|倒[着推]|往回|计划[^，。；]{0,6}[与和、][^，。；]{0,2}实际[^，。；]{0,8}：/;
/** 甲、乙标段分别于: of each thing its own. */
const OF_EACH = /分别[于在为]?[\d年月日、和及]*$/;

const LATE = 10;
const EARLY = 4;
const FEW = 3;

/** Pairs of days told one after the other of which the second lies before the first. */
export function datesAgainst({ statements, year }: TextDocument): [DayTold, DayTold][] {
  const passages = groupBy(
    statements.filter(({ inTable, text }) => !inTable && text.includes('月')),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) => inPassage(ofOne, year ?? 0));
}

function inPassage(statements: readonly Statement[], own: number): [DayTold, DayTold][] {
  const days = daysTold(statements, own).filter((day) => !isPlan(day));
  return days.slice(1).flatMap((day, index): [DayTold, DayTold][] => {
    const before = days[index];
    if (
      before === undefined ||
      day.to >= before.until ||
      day.from === before.from ||
      isJoined(before) ||
      mayBeNext(before, day, own)
    )
      return [];
    const isSame = day.sentence === before.sentence;
    if (!(isSame ? isTold(day) : opens(before, day))) return [];
    // 分别以6月30日和9月30日为节点。在6月30日节点: told of once more.
    const isAgain = days.slice(0, index).some(({ from }) => from === day.from);
    const isOther = isOfOther(before, day) || isAlike(days, before, day);
    return isAgain || isOther || isElsewhere(statements, before, day) ? [] : [[day, before]];
  });
}

const wordsOf = ({ lead, after }: DayTold): string => lead + after;

/** Steps of two things, or told from the last to the first: 合同5月20日签订，4月28日开标. */
export function isOfOther(before: DayTold, day: DayTold): boolean {
  if (!isOneThing(wordsOf(before), wordsOf(day))) return true;
  const told = stagesIn(wordsOf(day));
  return stagesIn(wordsOf(before)).some(({ ladder, first }) =>
    told.some((step) => step.ladder === ladder && step.last < first),
  );
}

const VERB = 2;
const FEWEST = 3;

/** 7月发生火灾2起，3月发生火灾1起: the same of two times, in no order; of three or more the days are put in order. */
const isAlike = (days: readonly DayTold[], before: DayTold, day: DayTold): boolean =>
  before.after.slice(0, VERB) === day.after.slice(0, VERB) &&
  days.filter(
    ({ sentence, after }) =>
      sentence === day.sentence && after.startsWith(day.after.slice(0, VERB)),
  ).length < FEWEST;

const isTold = ({ lead, isSpan }: DayTold): boolean =>
  BARE.test(lead) || (BY_ONE.test(lead) && !OF_PAPER.test(lead)) || (isSpan && STAGE.test(lead));

/** The first words of a sentence, as those of the one before: days, and no months alone. */
const opens = (before: DayTold, { gap, lead, isDay }: DayTold): boolean =>
  isDay && before.isDay && gap === '' && BARE.test(lead) && !/项目|工程|设备/.test(lead);

function isPlan({ lead, after }: DayTold): boolean {
  if (LIMIT.test(after) || PLAN.test(after.slice(0, NEAR))) return true;
  if (PUT_OFF.test(lead) && /^(?:完工|竣工|完成|建成|验收)/.test(after)) return false;
  if (TERM.test(lead)) return true;
  return PLAN.test(lead);
}

/** A day of spring told after one of autumn, or a month far before one of an earlier year, may be of the year after. */
const mayBeNext = (before: DayTold, day: DayTold, own: number): boolean =>
  (day.isNamed && !before.isDated) ||
  (day.year < before.year && /^已/.test(day.after)) ||
  (!day.isNamed &&
    ((before.month >= LATE && day.month <= EARLY) ||
      (before.year < own && before.month - day.month >= FEW)));

const isElsewhere = (statements: readonly Statement[], before: DayTold, day: DayTold): boolean =>
  statements.some(({ index, text, start }) => {
    const told = text.slice(0, Math.max(0, day.start - start));
    const between = told.slice(Math.max(0, before.start - start));
    return (
      index === day.sentence &&
      (BACK.test(between) ||
        RETOLD.test(told) ||
        OF_EACH.test(told) ||
        isParted(between, text, text.slice(day.end - start)))
    );
  });

/** 3月1日批复预算；2月8日公开决算: parted by a semicolon, unless all that it parts opens with its day, or the last step is told. */
const isParted = (between: string, text: string, rest: string): boolean =>
  /[；;]/.test(between) &&
  !LAST.test(rest) &&
  text.split(/[；;]/).filter((part) => OPENS.test(part)).length < FEWEST;
const OPENS =
  /^\s*(?:(?:第[一二三四五六]步|[一二三四五六]是|[一-龥]{0,4}阶段)[^；]{0,14}?)?(?:20\d\d年)?\d{1,2}月/;
const LAST = /^[，,]?[^，。；的]{0,18}(?:验收|投入使用|移交)/;
