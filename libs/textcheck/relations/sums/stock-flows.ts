import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { followsFrom, inUnitOf, total } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import { matchesIn } from '../../text/matches.js';

/** What there was, what came and went, and what there is, told in any order. */
export interface StockFlow {
  readonly end: Mention;
  readonly start: Mention;
  readonly came: readonly Mention[];
  readonly went: readonly Mention[];
  readonly computed: Decimal;
}

const CAME =
  /(?:入矫|入院|入所|招录|招聘|新聘|录用|调入|新增|新纳入|纳入|接收|引进|安置|转入|新进|补充|新招[^，。；\d]{0,4}|新考录|新入职|入职|新发展|净增|补选|增补|补录|遴选|选调|转隶|新购|购置|购入|收购|入库)(?:工作人员|人员|教师|干部|职工)?$/;
const WENT =
  /(?:退休|调出|调离|辞职|离职|解聘|去世|病故|死亡|开除|转出|退出|核销|销号|核减|清退|注销|净减|出缺|终止|罢免|离任|减员|转岗|外调|解除矫正|解除|解矫|期满|撤销|出院|出所|毕业|结业|报废|处置|销售|出库|领用|发放|消耗)(?:人员|教师|干部|职工)?$/;
const NET = /净[增减]/;
const AT_START = /年初|期初|上年[末底]|去年[末底]/;
const AT_END = /年[末底]|期末|12月31日|目前|现有/;
const STAFF = /实有|在编|在职|在岗|在册|在保|教职工|职工|存量|结存|库存|保有|资产|余额/;
const NOT_ALL = /编制|退休人员|编外|聘用|离退休|控制|占|比|较|平均|每|分别/;
/** A stock does not change by more than this part of it without a word. */
const MOST_OFF = '0.2';
const MOST_MOVES = 6;
/** Start, end and a move. */
const FEWEST = 3;

/** Stocks of people or things of a paragraph whose end does not follow from start, arrivals and departures. */
export function brokenFlows(document: TextDocument): StockFlow[] {
  const passages = new Map<number, Statement[]>();
  for (const statement of document.statements) {
    if (statement.inTable) continue;
    const known = passages.get(statement.passage);
    if (known === undefined) passages.set(statement.passage, [statement]);
    else known.push(statement);
  }
  return [...passages.values()].flatMap((statements) => {
    const year = yearOf(document, statements);
    // A sentence tells all of it, or the paragraph does.
    const scopes = [
      ...statements.map(({ mentions }) => mentions),
      statements.flatMap(({ mentions }) => mentions),
    ];
    const flows = scopes
      .filter(({ length }) => length >= FEWEST)
      .map((figures) => flowOf(figures, year))
      .find((one) => one !== null);
    return flows === undefined || holds(flows) ? [] : [flows];
  });
}

/** One start and one end, and both arrivals and departures; null where any is missing or told twice. */
function flowOf(figures: readonly Mention[], year: number | null): StockFlow | null {
  const counts = figures.filter(
    (figure, at) =>
      (figure.kind === 'count' || figure.kind === 'amount') &&
      figure.exact &&
      !figure.bracketed &&
      !isOther(figure.before) &&
      !isPartOfMove(figure, figures[at - 1]),
  );
  const starts = counts.filter((one) => isStart(one, year));
  const ends = counts.filter((one) => !starts.includes(one) && isEnd(one, year));
  const [start] = starts;
  const [end] = ends;
  if (start === undefined || end === undefined || !alike(start, end)) return null;
  if (starts.length > 1 || ends.length > 1) return null;
  const moves = counts.filter((one) => alike(one, end) && !NET.test(one.before));
  const came = moves.filter(({ before }) => CAME.test(clauseOf(before)));
  const went = moves.filter(({ before }) => WENT.test(clauseOf(before)));
  // 年初棉被640床，年内发放285床，年末库存355床: all that happened, in one breath.
  const close = figures.length === counts.length && counts.length === came.length + went.length + 2;
  const both = came.length > 0 && went.length > 0;
  const known =
    (both || (close && came.length + went.length > 0)) && came.length + went.length <= MOST_MOVES;
  if (!known) return null;
  const computed = start.base.plus(total(came)).minus(total(went));
  return { end, start, came, went, computed: inUnitOf(computed, end) };
}

/** The year reported, else the last one the paragraph names. */
function yearOf(document: TextDocument, statements: readonly Statement[]): number | null {
  const named = statements.flatMap(({ text }) =>
    matchesIn(text, /(20\d\d)年/g).map(([, year]) => Number(year)),
  );
  return document.year ?? (named.length === 0 ? null : Math.max(...named));
}

/** 比年初的81人减少1人 tells of the start all the same. */
const isOther = (before: string): boolean => {
  const clause = clauseOf(before);
  return NOT_ALL.test(AT_START.test(clause) ? clause.replace(/^比/, '') : clause);
};

/** 退休5人，其中提前退休1人 */
const isPartOfMove = ({ before }: Mention, last: Mention | undefined): boolean =>
  /其中/.test(before) && [CAME, WENT].some((words) => words.test(clauseOf(last?.before ?? '')));

const clauseOf = (before: string): string => /[^，。；：、,;:]*$/.exec(before)?.[0] ?? before;

/** 年初实有59人, or 2023年末在编241人 of a year before. */
function isStart({ before, year }: Mention, now: number | null): boolean {
  const clause = clauseOf(before);
  const last = /(20\d\d)年?(?:年?[末底]|12月)/.exec(clause)?.[1];
  const earlier = last !== undefined && now !== null && Number(last) < now;
  return (AT_START.test(clause) || earlier) && (year === null || now === null || year <= now);
}

const isEnd = ({ before }: Mention, now: number | null): boolean => {
  const clause = clauseOf(before);
  const named = /(20\d\d)年/.exec(clause)?.[1];
  return (
    AT_END.test(clause) && STAFF.test(clause) && (named === undefined || Number(named) === now)
  );
};

/** It follows, or is so far off that the start is one of something else. */
function holds({ end, start, came, went, computed }: StockFlow): boolean {
  const gap = computed.minus(end.value).abs();
  const follows = followsFrom(computed, end, [start, ...came, ...went]);
  return follows || gap.greaterThan(end.value.times(MOST_OFF));
}
