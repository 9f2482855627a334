import {
  AHEAD_CHAPTER,
  chaptersOf,
  GOAL_CHAPTER,
  pathFinder,
  PROBLEM_CHAPTER,
} from '../outline/chapters.js';
import { goalFinder } from './goal-figures.js';
import { likeness } from './goals.js';
import { roleBelow } from './list-roles.js';
import { COMING } from './plan-words.js';
import { isSortedOut } from './sorted-out.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

const LOOKS_BACK = /自评|评价|决算|总结/;
/** Chapters that tell what a unit is, or how it was judged, not what came of the money. */
const NO_OUTCOME =
  /概况|(?:建设|主要|项目|实施|工作|支持)内容|职责|职能|机构|依据|背景|立项|自评工作|评价工作|组织管理|名词|附件|(?<!情况)说明|安排|结转|计划|建议|预算编制|应用/;

/** What rightly lies ahead of a report: the rest, the next year, a plan told beside what came of it. */
export const EXCUSED =
  /其余|剩余|剩下|余下|尚未|暂未|未能|尾款|质保|下一步|今后|接下来|后续|未来|明年|来年|翌年|次年|下一?年|下年度|若|如果|可能|风险|以便|确保(?![^，。；]{0,10}\d)|承诺|预计(?:到)?20\d\d年(?!\d{1,2}月)/;
/** The same of the clauses right beside it only. */
const EXCUSED_BESIDE = /实际(?!完成(?:值|情况))|年初|原|目标|要求|规定|标准|协调|报送|自评报告/;
/** 各项目标已全部完成: said of all that is told, it tells no goal. */
export const ALL_MET =
  /^(?:以上|上述|各项|年度|年初|所有|全部|[一-龥]?项)*(?:绩效|预期|目标|任务|指标)+(?:值|任务)?(?:已|均|都|也)*(?:全部|圆满|全面|如期|按期|顺利)*(?:完成|实现|达成|达标|达到)[^，。；]{0,6}$/;
/** 计划于11月底前完工的11个工程: which of them, no plan. */
const NAMES_SOME = /(?:完工|竣工|建成|完成|实施|投用|开工)的|拟[一-龥]{1,4}(?:名单|对象|人选)/;

/** 本报告将在门户网站公开: what becomes of the report and its verdict comes after it, whatever it tells. */
const OF_THE_REPORT =
  /(?:本|该|此)(?:次|项|份)?(?:绩效|自评|评价|自查|总结|年度|决算)*(?:报告|材料|文本|结果|结论)|以(?:此|本|这)次?(?:自评|评价)?[^，。；]{0,6}为(?:契机|抓手|起点|新起点)|^(?:绩效)?(?:自评|评价)(?:的?(?:报告|结果|结论|材料|情况|得分))[^，。；]{0,6}(?:将|拟|计划|[必定]将)[^，。；]{0,16}(?:公开|公示|公布|报送|上报|报告|备案|存档|归档|通报|作为|反馈|接受)/;

/** 支出210万元，用于保障机构运转: what money was for, in a chapter on money. */
const FUNDED = /^(?:用于保障|主要用于)/;
/** 预计年产值1.46亿元, 预计新增就业岗位320个: what is built is rightly said to bring year by year. */
const FORECAST =
  /^预计(?:可|每[年亩户]|年|新增|带动|增加|实现){0,2}[^，。；\d将]{0,4}(?:产值|产能|增产|节[约水电能]|减排|产量|收入|税收|利税|营收|利润|增收|就业|岗位|租金)[^，。；\d]{0,4}\d/;

/** Sentences of a report's chapters on results that tell a plan: 预计举办传习活动30场. */
export function plansInProse(document: TextDocument): Sentence[] {
  const tells = resultTeller(document);
  const pathAt = pathFinder(document);
  const titles = new Set(
    document.headings
      .filter(({ level, rest }) => level <= 2 && rest === '')
      .map((heading) => heading.start),
  );
  return document.statements.flatMap((statement) => {
    const { text, start } = statement;
    const found = comingIn(statement, isLabelled(document, statement));
    if (found === null || (titles.has(start) && !/[。；]$/.test(text))) return [];
    if (!tells(start) || isGoingOnLater(document, statement)) return [];
    // Without chapters or a label 将继续加强管理 may be of anything; a figure is of a result.
    const isPlain = isLabelled(document, statement) || pathAt(start) !== '';
    const clauses = clauseOf(statement, start + found.index + found[0].length);
    return clauses.filter(
      (clause) =>
        !NAMES_SOME.test(clause.text) &&
        !OF_THE_REPORT.test(clause.text) &&
        (isPlain || (/\d/.test(clause.text) && !isOfLaterYear(document, clause.text))) &&
        !isToldBelow(document, statement, clause),
    );
  });
}

/** 2025年目标仍为98%。拟招聘3名教师: what a sentence before begins to tell of a later year goes on. */
const isGoingOnLater = (
  { year: own, statements }: TextDocument,
  { index, passage, text }: Statement,
): boolean =>
  own !== null &&
  !text.includes(String(own)) &&
  statements
    .slice(Math.max(0, index - MOST_ABOVE), index + 1)
    .some((one) => one.passage === passage && Number(LATER.exec(one.text)?.[1] ?? 0) > own);
const LATER = /^\s*(?:[（(]?\d{1,2}[）).、]\s*)?[^，。；\d将拟计打准力争预]{0,6}(20\d\d)年/;

/** 2024年计划新增6个, in a text of 2023 without chapters: what is planned for then is rightly told. */
export const isOfLaterYear = ({ year }: TextDocument, text: string): boolean =>
  matchesIn(text, /(20\d\d)年/g).some(([, of]) => Number(of) > (year ?? Infinity));

/** 计划于12月20日前完工。…其余5个项目均在12月20日前完工。: the paragraph goes on to say that it was done. */
function isToldBelow(
  { statements }: TextDocument,
  { index, passage }: Statement,
  { text }: Sentence,
): boolean {
  const deed = /[一-龥]{2}$/.exec(text)?.[0];
  const told = new RegExp(`(?:已|均|全部|实际|于|在)[^，。；]*${deed ?? ''}`);
  return (
    deed !== undefined &&
    statements
      .slice(index + 1, index + MOST_BELOW)
      .some((one) => one.passage === passage && told.test(one.text))
  );
}
const MOST_BELOW = 6;

/** The words of a plan, unless money is meant or what something will yield. */
function comingIn(
  { text, start, mentions, inTable }: Statement,
  labelled: boolean,
): RegExpExecArray | null {
  const found = COMING.exec(text);
  if (inTable || found === null) return null;
  if (isExcused(partAt(text, found.index), found[0], labelled)) return null;
  const isForecast = !labelled && FORECAST.test(text.slice(found.index));
  const isSorted = found[0] === '拟' && isSortedOut(mentions, start + found.index);
  return FUNDED.test(found[0]) || isForecast || isSorted ? null : found;
}
/** 通过率低于预期，将进一步加强辅导; 结转8.4万元，待补栏后再行兑付: what will be done about what fell short. */
const REMEDY = /^将(?:进一步|继续|加大|加快|着力|持续)|^待/;
const SHORT =
  /低于|[未没](?![来有])|不足|不够|[偏较][低慢少差]|[差欠]\d|结转|推迟|延[期后]|下降|减少/;
/** Whether what stands around words of a plan says why it is rightly told. */
function isExcused(told: string, coming: string, labelled: boolean): boolean {
  // 完成情况：…；下一步将开展…: what is to come is none of the results it stands among.
  if (EXCUSED.test(labelled ? told.replaceAll(NEXT, '') : told)) return true;
  // 将培训安排在假期，确保学时: an object, and what that is good for.
  return (coming.startsWith('将') && /确保/.test(told)) || isRemedy(told, coming);
}
const isRemedy = (told: string, coming: string): boolean =>
  REMEDY.test(coming) && SHORT.test(told) && !/\d(?!\d*年)/.test(told.slice(told.indexOf(coming)));

/** What stands between the semicolons around a place: another part excuses nothing. */
const partAt = (text: string, at: number): string =>
  (/[^；;]*$/.exec(text.slice(0, at))?.[0] ?? '') + (/^[^；;]*/.exec(text.slice(at))?.[0] ?? '');
const NEXT = /下一步|今后|接下来|明年|次年|下年度|下一年/g;

/** 社会效益指标完成情况：, 目标已全部实现：: what the rest of the line tells came about. */
const LABEL =
  /^[^：:。]{0,24}(?:(?:完成|实现|达成|落实|实施)(?:情况|结果|程度|效果|成效)|产出|(?:目标|任务|指标)[^：:。]{0,6}(?:完成|实现|达成))(?:如下)?[：:]/;

const isLabelled = ({ passages }: TextDocument, { passage }: Statement): boolean =>
  LABEL.test(passages[passage]?.text ?? '');

/** 目标六（渡口改造）：: the number of what is told of. */
const NUMBERED = /^(?:绩效|年度)?目标[一二三四五六七八九十\d]{1,2}[^：:，。]{0,16}[：:]/;

/** （对应目标4）: which goal it answers. */
const POINTED = /[（(](?:对应|对照)[^（）()]{0,6}(?:目标|指标|任务)[^（）()]{0,6}[）)]/g;

/** The clause that ends beyond a place, unless those beside it excuse it. */
function clauseOf(statement: Statement, end: number): Sentence[] {
  const clauses = clausesOf(statement);
  const at = clauses.findLastIndex((one) => one.start < end);
  const beside = clauses.slice(Math.max(0, at - 1), at + 2);
  return beside.some(
    ({ text }) =>
      EXCUSED_BESIDE.test(text.replace(NUMBERED, '').replaceAll(POINTED, '')) &&
      !ALL_MET.test(text),
  )
    ? []
    : clauses.slice(at, at + 1);
}

/**
 * Whether a place stands in a chapter that tells results, or, of a report that looks back, in any but those that do not; its
 * own words are no title above it. Where there are no chapters the line's own label tells, or a bare title above it.
 */
export function resultTeller(document: TextDocument): (at: number) => boolean {
  const looksBack = document.year !== null && LOOKS_BACK.test(document.text.slice(0, 200));
  const pathAt = pathFinder(document);
  const heads = new Set(chaptersOf(document).map(({ start }) => start));
  return (at) => {
    const titles = pathAt(at).split('/');
    const path = (heads.has(at) ? titles.slice(0, -1) : titles).join('/');
    // A passage alone, of a report: what it tells has been.
    if (path === '')
      return (
        (looksBack && document.passages.length <= LONGEST_PASSAGE) || isBelowResults(document, at)
      );
    return isOutcome(path) && (looksBack || roleBelow(path.split('/')) === 'outcomes');
  };
}

/** A text of so few lines has no chapters. */
const LONGEST_PASSAGE = 8;

/** A title without a number, 产出指标完成情况, stands so many lines above at most. */
const MOST_ABOVE = 8;
const BARE_TITLE = /^[^。；：，\d]{4,20}$/;

function isBelowResults({ lines }: TextDocument, at: number): boolean {
  const index = lines.findLastIndex(({ start }) => start <= at);
  if (LABEL.test(lines[index]?.text ?? '')) return true;
  const title = lines
    .slice(Math.max(0, index - MOST_ABOVE), Math.max(0, index))
    .findLast(({ text }) => BARE_TITLE.test(text));
  return title !== undefined && /(?:完成|实现|达成|履职)(?:情况|结果|成效)/.test(title.text);
}

const isOutcome = (path: string): boolean =>
  path !== '' &&
  ![AHEAD_CHAPTER, GOAL_CHAPTER, PROBLEM_CHAPTER, NO_OUTCOME].some((words) => words.test(path));

const GOAL = /目标(?:任务|值)?(?:为|是|：|:)\s?(.{6,})$/;
const DONE = /已|了|实际|完成率|全部|均|共|超额|达到|圆满|如期/;
const COPIED = 0.92;

/** 目标为修复档案2.4万页。修复档案2.4万页。: the sentence after a goal that says it again. */
export function goalsSaidAgain({
  statements,
}: TextDocument): { goal: Statement; outcome: Statement }[] {
  return statements.flatMap((goal, index) => {
    const outcome = statements[index + 1];
    const wanted = GOAL.exec(goal.text)?.[1];
    if (wanted === undefined || outcome === undefined || outcome.passage !== goal.passage)
      return [];
    const isCopy =
      !DONE.test(outcome.text) && likeness(wanted, outcome.text) >= COPIED && !goal.inTable;
    return isCopy ? [{ goal, outcome }] : [];
  });
}

/** A sentence shorter than this may say the same by chance. */
const SHORTEST_COPY = 20;

/** Sentences of chapters on results that stand word for word among the goals. */
export function goalsCopied(document: TextDocument): { goal: Sentence; outcome: Statement }[] {
  const { isListed, isBelow } = goalFinder(document);
  const pathAt = pathFinder(document);
  const goals: Statement[] = [];
  return document.statements.flatMap((statement) => {
    const { text, start, inTable } = statement;
    if (isListed(start, start + text.length) || (!inTable && isBelow(start))) {
      goals.push(statement);
      return [];
    }
    if (inTable || text.length < SHORTEST_COPY || DONE.test(text)) return [];
    const goal = goals.find((one) => one.text.includes(text));
    const isResult = goal !== undefined && roleBelow(pathAt(start).split('/')) === 'outcomes';
    return isResult ? [{ goal, outcome: statement }] : [];
  });
}
