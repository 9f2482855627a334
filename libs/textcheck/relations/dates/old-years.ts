import { rangeOf, type Range } from '../../finding-of.js';
import { sectionsOf } from '../outline/outline.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A year of which the sentence cannot speak in a report of its year. */
export interface OddYear extends Range {
  readonly named: number;
}

/** Titles and document numbers carry years of their own. */
const CITED = /《[^》]*》|〔\d{4}〕|[（(]\d{4}[）)]|<[^>]*>|“[^”]*”/g;
const HISTORY =
  /(?:自(?![评查筹我行])|从|始于|成立|建于|以来|印发|颁布|历年|建成于|购置|换届|普查|第.{1,3}次|分别|对比|相比|上线|购入|比|较|延续|结转|跨年)/;
/** What happened once and is told of a unit or a project, whatever the report's year. */
const ONCE =
  /免费开放(?![时的期天率资补经服])|开馆|经普|通过|复评|改制|更名|获|评为|入选|创建|挂牌|立项|启动|开工|竣工|投用|投入使用|批准|批复|设立|组建|搬迁|新建|建成|始建|签订|签署|出台|制定|修订|任期|中标|任命|核定|鉴定|移交|报废|整合|合并|划转|撤销|脱钩|以前的|之前的|撤[乡县并市]|改设|易地|投产|前称|原称|原名|旧称|曾称|[改变]称|改革[前后]|是20\d\d年[^，。；]{0,8}的$/;
/** Where a text says what is to be done, a past year is a leftover whatever happened then. */
const TO_DO = /改进|下一步|打算|整改措施|工作建议/;
/** Years in project names: 2022年中央…资金, 预拨2022年…. */
const PROJECT =
  /^(?:(?!不|未|共|开展|涉及|完成|参与)[^，。；]){0,24}(?:资金|经费|项目|补助|补贴|预算|工程|占地|奖补|流转金)/;
/** 2022年1—9月项目支出进度: a time, and no project's name. */
const MONTHS = /^(?:1[—-]|1月?至|上半年|前三季度)/;
const CAPTION = /^【?(?:附?表|表格)[^，。；】]{0,6}】?\s?[^，。；\d]{0,4}$/;
/** Years a text looks forward to. */
const FORWARD =
  /(?:挂钩|安排|应用|依据|到|至|力争|预计|计划|规划|将|目标|有效期|届满|质保|期限|编制|拟|争取|建设期|使用年限|到期|前|完成时限|延期|预算|按|参考|排序|申报|项目库|备选|入库)/;
/** Words of what was done; without them a later year is a plan. */
const DONE =
  /已|全年|完成|支出|收入|决算|执行|建成|发放|收治|开展了|完工|共实施|挂牌|成立|组建|更名|始建|揭牌|获评|竣工|验收/;
/** What is reviewed, and so of the report's year: 对2022年度部门整体绩效情况开展自评. */
const REVIEWED =
  /^度?(?:[^，。；]{0,24}(?:自评|自我评价|绩效评价|绩效监控|运行监控|绩效情况|绩效自查)|[^，。；]{0,12}支出进度)/;
const REVIEWS = /(?:对|就|开展了?|完成了?|组织了?|做好)[^，。；]{0,12}$/;
/** The one who reports, or nothing, at the head of a clause: the year then is the one the clause tells of. */
const FRAME =
  /^[）)\s]*(?:[我本全][一-龥]{1,4}|学校|医院|单位|部门|[一-龥]{2,14}(?:局|委|乡|镇|街道|中心|馆|站|院|公司))?(?:对|就|截[至止]到?|在|按|按照)?$/;
/** What there is at the end of a year is told for that year, whatever was once approved. */
const STATE_AT = /截[至止]到?$/;
const YEAR_END = /^(?:12月(?:31日|底|末)|末|底|年末|年底)/;
/** 2019年数据仅用于…: the sentence tells why it names the year. */
const NAMED_FOR =
  /^(?:度|版)?的?[^，。；]{0,8}(?:办法|制度|数据|标准|规定|文件|政策|版|基数|口径|样本|为基)|^数/;

/** Years long past, or still to come, where a sentence tells of the report's own. */
export function oddYears(document: TextDocument): OddYear[] {
  const { year: own, statements } = document;
  if (own === null) return [];
  const toDo = sectionsOf(document).filter(({ heading }) => TO_DO.test(heading.title));
  return statements
    .filter(({ inTable, text }) => !inTable && text.includes('20'))
    .flatMap((statement) => {
      const isToDo = toDo.some(
        ({ heading, end }) => statement.start >= heading.start && statement.start < end,
      );
      return oddIn(statement, { own, isToDo, next: statements[statement.index + 1] });
    });
}

interface Around {
  readonly own: number;
  readonly isToDo: boolean;
  readonly next: Statement | undefined;
}

function oddIn(statement: Statement, around: Around): OddYear[] {
  const text = statement.text.replaceAll(CITED, (cited) => ' '.repeat(cited.length));
  return matchesIn(text, /(20\d\d)年/g).flatMap((match) => {
    const named = Number(match[1]);
    const isOdd =
      named > around.own
        ? named > around.own + 1 && isTooLate(text, match, around)
        : isReviewed(text, match, around) ||
          (isPast(text, match, around) && !isOfHistory(statement, named, around));
    return isOdd ? [{ ...rangeOf(statement, match), named }] : [];
  });
}

function isTooLate(text: string, match: RegExpExecArray, { isToDo }: Around): boolean {
  const words = text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12);
  return !isToDo && !FORWARD.test(words) && DONE.test(clauseWithNext(text, match));
}

function isPast(text: string, match: RegExpExecArray, { own, isToDo }: Around): boolean {
  const named = Number(match[1]);
  const after = text.slice(match.index + match[0].length);
  const before = text.slice(Math.max(0, match.index - 12), match.index);
  if (isLastYearsEnd(named, own, before, after)) return true;
  if (named > own - 2) return false;
  const lead = leadOf(text, match.index);
  const isTold = FRAME.test(lead) || CAPTION.test(lead);
  const isState = STATE_AT.test(lead) && YEAR_END.test(after);
  const isOnce = !isToDo && !isState && ONCE.test(clauseAround(text, match));
  const isExcused =
    HISTORY.test(lead + after.slice(0, 12)) ||
    isProject(lead, after) ||
    isOnce ||
    BEFORE.test(after);
  return isTold && !isExcused && !NAMED_FOR.test(after);
}

/** What a report reviews is its own year, or the one before. */
const isReviewed = (text: string, match: RegExpExecArray, { own }: Around): boolean =>
  Number(match[1]) <= own - 2 &&
  REVIEWS.test(leadOf(text, match.index)) &&
  REVIEWED.test(text.slice(match.index + match[0].length));

/** 2020年底全部退捕上岸，此后转向养殖: what has come of it is told. */
const SINCE = /此后|其后|自此|从此|后来|沿用至今/;

/** 2021年以前为11个村: how it was before. */
const BEFORE = /^[末底]?(?:以前|之前)/;

/** Beside years up to the report's own an old one belongs to a comparison, a series or a history. */
function isOfHistory({ text, passage }: Statement, named: number, around: Around): boolean {
  const { own, next } = around;
  const yearsIn = (words: string): number[] =>
    matchesIn(words.replaceAll(CITED, ''), /(?<!比|较|与|同)(20\d\d)年/g).map(([, year]) =>
      Number(year),
    );
  const following = next?.passage === passage ? yearsIn(next.text.slice(0, 16)) : [];
  return (
    yearsIn(text).some((year) => year !== named && year <= own) ||
    SINCE.test(text) ||
    following.some((year) => year > named && year < own)
  );
}

/** The words between the last mark before a place and that place. */
const leadOf = (text: string, at: number): string =>
  /[^，。；：,;:]*$/.exec(text.slice(0, at))?.[0] ?? '';

/** 截至2023年12月31日，全年执行…: the year before's end, where the report's own year is told. */
const isLastYearsEnd = (named: number, own: number, before: string, after: string): boolean =>
  named === own - 1 &&
  /截[至止]到?$/.test(before) &&
  /^12月(?:31日|底|末)[，,]?(?:全年|本年|累计)[^，。；]{0,4}(?:执行|支出|完成)/.test(after);

const isProject = (lead: string, after: string): boolean =>
  PROJECT.test(after) && !MONTHS.test(after) && !CAPTION.test(lead);

/** 2025年我镇共实施项目14个，全部完工: the clause of a year, and the next where that says what was done. */
const clauseWithNext = (text: string, match: RegExpExecArray): string =>
  `${clauseAround(text, match)}，${/^[^，。；]*，([^，。；]*)/.exec(text.slice(match.index))?.[1] ?? ''}`;

/** The clause a year stands in. */
function clauseAround(text: string, match: RegExpExecArray): string {
  const from = Math.max(...Array.from('，。；：', (mark) => text.lastIndexOf(mark, match.index)));
  return /^[^，。；：]*/.exec(text.slice(from + 1))?.[0] ?? '';
}
