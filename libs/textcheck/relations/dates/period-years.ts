import { AHEAD_CHAPTER, chaptersOf, pathFinder } from '../outline/chapters.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A year that does not fit the report's own where it stands. */
export interface StaleYear extends Range {
  readonly named: number;
  readonly right: number;
  readonly where: string;
}

/** A way of saying that only one year can fill. */
interface Role {
  /** Group 1 is the year. */
  readonly pattern: RegExp;
  readonly where: string;
  readonly right: number;
  readonly isWrong: (named: number) => boolean;
  /** Words of the sentence that give the year another sense. */
  readonly unless?: RegExp;
}

/** Titles of documents carry years of their own. */
export const blanked = (text: string): string =>
  text.replaceAll(/《[^》]*》|“[^”]*”|〔\d{4}〕/g, (cited) => ' '.repeat(cited.length));

const PERIOD =
  '(?:(?<![一-龥])(?:评价|自评)期(?=为|是)|(?:评价|自评|统计|报告|考核|评估)(?:的)?(?:期间|时段|时间范围|区间|周期|年度|基准日))(?:统一)?(?:为|是|：|:|确定为|界定为|定为|定在|设为|取)?\\s?(?:自)?';
const USE = '(?:资金|预算|项目|经费)(?:的)?(?:分配|安排|编制|申报|调整)';
const PAID = '(?:缴入|缴回|上缴|缴库|发放|支付|兑付|拨付|到账|入库|退回)';

/** The survey a report stands on was made of its own year. */
const surveysOf = (own: number): Role[] => [
  {
    pattern:
      /(20\d\d)年\d{1,2}月(?:\d{1,2}日)?[^。；]{0,30}(?:(?:发放|发出|回收|投放)[^，。；\d]{0,8}问卷\s?\d|(?:满意度|问卷|随机|抽样|电话|入户)(?:调查|测评|[访走回][访谈问]|询问|拨打))/,
    where: '满意度调查的时间',
    right: own,
    isWrong: (named) => named < own,
    unless: new RegExp(
      `(?<![比较与])(?:上年|上一年|去年)|对比|相比|[比较]20|两次|逐年|分别于|${String(own)}年`,
    ),
  },
  {
    pattern: /(?:满意度|问卷)(?:调查|测评)[^，。；\d]{0,16}[于在](20\d\d)年\d{1,2}月/,
    where: '满意度调查的时间',
    right: own,
    isWrong: (named) => named < own,
    unless: new RegExp(
      `(?<![比较与])(?:上年|上一年|去年)|对比|相比|[比较]20|两次|逐年|分别于|${String(own)}年`,
    ),
  },
];

/** What the figures of a report were taken from. */
const sourcesOf = (own: number): Role[] => [
  {
    pattern:
      /本报告(?:中|内|里)?(?:的|所用|所列|采用|使用|引用)?(?:的)?(20\d\d)年度?[^，。；]{0,6}数据?(?:均|为|取自|来自|来源)/,
    where: '本报告所用数据',
    right: own,
    isWrong: (named) => named <= own - 2,
    unless: /基期|基数|起点|基准|规划|恢复|五年|三年/,
  },
  {
    pattern: /(?:数据|口径)[^，。；]{0,6}(?:取自|来自|来源于)(20\d\d)年12月/,
    where: '本报告所用数据',
    right: own,
    isWrong: (named) => named < own,
    unless: /上年|同期|比较|对比/,
  },
  {
    pattern:
      /(?:财务|收支|资金|经费|业务|本报告|自评)[^，。；\d]{0,8}数据?[^，。；\d]{0,6}(?:取自|来自|来源于|摘自|引自|出自|源于|依据)[^，。；\d]{0,12}(20\d\d)年度?[^，。；]{0,10}(?:决算|报表|账簿|台账|年报|账套)/,
    where: '本报告所用数据',
    right: own,
    isWrong: (named) => named < own,
    unless: new RegExp(`上年|同期|比较|对比|基期|基数|${String(own)}年`),
  },
];

/** Years of which the words beside them say that they are the one reviewed. */
const reviewedOf = (own: number): Role[] =>
  [
    /(20\d\d)年度?(?:12月31日|[底末])?[，,]?(?:即|是|为|系)(?:[我本全][一-龥]{1,3}?)?(?:次)?(?:评价|自评)年度/,
    /本年度[，,]?(?:是|系)?指(20\d\d)年/,
    /(20\d\d)年度?（本年度?）/,
    /^综上(?:所述)?[，,][^，。；\d]{0,8}(20\d\d)年度?[^，。；\d]{0,12}自评(?:等级|结果|得分|等次|结论)/,
    new RegExp(
      `(?:对|就)(20\\d\\d)年度?[^，。；\\d]{0,16}自评[，,](?:评价|自评)?(?:时段|期间|区间)[为是]${String(own)}年`,
    ),
  ].map((pattern) => ({
    pattern,
    where: '评价年度',
    right: own,
    isWrong: (named: number) => named !== own,
  }));

const rolesOf = (own: number): Role[] => [
  ...reviewedOf(own),
  ...surveysOf(own),
  ...sourcesOf(own),
  {
    pattern: new RegExp(
      `${String(own + 1)}年\\d{1,2}月[^。；]{0,16}(?:对|就)(20\\d\\d)年度?[^，。；]{0,24}(?:自评|评价)`,
    ),
    where: '自评的年度',
    right: own,
    isWrong: (named) => named < own,
    unless: /上年|抽查|复评|审计|再评价|财政评价/,
  },
  {
    pattern:
      /截[至止]到?(20\d\d)年(?:12月(?:31日|底|末)?|底|末)[，,]?[^，。；\d]{0,12}(?:在职|在编|实有|编制|聘用|离退休|退休)[^，。；\d]{0,10}\d/,
    where: '截至的年份',
    right: own,
    isWrong: (named) => named === own - 1,
    unless: /上年|年初|期初|[比较]|增加|减少|结转|新增/,
  },
  {
    pattern: new RegExp(
      `${PERIOD}(20\\d\\d)(?:年1月1?日?|年12月31日|年?度?)(?![\\d年月])(?!.{0,4}(?:-|—|–|~|～|至|到)\\s?(?:${String(own)}|${String(own + 1)}))`,
    ),
    where: '评价期间',
    right: own,
    isWrong: (named) => named < own,
    unless: /上年|以往|历年|三年|近年|周期|跨年/,
  },
  {
    pattern: new RegExp(`(?:作为|用作|用于|运用到|应用于)(20\\d\\d)年度?[^，。；]{0,6}${USE}`),
    where: '结果应用的年度',
    right: own + 1,
    isWrong: (named) => named <= own,
    unless: new RegExp(`上年|${String(own - 1)}年度?[^，。；]{0,8}(?:自评|评价)|以前年度`),
  },
  {
    pattern: new RegExp(
      `^(?:全年|本年|当年|年内|${String(own)}年度?)[^。]{0,60}[，,](?:已|均已|全部)?于(20\\d\\d)年(?:\\d{1,2}月)?(?:\\d{1,2}日)?[^，。；]{0,10}?${PAID}`,
    ),
    where: '本年收支的时间',
    right: own,
    isWrong: (named) => named < own,
    unless: /上年|结转|以前年度|往年|历年|以来|欠|其中/,
  },
];

/** Years in places that only the report's own year, or the next, can fill. */
export const periodYears = (document: TextDocument, own: number): StaleYear[] => [
  ...rolesIn(document, rolesOf(own)),
  ...plansOfThePast(document, own),
  ...publishedLate(document),
  ...namedOtherwise(document, own),
  ...reviewedTooEarly(document, own),
  ...scores(document, own),
];

const SCORED =
  /(?:^|[，；：])(?:我|本|全|综上)?[一-龥]{0,12}?(20\d\d)年度?(?:部门|单位|整体|项目|支出|预算|绩效|综合|总体|[和及])*自评(?:综合|最终|总)?(?:得分|评分|分值|总分)(?:为|是|共)?\s?\d/;
/** 即本次自评结果: said of no other report. */
const OF_THIS_REPORT =
  /(?:本报告|本次)(?:的)?(?:自评|评价)?(?:结果|结论|得分|评分|总分|等次|等级)|本报告据此|本次自评/;
const SCORE_CHAPTER = /得分|评分|自评结[果论]|结论|等级|总体评价/;

/** The score of another year, where a chapter gives the report's own. */
function scores(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  const isOfAnother = new RegExp(`上年|去年|[比较]|提高|增加|历年|上一|问题|${String(own)}年`);
  return document.statements.flatMap((statement) => {
    const found = statement.text.includes('自评') ? SCORED.exec(blanked(statement.text)) : null;
    if (found === null || Number(found[1]) === own) return [];
    if (OF_THIS_REPORT.test(statement.text))
      return [staleAt(statement, found, own, '自评得分的年度')];
    if (isOfAnother.test(statement.text) || !SCORE_CHAPTER.test(pathAt(statement.start))) return [];
    return [staleAt(statement, found, own, '自评得分的年度')];
  });
}

const rolesIn = ({ statements }: TextDocument, roles: readonly Role[]): StaleYear[] =>
  statements.flatMap((statement) => {
    if (!statement.text.includes('20')) return [];
    const text = blanked(statement.text);
    return roles.flatMap(({ pattern, where, right, isWrong, unless }) => {
      const found = pattern.exec(text);
      if (found === null || !isWrong(Number(found[1])) || unless?.test(text) === true) return [];
      return [staleAt(statement, found, right, where)];
    });
  });

const WORK_PLAN = /^(20\d\d)年度?(?:重点|主要|下一步)?(?:工作)?(?:安排|打算|计划|思路|措施|建议)$/;

/** 2023年工作安排 over what is still to be done after 2024. */
function plansOfThePast(document: TextDocument, own: number): StaleYear[] {
  return chaptersOf(document).flatMap(({ title, start }) => {
    const found = WORK_PLAN.exec(title.replaceAll(/\s/g, ''));
    if (found === null || Number(found[1]) > own) return [];
    const at = document.text.indexOf(found[1] ?? '', start);
    return [
      {
        named: Number(found[1]),
        right: own + 1,
        where: '今后工作的年度',
        start: at,
        end: at + 5,
      },
    ];
  });
}

const PUBLISHED =
  /(20\d\d)年?度?[^，。；\d]{0,4}(?:部门|单位)?(决算|预算)(?:[^，。；\d]{0,10})(?:于|在)(20\d\d)年[^，。；\d]{0,2}\d{1,2}月[^，。；]{0,16}公开/g;

/** Final accounts are published the year after, budgets in their own year or right before it. */
function publishedLate(document: TextDocument): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (!statement.text.includes('公开') || AHEAD_CHAPTER.test(pathAt(statement.start))) return [];
    return matchesIn(blanked(statement.text), PUBLISHED).flatMap((match) => {
      const [, of = '', sort = '', on = ''] = match;
      const lag = Number(on) - Number(of);
      const isRight = sort === '决算' ? lag === 1 : lag === 0 || lag === -1;
      if (isRight || /补充|重新|更正|再次|拖延|逾期|迟/.test(statement.text)) return [];
      const right = sort === '决算' ? Number(on) - 1 : Number(on);
      return [staleAt(statement, match, right, `公开的${sort}年度`)];
    });
  });
}

const PROJECT_NAME = /^项目(?:全)?名称[：:]?\s?(?=20\d\d)|^(?=20\d\d年度?[一-龥]{4,30}$)/;

/** 项目名称：2022年就业补助资金 below a title that has 2024年度就业补助资金. */
function namedOtherwise({ passages, text }: TextDocument, own: number): StaleYear[] {
  const title = text.slice(0, 120);
  return passages.slice(1).flatMap((passage) => {
    const label = PROJECT_NAME.exec(passage.text)?.[0];
    if (label === undefined) return [];
    const [, year = '', name = ''] =
      /^(20\d\d)年度?([一-龥]{4,30})/.exec(passage.text.slice(label.length)) ?? [];
    const isTitle = name !== '' && new RegExp(`${String(own)}年度?${name}`).test(title);
    if (!isTitle || Number(year) === own) return [];
    const start = passage.start + label.length;
    return [{ start, end: start + 5, named: Number(year), right: own, where: '项目名称的年度' }];
  });
}

const REVIEW_CHAPTER =
  /(?:自评|评价)(?:工作)?(?:的)?(?:组织|过程|开展|实施|程序)|组织(?:过程|程序)/;
const BEGUN =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[^。；]{0,24}(?:部署|布置|启动|成立|召开|印发|开展|完成)[^。；]{0,16}自评/;
/** What is approved at the end of it all. */
const APPROVED =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[^。；]{0,24}(?:审议|审定|研究|讨论|会议)[^。；]{0,6}(?:通过|同意|审定|审议)?了?本报告/;
/** 2023年11月6日完成全年支出绩效自评: over before the year was. */
const FINISHED =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[^，。；]{0,8}(?:完成|形成)[^，。；]{0,14}自评(?!方案|工作方案|表)/;
const LAST_MONTH = 12;
const FIRST_MONTH = 11;

/** The review of a year set going before that year was over, in the chapter that tells how it was done. */
function reviewedTooEarly(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const text = blanked(statement.text);
    const isOfReview = REVIEW_CHAPTER.test(pathAt(statement.start));
    const begun = isOfReview && text.includes('自评') ? BEGUN.exec(text) : null;
    const found = begun ?? overIn(text);
    if (found === null) return [];
    const [, year, month = LAST_MONTH] = found.map(Number);
    const first = FINISHED.test(found[0]) ? LAST_MONTH : FIRST_MONTH;
    const isEarly = year === own && month < first;
    if (!isEarly || new RegExp(`上年|${String(own - 1)}年`).test(text)) return [];
    return [staleAt(statement, found, own + 1, '自评工作的时间')];
  });
}

const overIn = (text: string): RegExpExecArray | null =>
  (text.includes('自评') ? FINISHED.exec(text) : null) ??
  (text.includes('本报告') ? APPROVED.exec(text) : null);

export const staleAt = (
  statement: Statement,
  match: RegExpMatchArray,
  right: number,
  where: string,
): StaleYear => ({
  ...rangeOf(statement, match, 1),
  named: Number(match[1]),
  right,
  where,
});
