import { AHEAD_CHAPTER, chaptersOf, pathFinder } from '../outline/chapters.js';
import { signatureOf } from './date-order.js';
import { finishedBefore } from './finished-before.js';
import { openingYears } from './opening-years.js';
import { besideOthers } from './years-beside.js';
import { overduePlans, overdueRows } from './overdue-plans.js';
import { blanked, periodYears, staleAt, type StaleYear } from './period-years.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

const LOOKS_BACK = /自评|评价|决算|总结/;
/** All of them, where a report says which year it is of. */
export function staleYears(document: TextDocument): StaleYear[] {
  const { year: own } = document;
  if (!LOOKS_BACK.test(document.text.slice(0, 200))) return [];
  const signature = signatureOf(document)?.year;
  // A report of a project may be of no one year; what is still to be done is later than its signature.
  if (own === null) return signature === undefined ? [] : ahead(document, signature);
  const signed = signature ?? own + 1;
  return [
    ...headings(document, own),
    ...preamble(document, own),
    ...comparisons(document, own),
    ...lastYears(document, own),
    ...ahead(document, signed),
    ...countedTo(document, own),
    ...goals(document, own),
    ...openingYears(document, own),
    ...periodYears(document, own),
    ...finishedBefore(document, own),
    ...besideOthers(document, own),
  ];
}

/** What is to be done by a year that was over when the report was signed. */
const ahead = (document: TextDocument, signed: number): StaleYear[] => [
  ...deadlines(document, signed),
  ...overduePlans(document, signed),
  ...overdueRows(document, signed),
  ...nextSteps(document, signed),
];

/** Words of which a heading about the year's own work is made; a project's name has others. */
const PLAIN_TITLE =
  /(20\d\d)年度?((?:部门|单位|我[局镇乡院校]|本级|整体|项目|预算|绩效|主要|重点|年度|收支|收入|支出|决算|财政|拨款|一般公共预算|“三公”经费|机关运行经费|政府采购|工作|总体|专项资金|资金|目标|自评|评价|管理|来源|分配|构成|组织|实施|产出|效益|效果|过程|执行|批复|下达|拨付|完成|实现|结果|结论|得分|情况|说明|安排|开展|使用|和|及|与|的)+)$/;
const OF_OTHER_YEARS = /决算|公开|结转|整改|应用/;
const OF_THE_YEAR = /目标|自评|执行|完成|实现|整体支出|管理|使用|收支/;

function headings(document: TextDocument, own: number): StaleYear[] {
  return chaptersOf(document).flatMap(({ title, start }) => {
    const found = PLAIN_TITLE.exec(title);
    if (found === null) return [];
    const [, year = '', words = ''] = found;
    const named = Number(year);
    if (isToldOfOwn(document, { start, named, own }))
      return [headingAt(document, { start, named, own })];
    if (named === own + 1 && start > document.text.length * TOWARDS_END) return [];
    const isOther = named !== own && OF_THE_YEAR.test(words) && !OF_OTHER_YEARS.test(words);
    if (!isOther && named > own - 2) return [];
    return [headingAt(document, { start, named, own })];
  });
}

/** A report ends with what is wanted in the year to come. */
const TOWARDS_END = 0.8;

interface Titled {
  readonly start: number;
  readonly named: number;
  readonly own: number;
}

function headingAt({ text }: TextDocument, { start, named, own }: Titled): StaleYear {
  const at = text.indexOf(`${String(named)}年`, start);
  return { named, right: own, where: '标题', start: at, end: at + 5 };
}

/** 一、2022年度部门预算批复情况 over a text that tells of 2023 alone. */
function isToldOfOwn(document: TextDocument, { start, named, own }: Titled): boolean {
  const next = chaptersOf(document).find((chapter) => chapter.start > start);
  const from = document.text.indexOf('\n', start);
  const body = document.text.slice(from, next?.start);
  return (
    named < own &&
    from >= 0 &&
    new RegExp(`${String(own)}年度?[^。]{0,40}\\d`).test(body) &&
    !body.includes(String(named)) &&
    !/上年|以前年度/.test(body)
  );
}

const EVALUATES =
  /(?:对|就|做好|完成|组织开展|开展了?)[^，。；]{0,12}?(20\d\d)年度?[^，。；]{0,16}(?:自评|绩效评价|自我评价|绩效情况|绩效进行)/;

/** What the first paragraph says was evaluated. */
function preamble(document: TextDocument, own: number): StaleYear[] {
  const until = chaptersOf(document)[0]?.start ?? 0;
  return [...evaluated(document, own, until), ...asked(document, own, until)];
}

/** 按照《关于开展2022年度…自评工作的通知》: what asks for the review of a year is none of an earlier one. */
const ASKED =
  /(?:按照|根据|依据|遵照)[^。；《》]{0,40}《[^《》]{0,40}?(?:开展|做好|组织|进行|报送|布置|编报)[^《》]{0,6}?(20\d\d)年度?[^《》]{0,30}(?:自评|绩效评价)[^《》]{0,16}(?:通知|函)》/;

const asked = ({ statements }: TextDocument, own: number, until: number): StaleYear[] =>
  statements
    .filter(({ start, inTable }) => start < until && !inTable)
    .flatMap((statement) => {
      const found = ASKED.exec(statement.text);
      const isOld = found !== null && Number(found[1]) < own;
      return isOld ? [staleAt(statement, found, own, '通知所说的自评年度')] : [];
    });

function evaluated(document: TextDocument, own: number, until: number): StaleYear[] {
  return document.statements
    .filter(({ start, text }) => start < until && !/通知|办法|方案|安排/.test(text.slice(0, 60)))
    .flatMap((statement) => {
      const found = EVALUATES.exec(blanked(statement.text));
      if (found === null || Number(found[1]) >= own) return [];
      return [staleAt(statement, found, own, '自评的年度')];
    });
}

const AGAINST =
  /(?:比|较|与|同)(20\d\d)年度?(?:(?:的|决算数?|同期的?|(?:本年|全年|部门)?(?:总)?(?:支出|收入)(?:决算)?)?\s?\d|(?:增加|减少|增长|下降|多|少|提高)(?:了)?\d)/;

/** 比2022年度的15.05万元, where all else is set against the year before. */
function comparisons(document: TextDocument, own: number): StaleYear[] {
  const usual = new RegExp(`(?:比|较|与|同)${String(own - 1)}年|上年|同比`);
  if (!usual.test(document.text)) return [];
  return document.statements.flatMap((statement) => {
    const found = AGAINST.exec(blanked(statement.text));
    if (found === null) return [];
    const named = Number(found[1]);
    const others = matchesIn(statement.text, /(20\d\d)年/g).map(([, year]) => Number(year));
    const isItself =
      named === own &&
      !others.some((year) => year !== own) &&
      !/力争|计划|争取|将|拟/.test(statement.text);
    const isOld =
      named <= own - 2 &&
      !/疫情|基期|基准|建档|普查|规划|以来/.test(statement.text) &&
      others.every((year) => year === named || year === own);
    return isItself || isOld ? [staleAt(statement, found, own - 1, '比较的年份')] : [];
  });
}

const LAST_YEAR = /(?:上年度?|去年|上一年度?|前一年度?)[（(]?[，,]?(?:即|也就是|的)?(20\d\d)年/;
const THIS_YEAR = /本年度?[（(](20\d\d)年/;

/** 上年（2022年）, 本年（2023年） */
function lastYears({ statements }: TextDocument, own: number): StaleYear[] {
  return statements.flatMap((statement) => {
    const text = blanked(statement.text);
    return [
      { found: LAST_YEAR.exec(text), right: own - 1 },
      { found: THIS_YEAR.exec(text), right: own },
    ].flatMap(({ found, right }) => {
      if (found === null || Number(found[1]) === right) return [];
      // 2023年比上年（2022年）: told of another year.
      const isTold = text.includes(`${String(Number(found[1]) + own - right)}年`) && right !== own;
      return isTold ? [] : [staleAt(statement, found, right, '“上年”“本年”所指的年份')];
    });
  });
}

/** 下一步，我镇将在2022年…: the sentence itself says that it looks ahead, whatever chapter it stands in. */
const NEXT_STEP =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,2}[）).、．]\s?)?(?:下一步|下步|今后|接下来|后续|下一?年度?|明年|下一?阶段)[^。；\d]{0,20}?(?:将|拟|计划|打算|准备|力争|争取|确保|要)[^。；\d]{0,8}?(20\d\d)年(?!度?(?:绩效|预算|决算|自评|资金|项目|结转|工作))/;

const nextSteps = ({ statements }: TextDocument, signed: number): StaleYear[] =>
  statements.flatMap((statement) => {
    const found = NEXT_STEP.exec(blanked(statement.text));
    const after = found === null ? '' : statement.text.slice(found.index + found[0].length);
    const isTold = /^[^，。；]{0,24}(?:基础|以来|经验|教训|问题|已|的)/.test(after);
    if (found === null || Number(found[1]) >= signed || isTold || TOLD.test(found[0])) return [];
    return [staleAt(statement, found, signed, '今后的安排')];
  });

const DUE: readonly RegExp[] = [
  /(20\d\d)年(?:度)?(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:以)?前(?![期三])/,
  /(?<![较比与同])(20\d\d)年(?:上半年|下半年|[一二三四]季度|第[一二三四]季度|年初(?!预算|部门|批复)|(?<![自从]20\d\d年)起)/,
  /编制好?(20\d\d)年度?(?:部门)?预算/,
  /(?:力争|争取|确保)(?:到|在)?(20\d\d)年(?!度?(?:绩效|预算|资金|项目|结转))/,
  /(20\d\d)年(?:度)?(?:内)?[，,]?(?:我[局镇乡院校县区市园馆站所中]心?|本单位|本部门|单位|学校|全[镇乡县区市])?(?:力争|争取|确保|拟|将|计划(?!执行|完成|的|中)|预计)/,
  /(20\d\d)年度?的?预算(?:编制)?(?:时|中|已|要|，)/,
];
/** 针对上述问题，2023年将…: what is to be done about what was found. */
const ANSWERS = /^针对[^，。；\d]*，/;
const TOLD =
  /以来|针对|存在|(?<!自评)发现|总结|吸取|(?<!将)结合(?!本次)|虽|由于|因|曾|上年|指出|(?<!计划|拟|将|力争|确保)(?:印发|下达|批复|成立|发布|签订|出台|制定)于?20|已(?:经)?(?:完成|出台|印发|修订|建立)/;

/** What stands between two semicolons, without the problem it answers. */
const itemAt = (text: string, at: number): string =>
  ((text.slice(0, at).split('；').at(-1) ?? '') + (text.slice(at).split('；')[0] ?? '')).replace(
    ANSWERS,
    '',
  );

/** A deadline or a budget of a year already over, among what is still to be done. */
function deadlines(document: TextDocument, signed: number): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !AHEAD_CHAPTER.test(pathAt(statement.start))) return [];
    const text = blanked(statement.text);
    const found = DUE.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    if (found === undefined || Number(found[1]) >= signed || TOLD.test(itemAt(text, found.index)))
      return [];
    return [staleAt(statement, found, signed, '今后的期限')];
  });
}

const BASIS = /(?:作为|用于|为|运用到)[^，。；]{0,6}编制(20\d\d)年度?(?:部门)?预算/;
const SET =
  /(?:按照|对照|围绕|根据|完成了?|实现了?|依据)(?:[^，。；《\d]{0,10}(?:批复|下达|设定|确定|制定|编报|申报|备案|审核)的?)?(20\d\d)年度?(?:部门|单位|整体|项目|支出|设定的?|年初)*绩效(?:目标|指标)/;

/** 按照2023年度绩效目标, in the report of the year after. */
const goals = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    const text = blanked(statement.text);
    const found = SET.exec(text) ?? BASIS.exec(text);
    const isOther =
      found !== null && Number(found[1]) < own && !/上年|结转|应用|整改/.test(statement.text);
    return isOther ? [staleAt(statement, found, own, '绩效目标或预算的年度')] : [];
  });

const COUNTED = /(?:截[至止]到?|(?<=^|，)[至到])(20\d\d)年(?:12月(?:31日|底)?|底|末)/;

/** 截至2022年末，项目支出1813.22万元，执行率96.38%，结余68.78万元结转下年: what was spent, and the rate of the year. */
const SPENT_BY =
  /^(?:[^，。；]{0,6}截[至止]到?|[至到])20\d\d年(?:12月(?:31日|底)?|底|末)[，,]?[^，。；\d]{0,12}(?:支出|支付|执行|使用|拨付)[^，。；\d]{0,4}\d[^。；]*(?:执行|支付|支出|使用|拨付)(?:率|进度)/;

/** 至2022年末，累计支付…。与2022年支付额相比: what is set against that year is none of it. */
const isComparedWith = (statements: readonly Statement[], one: Statement, year: string): boolean =>
  [one, statements[one.index + 1]].some(
    (near) =>
      near?.passage === one.passage &&
      new RegExp(`(?:与|比|较)${year}年[^，。；]{0,8}\\d`).test(near.text),
  );

/** 截至2023年12月31日，全年支出…: counted to the end of the year before. */
function countedTo({ statements }: TextDocument, own: number): StaleYear[] {
  return statements.flatMap((statement) => {
    const { text } = statement;
    const found = COUNTED.exec(text);
    const isOfTheYear =
      new RegExp(`全年|本年|当年|${String(own)}年`).test(text) &&
      /支出|执行|支付|完成|到位/.test(text);
    const isLastYears = /上年|结转|结余|决算|年初|期初|累计|尚未/.test(text);
    const isSure =
      SPENT_BY.test(text) &&
      !/上年|年初|期初|以前/.test(text) &&
      (!text.includes('累计') || isComparedWith(statements, statement, found?.[1] ?? ''));
    const isWrong = isSure ? !text.includes(String(own)) : isOfTheYear && !isLastYears;
    if (found === null || Number(found[1]) !== own - 1 || !isWrong) return [];
    return [staleAt(statement, found, own, '截至的年份')];
  });
}
