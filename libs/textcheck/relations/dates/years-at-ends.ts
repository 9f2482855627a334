import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

/** A way of telling a year that only the report's own can fill; group 1 is the year. */
interface Role {
  readonly pattern: RegExp;
  readonly where: string;
  readonly isWrong: (named: number, own: number) => boolean;
  readonly right?: number;
  readonly unless?: RegExp;
}

const OF_LAST =
  /上年|去年|上一年|以前|历年|往年|[比较与同]20|同期|同比|基期|逐年|[三五两]年|整改|问题|结转|决算公开/;
const PLAN =
  /计划|拟|将|目标|预计|预算|力争|争取|确保|规划|合同|质保|到期|有效期|届满|期限|服务期|应|编制/;
const isBefore = (named: number, own: number): boolean => named === own - 1 || named === own - 2;
const isNext = (named: number, own: number): boolean => named === own + 1;

const ROLES: readonly Role[] = [
  {
    pattern:
      /(20\d\d)年(?:年?[末底]|12月(?:31日|底|末)?)[^。；]{0,40}?(?:比|较)(?:年初|上年[末底]|去年[末底])/g,
    where: '与年初相比的年末',
    isWrong: (named, own) => named === own - 1,
    unless: /[比较与同]20|历年|决算/,
  },
  {
    pattern:
      /以?(20\d\d)年12月(?:31日|底|末)(?:24时)?[^，。；]{0,12}(?:为|作为|是)[^，。；]{0,6}(?:基准日|基准|时点|截止日|口径|准|评价截止)/g,
    where: '基准日的年份',
    isWrong: isBefore,
    unless: OF_LAST,
  },
  {
    pattern:
      /(?:评价|自评|统计|数据|资料)(?:的)?(?:期间|时段|期|周期|时间范围)(?:统一)?(?:为|是|：|:)[^。；]{4,16}?(?:至|到|—|-)(20\d\d)年12月/g,
    where: '评价时段的年份',
    isWrong: (named, own) => isBefore(named, own) || isNext(named, own),
  },
  {
    pattern: /(?:基准日|截止日|截止时间|统计时点)期?(?:均|统一)?(?:为|是|：|:)\s?(20\d\d)年12月/g,
    where: '基准日的年份',
    isWrong: (named, own) => isBefore(named, own) || isNext(named, own),
  },
  {
    pattern: /(20\d\d)年(?:度)?(?:年初|初)(?:部门|批复的?|安排)?预算[^，。；\d]{0,8}\d/g,
    where: '年初预算的年度',
    isWrong: (named, own) => isBefore(named, own) || isNext(named, own),
    unless: new RegExp(`${OF_LAST.source}|增[长加]|减少|下降`),
  },
  {
    pattern: /(?:年初|年末|年底)[（(](?:即)?(20\d\d)年/g,
    where: '年初、年末的年份',
    isWrong: (named, own) => named === own - 2,
    unless: OF_LAST,
  },
  {
    pattern:
      /(20\d\d)年度?(?:全年|1[—–~至-]12月|累计|全部|实际(?:共|完成|支出|收入))[^，。；]{0,24}\d/g,
    where: '尚未结束的年份',
    isWrong: isNext,
    unless: PLAN,
  },
  {
    pattern:
      /(?<!质保|期限|服务|合同|有效|同意)截[至止]到?(20\d\d)年(?:12月(?:31日|底|末)?|年?底|年?末)/g,
    where: '截至的年份',
    isWrong: isNext,
    unless: new RegExp(PLAN.source.replace('|应|编制', '|编制(?!\\d|人|[^，。；]{0,4}\\d)')),
  },
  {
    pattern: /(20\d\d)年1月(?:1日)?(?:至|到|—|–|-|~)(?:20\d\d年)?12月(?:31日)?(?!.{0,6}结转)/g,
    where: '全年起止的年份',
    isWrong: (named, own) => named === own - 1,
    unless: new RegExp(`${OF_LAST.source}|服务期|合同|任期|审计|检查|周期|巡察|决算`),
  },
  {
    pattern: /(?:比|较|与|同)(20\d\d)年度?(?:的|同期的?|全年)?[^，。；\d]{0,10}\d/g,
    where: '比较的年份',
    isWrong: isNext,
    unless: PLAN,
  },
  {
    pattern:
      /(20\d\d)年度?(?!以|\d)[^；。]{0,40}?\d[^；。]{0,16}?(?:年度(?:指标|目标|任务|计划)|年初(?:下达|确定|设定|申报|安排))/g,
    where: '对照年度目标的年份',
    isWrong: (named, own) => named === own - 1,
    unless: new RegExp(`${OF_LAST.source}|增[长加]|减少|下降|提高|绩效|批复|印发`),
  },
  {
    pattern:
      /(?:年初|上年度?)结转[^。；\d]{0,10}\d*[^。；\d]{0,8}(?:系|为|是|属于?|来自|源于)(20\d\d)年/g,
    where: '年初结转资金的年份',
    isWrong: (named, own) => named >= own,
    right: -1,
  },
  {
    pattern: /(?<!原)(?:将|拟)(?:于|在)(20\d\d)年(?!度?(?:预算|绩效|目标|资金|项目))/g,
    where: '今后的安排',
    isWrong: (named, own) => named <= own,
    right: 1,
    unless: /原计划|原定|当时|曾|已于|会议|方案|批复|明确|提出|要求|通知|规划|合同/,
  },
  {
    pattern:
      /(?:余下|剩余|其余|尚未)[^。；]{0,30}?(?:预计|计划|拟|将)(?:于|在)?(20\d\d)年\d{1,2}月/g,
    where: '今后的安排',
    isWrong: (named, own) => named <= own,
    right: 1,
    unless: /原计划|原定|当时|曾|已于|会议|方案|批复|要求|通知|规划|合同|年末|年底结/,
  },
  {
    pattern: /(20\d\d)届[^，。；]{0,10}(?:毕业|学生|本科|专科|高三|初三|九年级)/g,
    where: '毕业生的届别',
    isWrong: (named, own) => named === own - 1,
    unless: /上届|上一届|往届|[比较]|历届|跟踪/,
  },
];

/** Ends of years, bases and budgets told with a year that is not the report's. */
export function yearsAtEnds(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('20')) return [];
    const text = blanked(statement.text);
    return ROLES.flatMap(({ pattern, where, isWrong, unless, right }) =>
      matchesIn(text, pattern).flatMap((match) => {
        const named = Number(match[1]);
        if (!isWrong(named, own) || unless?.test(text) === true) return [];
        // 2023年末87人，2024年招录2人，年末85人，比年初少2人: both years are told.
        if (named < own && right === undefined && text.includes(`${String(own)}年`)) return [];
        if (AHEAD_CHAPTER.test(pathAt(statement.start))) return [];
        return [{ ...rangeOf(statement, match, 1), named, right: own + (right ?? 0), where }];
      }),
    );
  });
}

const SPANS = /(20\d\d)年(\d{1,2})(?:月)?(?:—|–|~|～|至|到|-)(\d{1,2})月/g;

/** 2023年1—6月…，2022年7—12月…: parts of a year that go on where the last one ended, under another year. */
export const partsOfTwoYears = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const spans = statement.text.includes('月') ? matchesIn(statement.text, SPANS) : [];
    return spans.slice(1).flatMap((match, index) => {
      const before = spans[index];
      const goesOn = Number(before?.[3]) + 1 === Number(match[2]);
      if (before === undefined || !goesOn || before[1] === match[1]) return [];
      const wrong = Number(match[1]) === own ? before : match;
      const named = Number(wrong[1]);
      return [{ ...rangeOf(statement, wrong, 1), named, right: own, where: '各时段的年份' }];
    });
  });

const FULL_DAY = /(20\d\d)年(\d{1,2}月\d{1,2}日)/g;
const APART = /周年|同期|每年|分别|连续|至|到|以来|起|有效期|任期|期限|届满|到期|第[一二三]次/;

/** 2023年4月12日 and 2022年4月12日 in one paragraph: one day, under two years. */
export const sameDayOfTwoYears = (document: TextDocument, own: number): StaleYear[] =>
  document.passages.flatMap((passage) => {
    const days = passage.text.includes('日') ? matchesIn(passage.text, FULL_DAY) : [];
    if (days.length < 2 || APART.test(passage.text)) return [];
    return days.flatMap((match, index) => {
      const before = days
        .slice(0, index)
        .find(
          ([, year, day]) =>
            day === match[2] && year !== match[1] && !/^(?:1月1日|12月31日)$/.test(day ?? ''),
        );
      if (before === undefined) return [];
      const wrong = [before, match].find(([, year]) => Number(year) < own) ?? match;
      return [
        {
          ...rangeOf(passage, wrong, 1),
          named: Number(wrong[1]),
          right: own,
          where: '同一天的年份',
        },
      ];
    });
  });
