import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

const FURTHEST = 3;
const isBefore = (named: number, own: number): boolean => named < own && named >= own - FURTHEST;

const TITLE =
  /《(?![^《》]*\d{4}\s?年?(?:度)?\s?(?:-|—|–|~|～|至|到)\s?\d{4})[^《》\d]{0,30}(20\d\d)年度?[^《》\d]{0,24}(?:目标|预算|自评|方案|预案|计划|要点|报告|台账|清单|申报|任务|责任|明细|评分|指标)[^《》\d]{0,6}》/g;
const OF_ANOTHER =
  /决算|审计|上年|去年|上一年|以前|往年|历年|规划|行动|统计|年鉴|公报|整改|问题|指出|[比较]|沿用|延续|结转|首次|修订|基础上|复评|对照?检查|转发|国务院|中央|省|市[委政财]|尾款|跨年|续/;

/** 《石镇2021年防汛应急预案》: a paper of a year that the report is not of, and nothing says why it is named. */
export const titlesOfAnother = (document: TextDocument, own: number): StaleYear[] =>
  statementsOf(document).flatMap((statement) => {
    if (!statement.text.includes('《') || OF_ANOTHER.test(statement.text)) return [];
    return matchesIn(statement.text, TITLE)
      .filter(([, year]) => isBefore(Number(year), own))
      .map((match) => yearAt(statement, match, own, '所引材料的年度'));
  });

const WHEN =
  '(?:内|底|末|年内|\\d{1,2}月(?:\\d{1,2}日|底|末)?|上半年|下半年|第?[一二三四]季度)?(?:之?前|起)?';
const PLANNED = new RegExp(
  `(?<![原曾已未])(?:(?:将|拟)(?:在|于|到|用)|(?:力争|争取|确保|打算)(?:在|到|于)?)(20\\d\\d)年(?!度?(?:结转|的|绩效|项目|资金))|` +
    `(20\\d\\d)年度?${WHEN}[，,]?[^，。；\\d]{0,10}?(?:将(?=进一步|继续|持续|加快|加大|采取|结合|加强|重点|全面|会|严格|完善|细化|从|在|着力|按|以)|拟(?!定|派|稿)|力争|争取|打算)`,
  'g',
);
/** What was planned once. */
const ONCE =
  /原|当时|曾|会议|方案(?!拟)|批复|要求|通知|规划|合同|约定|年初|明确|已|目标任务|设定|上年|的\d|完工的/;

/** 我局将在2024年预算编制中参考, in the report of 2024: what is still to be done is of a later year. */
export const plannedForThePast = (document: TextDocument, own: number): StaleYear[] =>
  statementsOf(document).flatMap((statement) => {
    if (!/[将拟]|力争|争取|确保|打算|计划/.test(statement.text)) return [];
    const text = blanked(statement.text);
    return matchesIn(text, PLANNED)
      .filter((match) => Number(match[1] ?? match[2]) <= own && !ONCE.test(text))
      .map((match) => yearAt(statement, match, own + 1, '今后的安排'));
  });

const AGAINST =
  /(?:比|较|(?<!参)与|(?<!合|共|会)同)(20\d\d)年度?(?:的|决算数?|同期的?)?\s?\d[\d,.]*(?!\d*[月日])/g;

/** 2023年212场，与2023年的195场相比: a year is not set against itself. */
export function comparedWithOwn(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  const later = new RegExp(`${String(own + 1)}年|下一?年|明年|次年|今后|力争|计划|拟|将`);
  return statementsOf(document).flatMap((statement) => {
    if (!statement.text.includes(String(own)) || later.test(statement.text)) return [];
    if (AHEAD_CHAPTER.test(pathAt(statement.start))) return [];
    return matchesIn(blanked(statement.text), AGAINST)
      .filter(([, year]) => Number(year) === own)
      .map((match) => yearAt(statement, match, own - 1, '比较的年份'));
  });
}

const statementsOf = ({ statements }: TextDocument): Statement[] =>
  statements.filter(({ inTable, text }) => !inTable && text.includes('20'));

function yearAt(
  statement: Statement,
  match: RegExpExecArray,
  right: number,
  where: string,
): StaleYear {
  const group = match[1] === undefined ? 2 : 1;
  return { ...rangeOf(statement, match, group), named: Number(match[group]), right, where };
}
