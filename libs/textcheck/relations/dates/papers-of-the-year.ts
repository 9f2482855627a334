import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

const OF_OTHERS =
  /上年|上一年|去年|往年|以前|历年|[比较]|问题|整改|应用|复评|抽查|再评价|逐年|两年|三年|连续|同期|结果运用|通报|提高|考核|曾|参照|模板|沿用|下一?年|明年|编制|申报时/;
/** 石镇2022年度部门整体支出绩效目标表: the report's own papers and scores, under its own name or none. */
const PAPER =
  /(20\d\d)年度?[^，。；、《》\d]{0,14}?(?:整体支出|整体|部门支出|单位支出|项目支出)[^，。；、《》\d]{0,6}(?:绩效)?(自评|绩效目标|绩效评价|绩效)(?:综合|最终)?(?!工作的通知)(得分|得\s?\d|指标|评分|表|佐证|报告|目标|完成|申报|情况|结果|等级|工作方案|方案|工作|材料|为|评为|被评)/g;

/** The papers, the goals and the score of the report itself, named with another year. */
export function papersOfTheYear(document: TextDocument, own: number): StaleYear[] {
  const { organisation } = document;
  const name = organisation === null ? '' : organisation.name + organisation.kind;
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { text } = statement;
    if (!text.includes('整体') && !text.includes('支出')) return [];
    return matchesIn(text, PAPER).flatMap((match) => {
      const named = Number(match[1]);
      const lead = text.slice(0, match.index);
      if (!isOwn(lead, name) || !isOfOther(match, lead, own) || OF_OTHERS.test(text)) return [];
      const path = pathAt(statement.start);
      if (isOtherChapter(path, match) || AHEAD_CHAPTER.test(path)) return [];
      if (isSetAgainst(text.slice(match.index), own)) return [];
      return [
        { ...rangeOf(statement, match, 1), named, right: own, where: '本单位自评材料的年度' },
      ];
    });
  });
}

/** 2024年整体支出自评为96.08分，2025年高1.43分: the one year is told to set the other against it. */
const isSetAgainst = (text: string, own: number): boolean =>
  new RegExp(`${String(own)}年[^。；]{0,12}(?:高|低|多|少|提[高升]|上升|下降|增|减|持平)`).test(
    text,
  );

/** Behind the unit's own name, or none. */
const isOwn = (lead: string, name: string): boolean =>
  (name !== '' && (lead.endsWith(name) || lead.endsWith(`${name}人民政府`))) ||
  /(?:^|[，：:、；;.．《）)\s])(?:[我本][一-龥]{1,4})?$/.test(lead) ||
  /(?:听取|审议|研究|讨论|通过|形成|汇报|上报|报送)了?$/.test(lead);

/** Of an earlier year, or of the next where only this one's can be meant. */
function isOfOther([, year, sort, what = '']: RegExpExecArray, lead: string, own: number): boolean {
  const named = Number(year);
  if (named !== own + 1) return named < own;
  return sort === '自评'
    ? /方案|报告|表|得/.test(what)
    : sort === '绩效目标' && /对照|比照/.test(lead);
}

const REVIEWS =
  /自评(?!估)|本报告|评价组|评价小组|(?:再作|进行|作了?|开展|逐[笔项]|据此|予以)?(?:复核|核定|核对|核实|抽查|查阅)/;
const WHOLE =
  /(?<!与|比|较|同)(20\d\d)年?(?:度)?(?:全年|1月?[—至-]12月|1月1日至12月31日)[^，。；]{0,8}(?:支出|收支|预算|账|凭证|数据|会计|报表|实际|资金|财务)/g;

/** 对照2022年全年实际支出再作复核，形成本报告: what the review was made from is the year's own. */
export const reviewedWhole = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const text = blanked(statement.text);
    if (!REVIEWS.test(text)) return [];
    return matchesIn(text, WHOLE).flatMap((match) => {
      const named = Number(match[1]);
      if (named >= own || OF_OTHERS.test(text)) return [];
      return [{ ...rangeOf(statement, match, 1), named, right: own, where: '自评所据的年份' }];
    });
  });

/** A chapter of another year's review. */
const isOtherChapter = (path: string, { 0: words, 1: year = '' }: RegExpExecArray): boolean =>
  path.replaceAll(words.slice(0, WORDS), '').includes(year);
const WORDS = 12;

const BEFORE_ITS_END =
  /(20\d\d)年(\d{1,2})月(?!底前)[^。；，]{0,24}(?:对|就)[^。；，]{0,12}\1年?度?(?:全年|的?全部|1月?[—至-]12月|整体支出|[^。；，]{0,6}执行情况)[^。；，]{0,20}(?:复核|自评|核[对查实]|评价|统计|盘点|汇总|结算|回顾|总结)/;
const LAST_MONTHS = 11;

/** 2023年3月对2023年全年预算执行情况复核: looked back upon before it was over. */
export const reviewedBeforeEnd = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const found = /复核|自评|核|评价|统计|汇总|回顾|总结/.test(statement.text)
      ? BEFORE_ITS_END.exec(blanked(statement.text))
      : null;
    if (found === null || Number(found[2]) >= LAST_MONTHS || Number(found[1]) < own) return [];
    const named = Number(found[1]);
    return [{ ...rangeOf(statement, found, 1), named, right: own + 1, where: '自评的时间' }];
  });

const EVALUATED =
  /(?:做好|开展|组织|完成|对|就|针对)[^，。；\d]{0,8}(20\d\d)年度?[^，。；\d]{0,16}(?:自评|绩效评价|自我评价)/;

/** 为做好2023年度自评，…形成本报告: what this report comes from is its own year's review. */
export const reviewOfThisReport = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!/本报告|本次自评|自评报告|专班/.test(statement.text)) return [];
    const text = blanked(statement.text);
    const found = EVALUATED.exec(text);
    const named = Number(found?.[1]);
    if (found === null || named >= own || OF_OTHERS.test(text)) return [];
    return [{ ...rangeOf(statement, found, 1), named, right: own, where: '自评的年度' }];
  });

const CAPTION =
  /^(?:附?表|附件|附表)\s?[\d一二三四五六七八九十]*(?:[-—]\d+)?[：:.、\s]*[一-龥]{0,16}?(20\d\d)年度?[一-龥“”（）()]{2,30}(?:表|明细|清单|台账|目录|汇总)(?:（[^）]*）)?$/;

/** 表1 石镇2022年度收支情况表: the caption of a table that holds nothing of that year. */
export const captionsOfLast = (document: TextDocument, own: number): StaleYear[] =>
  document.lines.flatMap((line) => {
    const found = line.text.includes(String(own - 1)) ? CAPTION.exec(line.text) : null;
    if (found === null || Number(found[1]) !== own - 1) return [];
    const at = line.start - 0;
    const next = document.text.slice(at + line.text.length, at + line.text.length + 600);
    if (OF_OTHERS.test(line.text) || /决算|结转|规划|下达|资金/.test(line.text)) return [];
    if (next.includes(String(own - 1)) || /上年/.test(next)) return [];
    return [{ ...rangeOf(line, found, 1), named: own - 1, right: own, where: '表名的年度' }];
  });

const ASKED =
  /(?:根据|按照|依据|按|遵照|收到|贯彻|落实)[^。；《》]{0,40}《[^《》]{0,40}?(20\d\d)年度?[^《》]{0,30}(?:自评|绩效评价)[^《》]{0,16}(?:通知|函)》/g;
const BUDGET_OF =
  /《[^《》]{0,30}?(20\d\d)年度?(?:部门|单位|本级)?预算(?:的)?(?:批复|公开|通知|草案|报告|说明)[^《》]{0,8}》/g;
const BRACKETED =
  /(?:目标(?:申报)?表|自评表|自评报告|基础数据表|预算表|评分表|指标表|明细表)》?[（(](20\d\d)年度?[）)]/g;

/** What asked for the review, what approved the budget, the forms filled in: papers of the year itself. */
export const papersCited = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const { text } = statement;
    if (!/[《（(]/.test(text) || !text.includes(String(own - 1))) return [];
    return [ASKED, BUDGET_OF, BRACKETED].flatMap((pattern) =>
      matchesIn(text, pattern).flatMap((match) => {
        const named = Number(match[1]);
        if (named !== own - 1 || OF_OTHERS.test(text.replaceAll('编制', ''))) return [];
        return [{ ...rangeOf(statement, match, 1), named, right: own, where: '所引材料的年度' }];
      }),
    );
  });
