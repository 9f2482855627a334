import type { Statement, TextDocument } from '../../document.js';
import { compareDates } from '../../text/dates.js';
import { blanked, staleAt, type StaleYear } from './period-years.js';
import { matchesIn } from '../../text/matches.js';

const DAY_TOLD = /(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?/g;
/** What a project begins with, right behind its day. */
const BEGUN =
  /^[^，。；]{0,24}?(?:立项|开工|动工|招标公告|采购公告|开标|批复(?!结转)|中标|签订[^，。；]{0,6}合同)/;
/** What it ends with. */
const ENDED =
  /^(?:以?前)?(?:已|均|全部|如期|按期|按时|正式|通过)*[^，。；\d]{0,6}(?:交付|完工|竣工|建成|投用|投入使用|启用|到货|安装完毕|完成安装|验收)/;
/** Of another work, of old, or only wanted. */
const OTHERWISE =
  /一期|首期|前期|原有|原先|上年|去年|以前|已建|既有|续建|目标|计划|应于|要求|规划|曾|此前|先前|早在|其时|老旧|租|使用至|购置于|20\d\d[—–~-]20/;

interface Told {
  readonly statement: Statement;
  readonly match: RegExpMatchArray;
  readonly date: { year: number; month: number; day: number };
}

/** 2022年8月28日前交付, of a project that was begun in 2023: the year is left over from an older report. */
export function finishedBefore(document: TextDocument, own: number): StaleYear[] {
  const isOfProject = /项目(?:支出|资金)?绩效|项目[^\n。]{0,10}自评/.test(
    document.text.slice(0, 80),
  );
  const told = document.statements.filter(({ inTable }) => !inTable);
  const begun = told.flatMap((one) => daysIn(one, BEGUN)).filter(({ date }) => date.year >= own);
  if (begun.length === 0) return [];
  return told
    .filter(({ text }) => text.includes(String(own - 1)) || text.includes(String(own - 2)))
    .flatMap((one) => daysIn(one, ENDED))
    .filter(({ date, statement }) => date.year < own && !OTHERWISE.test(statement.text))
    .filter(({ date, statement }) => {
      const of = begun.filter((one) => isOfProject || one.statement.passage === statement.passage);
      return of.length > 0 && of.every((one) => compareDates(date, one.date) < 0);
    })
    .map(({ statement, match }) => staleAt(statement, match, own, '完工的年份'));
}

const daysIn = (statement: Statement, step: RegExp): Told[] => {
  const text = blanked(statement.text);
  return matchesIn(text, DAY_TOLD).flatMap((match) => {
    if (!step.test(text.slice(match.index + match[0].length))) return [];
    const [year, month, day] = [match[1], match[2], match[3] ?? '0'].map(Number);
    return [{ statement, match, date: { year: year ?? 0, month: month ?? 0, day: day ?? 0 } }];
  });
};
