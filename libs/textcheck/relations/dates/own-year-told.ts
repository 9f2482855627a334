import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { withoutTitles } from './counted-years.js';
import type { StaleYear } from './period-years.js';

const YEAR = /(20\d\d)(?=年|全年|—20\d\d学年|-20\d\d学年|[，。、）”]|$)/g;
const OWN =
  '(?:(?:自评|评价|报告|考核)(?:所属|所在|对应)?(?:的)?(?:年度|当年|期间?|时段|区间)|所属当年|本年度?|当年|今年|本次自评|本报告(?!期))';
/** 也就是自评所属当年, 即评价年度, 就是本年度的任务表, 即以这12期账为当年账 */
const IS_OWN = new RegExp(
  `(?:即(?:为|是|系)?|也就是|就是|正是|便是|亦即|等于|(?<=[，—（])(?:属于?|为|系|是))(?:说)?(?:上列|上述|前述|所列|上面)?(?:我[镇局乡校院站所馆]|本单位|本次|本报告)?(?:的)?${OWN}(?!初|前|之前|以前|末结转|的前|的上)|以[^，。；]{1,10}为(?:本年|当年|自评年|评价年)|(?:与|和|同|跟)(?:本年度|本报告|自评年度|评价年度|报告年度)[^，。；]{0,12}(?:一致|相符|相同|吻合|对得上|同一年)|年度与本(?:报告|次自评)一致|(?:所属|对应)年度(?:即|就是|为|是)?本年度|(?:作为|用作|充作)(?:本次自?评|本报告|今年自评|本年自评)[^，。；]{0,8}(?:依据|数据|佐证|基础|口径)|(?:覆盖|涵盖)(?:了)?(?:整个)?(?:评价|自评)(?:全年|年度|期)`,
);
const NOT =
  /拟|不是|并非|非本|不属|不在|[比较]|上年|去年|上一年|往年|前一年|历年|结转|同期|基期|基数|对比|以前|次年|明年|下年|下一年|跨|两个?年|三年|五年|规划/;

const SOURCE =
  /(20\d\d)年?(?:度|全年|\d{1,2}月(?:至|—|-)\d{1,2}月)?[^，。；\d]{0,14}?(?:数据|统计|报表|台账|账[簿页册]|凭证|名册|系统|导出|登记[表簿册]|记录|年报|月报|口径|档案|清单|流水|明细|任务[表书]|考核表|病案|首页|计划表|分解表|责任[书状])/;
const OWN_WORD =
  /(?:自评|评价|报告|考核)(?:所属)?(?:年度|期|当年)|本年度?(?!初)|当年|今年|本次自评|本报告|自评得分|各项得分|执行率|完成率/;

/** What the figures of this year were taken from is of another year. */
export const sourceOfOther = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !/20\d\d/.test(statement.text)) return [];
    const text = withoutTitles(statement.text);
    if (!SOURCE.test(text) || !OWN_WORD.test(text) || NOT.test(text)) return [];
    if (/印发|下达|提前|签订|立项|成立|开工|启用|上线|购置|批复|问题|整改|审计/.test(text))
      return [];
    return onlyYear(statement, text, own, '所用数据的年份').filter(({ named }) => named < own);
  });

/** One year is told of, which is not the report's, and the words say that it is. */
export const saidToBeOwn = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    if (
      statement.inTable ||
      !/20\d\d/.test(statement.text) ||
      !/年度|当年|本年|期/.test(statement.text)
    )
      return [];
    const text = withoutTitles(statement.text);
    if (!IS_OWN.test(text) || NOT.test(text.replaceAll('结转下年', ''))) return [];
    return onlyYear(statement, text, own, '文中说是本年度');
  });

/** The one year a sentence names, where it is not the report's own. */
function onlyYear(statement: Statement, text: string, own: number, where: string): StaleYear[] {
  const years = matchesIn(text, YEAR);
  const [first] = years;
  const named = Number(first?.[1]);
  if (first === undefined || named === own || Math.abs(named - own) > FAR) return [];
  if (years.some(([, year]) => year !== first[1])) return [];
  return [{ ...rangeOf(statement, first, 1), named, right: own, where }];
}
const FAR = 4;

const OBJECT =
  /(?:评价|自评)(?:的)?(?:对象|范围|内容|年度|期间|区间|时段|时间)[^，。；\d]{0,6}?(20\d\d)年(?!\d{1,2}月|\s?(?:至|—|-|到))/g;

/** 评价对象为2022年度财政资金: what is reviewed is of the report's year. */
export const reviewedObject = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    /评/.test(statement.text) && !/三年|跨|历年|上年|以前|问题|年度?结转/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), OBJECT)
          .filter(([, year]) => Number(year) < own)
          .map((match) => ({
            ...rangeOf(statement, match, 1),
            named: Number(match[1]),
            right: own,
            where: '评价对象的年度',
          }))
      : [],
  );

const HEAD =
  /^(20\d\d)年?度?(?:全年)?(?:实际|全年|累计|指标)?(?:完成|实现|执行|达成|自评|产出|实得|考核)(?:值|数|情况|结果|得分|率|量|指标值)?(?:（[^）]*）)?$/;
const OF_THIS = /本年|本期|当年|今年/;
const OF_LAST = /上年|上期|去年|上一年/;
const NAMED = /(20\d\d)年/;

/** The year that the words of a head are of, where they say. */
function yearOfHead(text: string, own: number): number | null {
  if (OF_THIS.test(text)) return own;
  return OF_LAST.test(text) ? own - 1 : null;
}

/** Heads of columns: 2022年完成值 where no column is of the report's year, 2021年决算（上年数）. */
export const headsOfOwn = ({ tables }: TextDocument, own: number): StaleYear[] =>
  tables.flatMap(({ header }) => {
    const told = header.map(({ text }) => text.replaceAll(/\s/g, ''));
    const hasOwn = told.some((text) => text.includes(String(own)));
    const hasLast = told.some((text) => OF_LAST.test(text) || /基期|历史|往年/.test(text));
    return header.flatMap((cell, index) => {
      const text = told[index] ?? '';
      const named = Number(NAMED.exec(text)?.[1]);
      if (!Number.isFinite(named)) return [];
      const right = yearOfHead(text, own);
      const isAlone = !hasOwn && !hasLast && HEAD.test(text) && named < own;
      const isOdd = right === null ? isAlone : named !== right;
      const at = rangeOfText(cell);
      return isOdd ? [{ ...at, named, right: right ?? own, where: '表头的年份' }] : [];
    });
  });

const TIMES =
  /^[^，。；]{0,4}(?:全年|本年度?|今年|年内|当年)[^。；]{0,24}?[\d一二三四五六七八九十]+\s?(?:次|场|期|批|轮|笔|份|起|件)/;
const ONE_OF =
  /(?:第[一二三四五六七八九十]|首|最早(?:的)?|最先|头一|最后一?|末|最近一?|最晚(?:的)?)(?:一)?(?:次|场|期|批|轮|笔|份|起|件|回)?(?:会议)?(?:是|在|于|为|开在|办在)?(20\d\d)年/g;

/** 全年12次：第一次是2022年1月9日: one of this year's, in another. */
export const oneOfTheYears = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    if (!/20\d\d年/.test(statement.text) || !TIMES.test(statement.text)) return [];
    if (OF_LAST.test(statement.text) || /结转|跨年|任期/.test(statement.text)) return [];
    return matchesIn(statement.text, ONE_OF)
      .filter(([, year]) => Number(year) !== own)
      .map((match) => ({
        ...rangeOf(statement, match, 1),
        named: Number(match[1]),
        right: own,
        where: '全年各次的年份',
      }));
  });

const NEW =
  /(?:^|[，；：])(?:[我本全][镇乡局校院站所馆县区市单部]?[位门]?)?(?:本年度?|今年|当年|年内|全年)(?:共|还|又|内|度)?新(?:订|制定|修订|出台|印发|录用|招录|招聘|招收|招|聘|进|增|建|购|添|签|设|开办|办|立|发展|认定|培育|引进|调入|入职|入编|成立|开通|安装|配备)[^。；]{1,40}?[，,](?:[^，。；\d]{0,10})?(?:都|均|全|全部|皆|同)?(?:是|系|于|在)?(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；]{0,12}?(?:的(?=$|[，。；：])|审议|通过|印发|执行|施行|实施|报到|入职|到岗|上岗|签订|购置|购入|到货|完工|建成|投用|办结|开办|成立)/g;

/** 本年新录用2名，都是2021年9月报到的: new this year, in another. */
export const newInOther = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    /新/.test(statement.text) && /20\d\d年/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), NEW)
          .filter(([, year]) => Number(year) !== own)
          .map((match) => ({
            ...rangeOf(statement, match, 1),
            named: Number(match[1]),
            right: own,
            where: '本年新增的时间',
          }))
      : [],
  );

const REVIEWED =
  /(20\d\d)年度?[^，。；\d]{0,12}(?:整体支出|预算执行|项目支出|绩效目标|专项资金|履职)/g;
const THIS_REVIEW =
  /现(?:将[^，。；]{0,30})?报告如下|(?:逐[项条]|对照[^，。；]{0,16})(?:打分|评分|赋分|自评)|自评(?:综合)?(?:得分?)?\s?\d{2,3}(?:\.\d+)?分|等级为|特此报告|形成(?:了)?本(?:报告|稿)/;

/** 对2022年度整体支出逐项打分，自评91.5分，现报告如下: what this report tells of is its own year. */
export const reviewToldHere = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !THIS_REVIEW.test(statement.text)) return [];
    const text = withoutTitles(statement.text);
    const [found] = matchesIn(text, REVIEWED);
    if (found === undefined || NOT.test(text) || /问题|整改|复评|抽查|曾/.test(text)) return [];
    return Number(found[1]) < own ? onlyYear(statement, text, own, '自评的年度') : [];
  });

const EQUAL =
  /(20\d\d)年(?!度?预算|初|底|末|\d)[^。；]{0,60}?(?:比|较|与|同)(?:去年|上年度?|上一年度?)[（(](20\d\d)年?/g;

/** 2024年，…比去年（2022年）少2个 in a report of 2023: the year told of is not the one after "last year". */
export const toldAfterLast = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    /去年|上年|上一年/.test(statement.text)
      ? matchesIn(withoutTitles(statement.text), EQUAL)
          .filter(
            ([, told, last]) =>
              Number(last) === own - 1 && Number(told) !== own && Number(told) >= own - 1,
          )
          .map((match) => ({
            ...rangeOf(statement, match, 1),
            named: Number(match[1]),
            right: own,
            where: '所说的年份',
          }))
      : [],
  );

const HONOUR =
  /(20\d\d)(?:年度[^，。；”]{0,20}[”"]?|年[^，。；”]{0,20}[”"])[^，。；]{0,8}(?:牌匾|称号|荣誉|奖牌|先进|奖状|证书|表彰|优秀|示范|达标|文明)/g;
const GIVEN = /授予|获评|荣获|获得|评为|被评|表彰|颁发|获|摘得|捧回/;

/** An honour of a year that is still to come. */
export const honoursToCome = ({ statements }: TextDocument, own: number): StaleYear[] =>
  statements.flatMap((statement) =>
    GIVEN.test(statement.text) && !/拟|将|力争|争取|争创|计划|目标|申报|创建20/.test(statement.text)
      ? matchesIn(statement.text, HONOUR)
          .filter(([, year]) => Number(year) > own && Number(year) <= own + FAR)
          .map((match): Range & StaleYear => ({
            ...rangeOf(statement, match, 1),
            named: Number(match[1]),
            right: own,
            where: '所获荣誉的年度',
          }))
      : [],
  );
