import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

const NOT_OWN =
  /上年|去年|上一年|前一年|往年|以前|历年|近年|[比较与同]20|[比较]上|同期|同比|基期|基数|对比|三年|两年|五年|规划|中长期|跨年|年度?结转/;
const REVIEW =
  '(?:部门|单位|项目|整体|支出|预算|专项|资金|重点|财政|绩效)*(?:绩效)?(?:自评|自我评价|评价)';
const BOOKS =
  '决算|报表|会计账|账[簿套页册目]|总账|明细账|[台收]账|凭证|流水|日记账|年报|统计表|指标文|数据库|会计资料|财务资料|登记[簿表册]';

/** A place in a clause that only the year reviewed can fill; group 1 is the year. */
interface Role {
  readonly where: string;
  readonly pattern: RegExp;
  readonly unless?: RegExp;
  /** The report's own year is not told beside it. */
  readonly isAlone?: true;
}

/** What the review looks at, what it was made from and what it was measured by are of its own year. */
const ROLES: readonly Role[] = [
  {
    where: '自评所评的年度',
    pattern:
      /(?:本次|此次|这次|本轮)[^，。；\d]{0,4}(?:自评|评价)(?:工作|范围|对象|内容|报告)*(?:的)?(?:覆盖|涵盖|针对|涉及|包括|反映|围绕|所评|为|是|对|就)(?:了|的是)?[^，。；\d]{0,6}(20\d\d)年度?(?!\d|[^，。；]{0,20}(?:通知|办法|方案|要求))/g,
  },
  {
    where: '自评所评的年度',
    pattern:
      /(?:自评|评价)(?:范围|对象|内容)(?:为|是|包括|涵盖|覆盖|：)[^，。；\d]{0,8}(20\d\d)年度?(?!\d|[^，。；]{0,20}(?:通知|办法|方案|要求))/g,
  },
  {
    where: '自评所评的年度',
    pattern: new RegExp(
      `(20\\d\\d)年度?${REVIEW}(?:工作)?(?:领导小组|小组|工作组|专班|工作专班|即本|（本)`,
      'g',
    ),
  },
  {
    where: '报告反映的年度',
    pattern:
      /(?:本|该|这份)?报告(?:如实|全面|客观|真实|完整)*(?:反映|总结|评价|说明)了?[^，。；\d]{0,8}(20\d\d)年度?/g,
  },
  {
    where: '所用数据的年份',
    pattern: new RegExp(
      `(?:取自|来自|来源于|来源为|源自|源于|摘自|引自|出自|采自|抽取|导出|查阅了?|调阅了?|翻阅了?|核对了?|以)[^，。；\\d]{0,10}(20\\d\\d)年度?[^，。；\\d]{0,10}(?:${BOOKS})`,
      'g',
    ),
    unless: /审计|巡察|检查|整改|问题|历史|补录|移交/,
  },
  {
    where: '绩效目标的年度',
    pattern:
      /(?:批复|批准|核定|下达|申报|设定|确定|编报|填报)[^。；\d]{0,24}(20\d\d)年度?(?:部门|单位|整体|支出|预算|项目|年度|总体)*绩效目标(?:共|为|是|有|包括|如下|：|\d)/g,
  },
  {
    where: '绩效目标的年度',
    pattern: /(?:年度|总体|整体|绩效|年初)目标[（(](20\d\d)年度?[）)]/g,
    unless: /中期|长期|三年|五年/,
  },
  {
    where: '年度目标的年度',
    pattern:
      /(20\d\d)年?年?初[^，。；]{0,16}(?:定|下达|批复|设定|确定|签订|分解)[^，。；]{0,6}(?:本年|当年|本年度|今年)(?:的)?(?:绩效)?(?:目标|任务|指标|计划)/g,
  },
  {
    where: '公开的决算年度',
    pattern:
      /(?:将|拟|与|连同|一并)?随(?:同)?[^，。；\d]{0,4}(20\d\d)年度?(?:部门|单位)?决算[^，。；]{0,6}(?:公开|公布|公示|报送)/g,
  },
  {
    where: '在职人数的年份',
    pattern:
      /(20\d\d)年年?(?:末|底)(?:实际|实有|共有|全部)?(?:在职|在编|在岗|实有)[^，。；\d]{0,8}\d/g,
    unless: /增|减|新|退休\d|调[入出]|[招录][聘录考用]|年初/,
    isAlone: true,
  },
];

/** Years in places that only the report's own can fill. */
export const rolesOfYears = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    if (!statement.text.includes('20')) return [];
    const text = blanked(statement.text);
    if (NOT_OWN.test(text)) return [];
    return ROLES.flatMap(({ where, pattern, unless, isAlone }) =>
      unless?.test(text) === true || (isAlone && text.includes(`${String(own)}年`))
        ? []
        : othersIn(statement, text, pattern, { where, right: own }),
    );
  });

function othersIn(
  statement: Statement,
  text: string,
  pattern: RegExp,
  { where, right }: Pick<StaleYear, 'where' | 'right'>,
): StaleYear[] {
  return matchesIn(text, pattern).flatMap((match) => {
    const named = Number(match[1]);
    // 2023年数据取自2023年度决算: the sentence is about that year.
    const isAbout = text.slice(0, match.index).includes(`${String(named)}年`);
    return named === right || isAbout
      ? []
      : [{ ...rangeOf(statement, match, 1), named, right, where }];
  });
}

const PERIOD =
  /(?:评价|自评|考核|统计)(?:期间|时段|时间段?|期|区间)(?:为|是|：)?自?(20\d\d)年1月1日起?(?:至|到|—|-|~)(20\d\d)年12月31日/;

/** 评价期间为2023年1月1日至2024年12月31日, in the report of a unit on one year. */
export const periodOfTwoYears = ({ statements, text }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    const found = PERIOD.exec(statement.text);
    const isOfUnit = /整体|部门|单位/.test(text.slice(0, TITLE));
    if (found === null || !isOfUnit || Number(found[2]) !== own || Number(found[1]) !== own - 1)
      return [];
    return [
      {
        ...rangeOf(statement, found, 1),
        named: Number(found[1]),
        right: own,
        where: '评价期间的起始年份',
      },
    ];
  });
const TITLE = 60;

const SETS =
  '申请|申报|列入|纳入|编入|写入|围绕|对照|制定|制订|拟定|编制好?|编排|编好|报送|提出|谋划|筹划|做好|抓好|落实|安排好?|启动|把|在|将|争取|抓紧|细化';
const PLANS =
  '(?:工作|招聘|采购|养护|培训|维修|维护|建设|项目|支出|用款|资金|年度|投资|购置|检查|巡查|宣传)*(?:计划|目标|要点|安排|预算|方案|项目库|思路|重点)';
/** 申请2022年招聘计划, 围绕2023年的工作目标 */
const PLANNED = new RegExp(
  `(?:${SETS})[^，。；\\d]{0,8}(20\\d\\d)年度?的?${PLANS}(?!执行|完成|的完成|偏|过|没|未|存在|时的|结余|结转|支出进)`,
  'g',
);
/** 2024年重点做好四件事 */
const MEANT =
  /(?<![\d自从比较至到])(20\d\d)年度?(?:我[局镇乡校院县区站所馆]|本单位|单位)?(?:重点|着重|着力|继续|将|要|拟|计划|力争|全面|进一步|主要|坚持)(?:做好|抓好|抓|推进|推行|开展|实施|落实|完善|加强|加大|加快|建立|争取|从)/g;
const TOLD =
  /以来|存在|发现|总结|吸取|由于|因|曾|指出|已|基础上|经验|教训|问题|原|当时|未能|没有|不足|执行中|中期/;

/** What is still to be done, set for a year that was over before the report was written. */
export function plannedBehind(document: TextDocument, own: number): StaleYear[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('20')) return [];
    const text = blanked(statement.text);
    const path = pathAt(statement.start);
    const isAhead =
      (AHEAD_CHAPTER.test(path) && !PROBLEM_CHAPTER.test(path.replace(/问题[及和与]/, ''))) ||
      /^[^，。；：]{0,6}(?:下一步|下步|今后|接下来|针对以上|针对上述)/.test(text);
    if (!isAhead || TOLD.test(text.replace(/^针对[^，]*，/, '')) || NOT_OWN.test(text)) return [];
    const right = own + 1;
    return [PLANNED, MEANT].flatMap((pattern) =>
      othersIn(statement, text, pattern, { where: '今后的安排', right }).filter(
        ({ named }) => named <= own,
      ),
    );
  });
}
