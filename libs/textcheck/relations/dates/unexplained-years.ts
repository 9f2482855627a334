import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

/** A year without a month, or the end of one. */
const YEAR = /(?<!\d)(20\d\d)年(?!\d{1,2}月(?!底|末|31日))/g;
/** What a year before the report's own is told for: a comparison, the start of something, what was left over, another year's audit. */
const FROM_BEFORE =
  /比(?!例|重|选|照|对|率|[较]法|武|赛)|较(?![大好多少高低强快慢为小长弱差])|(?<!参)与(?=20|上|去|以前|[^，。；]{0,16}(?:相比|持平|对比))|同(?=20|上|去|期|年|比)|[由从](?=20|上年|去年|[^，。；]{0,24}(?:增|降|减|提高|缩短|升|压缩|扩大|起|变|调|[到至](?!位)))|自(?=20|[^，。；]{0,10}(?:起|以来|始))|自评(?:项目|\d)|上年|去年|上一年|往年|历年|以前|前[两三]年|以来|(?<=年度?)起|始(?!终)|余额|遗留|尾款|质保|届(?!时)|连续|[三五两]年|跨年|延续|续建|结果应用|年度?(?:有关)?数据/;
/** What happened once or counted for another year. */
const ONCE =
  /增[长加]|下降|减少|提高|上浮|对比|基期|决算(?!报表)|审计|整改|问题(?!，(?:20|我|本|将))|考核(?!口)|成立(?!了由)|建成|购置(?!及|费|车)|购入|投入使用|投用|立项|印发|出台|制定|签订|开工|完工|竣工|规划|年份|分别|期末|评为|入选|列入|创建|挂牌|普查|标准|办法|下达|公报|财务报告|核定(?!编制)|招录|地块|调查|撤|划转|移交|命名|结转(?!下|至|20)|本年/;
/** 2023年末资产总额: where stock was taken once more; and 2023年为49.70亿元, set beside the year's. */
const STOCK = /^20\d\d年(?:(?:年)?[末底](?![^。]{0,8}(?:在编|在职|实有))|度?为)/;
/** 2022年中央水利发展资金: money or a project that has its year in its name. */
const NAME =
  /^20\d\d年度?(?:中央|省|市|县|区|上级|第|(?!(?:[^，。；\d]{0,10}(?:实施|共|预算|部门|整体|我|本|开展|完成|安排))|免费))[^，。；\d]{2,20}(?:资金|补助|补贴|项目|工程)(?!目标|绩效|支出|\d|的?预算|进度|共)/;
const UNTIL = /截[至止]到?$/;
const FURTHEST = 3;

/** A year before the report's own that nothing in its sentence explains: such a sentence tells of the report's own year. */
export function unexplainedYears(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('20')) return [];
    const text = blanked(statement.text);
    const found = matchesIn(text, YEAR).filter(([, year]) => isBefore(Number(year), own));
    if (found.length === 0 || isExplained(statement, text) || isBeside(document, statement, own))
      return [];
    const isAhead = AHEAD_CHAPTER.test(pathAt(statement.start));
    if (isAhead && /已|了/.test(text)) return [];
    return found
      .filter((match) => isBare(text, match))
      .map((match) => ({
        ...rangeOf(statement, match, 1),
        named: Number(match[1]),
        right: isAhead ? own + 1 : own,
        where: '所写的年份',
      }));
  });
}

const isBefore = (named: number, own: number): boolean => named < own && named >= own - FURTHEST;

/** 2021年度没有因绩效问题被通报: what did not happen happened in no other year. */
const NOT_DONE =
  /^(?:[一-龥]{1,8})?20\d\d年度?(?:[^，。；]{0,6}(?:没有|未|不存在|不涉及)|[一-龥]{0,6}?(?:共|全年|累计)(?!结转))/;

const isExplained = (statement: Statement, text: string): boolean =>
  FROM_BEFORE.test(statement.text) ||
  (ONCE.test(statement.text) && !NOT_DONE.test(text)) ||
  new Set(matchesIn(text, /20\d\d(?=年)/g).map(([year]) => year)).size > 1;

/** 2022年发生火灾3起。2023年发生2起: the sentence beside it tells the same of the report's year. */
const isBeside = (
  { statements }: TextDocument,
  { index, passage }: Statement,
  own: number,
): boolean =>
  [statements[index - 1], statements[index + 1]].some(
    (near) =>
      near?.passage === passage &&
      new RegExp(`${String(own)}年|[比较]上年|本年|今年`).test(near.text),
  );

const isBare = (text: string, { index }: RegExpExecArray): boolean =>
  !NAME.test(text.slice(index)) &&
  (!STOCK.test(text.slice(index)) || UNTIL.test(text.slice(0, index)));
