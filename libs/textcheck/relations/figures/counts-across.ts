import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { areOne, isSwap, largest } from './near.js';

/** One number of people or things with two values in two places. */
export interface CountPair {
  readonly first: Mention;
  readonly other: Mention;
  readonly noun: string;
}

/** What there is a fixed number of in a year: a stock, not an activity. */
const STOCK =
  /^(?:在职人员|在职职工|在编人员|在编在职人员|职工|员工|编制|空编|缺编|超编|空编数|缺编数|教职工|在校生|在校学生|学生|退休人员|行政村|村|社区|居委会|党员|党支部|床位|编制床位|总人口|车辆保有量|公务用车保有量|户籍人口|常住人口|车辆|公务用车|低保户|低保对象|特困人员)$/;
const WHOSE =
  /^(?:我[局校院镇乡站所馆队会委办厅园]|我街道|我中心|我单位|全[局校院镇乡县市区]|全街道|本[局校院镇乡]|年末|年底|截至年底|目前|现有|实有|共有|总共|核定|人员|享受|为|对|按|下辖|辖|辖区|共|总|有|的|年末实有)+/;
/** 全镇32个行政村: of all there are. */
const OF_ALL = /(?:全[局校院镇乡县市区街]|下辖|管辖|[，。]辖|辖区?)[^，。；\d]{0,6}$/;
/** Behind its figure: 全局57名年末在职人员均参加. */
const STOCK_BEHIND =
  /^(?:年末|实有|全部|的)*(在职(?:在编)?(?:人员|职工|教师|干部)|在编(?:在职)?(?:人员|职工|教师|干部)|在岗人员|教职工|干部职工|在校学?生|退休人员|空编|缺编|行政村|社区|村|低保户|低保对象|党支部)(.{0,3})/;
/** What is so of each of them. */
const EACH_OF = /^(?:均|都|全部|全员|全体|悉数)/;
/** Posts without people: there are no two sorts of them without a word. */
const VACANT = /^(?:空编|缺编|空编数|缺编数)$/;
const CLOSE_OF_VACANT = '0.5';
const CLOSE = '0.2';
const MOST_MORE = 2;
const FEWEST_PROJECTS = 5;

/** 43个项目全部完工 */
const PROJECTS = /^(?:自评|预算|支出)?项目/;
const ALL = /^(?:自评|预算|支出)?项目(?:的?(?:等级|得分|验收))?(?:全部|均)/;

/** All of more projects than the report ever says there are, by one or two. */
export function tooManyProjects(document: TextDocument): CountPair[] {
  const projects = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(
      ({ kind, exact, thing, end }) =>
        kind === 'count' &&
        exact &&
        thing === '个' &&
        PROJECTS.test(document.text.slice(end, end + 8)),
    );
  return projects.flatMap((other) => {
    if (!ALL.test(document.text.slice(other.end, other.end + 12))) return [];
    const first = largest(projects.filter(({ base }) => !base.equals(other.base)));
    const twice = projects.filter(({ base }) => base.equals(other.base)).length > 1;
    const gap = first === null ? null : other.base.minus(first.base);
    const slip = gap !== null && gap.isPositive() && gap.lessThanOrEqualTo(MOST_MORE);
    return first === null || twice || !slip || first.base.lessThan(FEWEST_PROJECTS)
      ? []
      : [{ first, other, noun: '项目' }];
  });
}

interface Stock {
  readonly mention: Mention;
  readonly statement: Statement;
  readonly noun: string;
}

/** Stocks that a report states twice for one year and not alike, so near that one is a slip. */
export function countsAcross(document: TextDocument): CountPair[] {
  const known = new Map<string, Stock>();
  return document.statements.flatMap((statement) =>
    stocksOf(document, statement).flatMap((stock) => {
      const year = stock.mention.year ?? statement.year ?? document.year;
      const thing = stock.mention.thing === '个' ? '人' : stock.mention.thing;
      const key = `${stock.noun}|${thing}|${String(year)}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, stock);
      return first !== undefined && isOff(first, stock)
        ? [{ first: first.mention, other: stock.mention, noun: stock.noun }]
        : [];
    }),
  );
}

function stocksOf(document: TextDocument, statement: Statement): Stock[] {
  if (statement.inTable) return [];
  return statement.mentions.flatMap((mention) => {
    const plain = mention.kind === 'count' && mention.exact && !mention.bracketed;
    if (!plain || isChange(mention) || /其中|分别|上年|去年/.test(mention.before)) return [];
    const noun = nounOf(document, mention);
    return noun === null ? [] : [{ mention, statement, noun }];
  });
}

/** 在职人员42人 or 全镇32个行政村. */
function nounOf({ text }: TextDocument, { label, before, end }: Mention): string | null {
  const own = label.replace(WHOSE, '');
  if (STOCK.test(own)) return own.replace(/^公务用车保有量$/, '车辆保有量');
  const [, after, behind = ''] = STOCK_BEHIND.exec(text.slice(end, end + 14)) ?? [];
  if (after === undefined) return null;
  return OF_ALL.test(before) || EACH_OF.test(behind) || VACANT.test(after) ? after : null;
}

function isOff(
  { mention: first, statement, noun }: Stock,
  { mention, statement: later }: Stock,
): boolean {
  if (statement.passage === later.passage || areOne(first, mention)) return false;
  const gap = first.base.minus(mention.base).abs();
  // 公路站核定编制18名，实有15人，空编3名: of an office told by itself.
  const alone = later.mentions[0] === mention;
  const close = alone && VACANT.test(noun) ? CLOSE_OF_VACANT : CLOSE;
  return isSwap(first.value, mention) || gap.lessThanOrEqualTo(first.base.times(close));
}
