import type { Statement, TextDocument } from '../../document.js';
import { mentionOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Table } from '../../text/tables.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, digitsOf, isTypo } from '../figures/near.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

/** 以上七个项目预算合计, 六个项目共安排: a number of things and what they come to. */
const NUMBERED = new RegExp(
  `(?:^|[，。；：\\s])(?:以上|上述|前述|这|全部|纳入[^，。；\\d]{0,6}的)?(\\d{1,2}|${CHINESE_NUMERAL})(?:个|项|类|笔)[^，。；：\\d（]{0,16}$`,
);
const OF_ITEMS = /项目|任务|工程|专项|资金|补贴|补助|工作|经费|支出|收入/;
const SOME = /其中|另|其余|上年|去年|未|新增|重点|主要/;
/** What the total and each of its items are told in. */
const ASPECTS: readonly RegExp[] = [
  /(?<!公共)预算|安排|计划|批复|下达/,
  /支出|支付|执行|使用|拨付|兑现/,
  /结余|结转|剩余/,
  /到位|收到|收入/,
];
const FEWEST = 3;
const MOST = 20;
const FEWEST_DIGITS = 4;
/** Passages above among which the items are. */
const FARTHEST = 60;
const SUMMARY = /计$|^(?:其中|平均)/;

/** Totals of a number of items that were told one by one above, in lines, sentences or rows, and do not come to them by a slip. */
export function announcedTotals(document: TextDocument): PartsOfTotal[] {
  return document.statements.flatMap((statement) => {
    if (statement.inTable) return [];
    return totalsIn(document, statement).flatMap(({ total, count, aspect }) => {
      const readings = readingsOf(document, statement, total, count, aspect);
      const sums = readings.map((parts) => inUnitOf(totalBase(parts), total));
      if (sums.some((sum) => sum.equals(total.value))) return [];
      const parts = readings.find((one) => isMissummed(one, total));
      return parts === undefined ? [] : [fullList(total, parts)];
    });
  });
}

interface Announced {
  readonly total: Mention;
  readonly count: number;
  readonly aspect: RegExp;
}

/** The first amount behind the number, and those that follow with a word of their own: 共安排416万元，共支出398万元. */
function totalsIn(document: TextDocument, { mentions, start }: Statement): Announced[] {
  const found: Announced[] = [];
  let count: number | null = null;
  for (const mention of mentions) {
    if (mention.kind !== 'amount') continue;
    const words = document.text.slice(start, mention.start);
    const head = NUMBERED.exec(words);
    if (head !== null) count = countOf(head);
    else if (!/^[，,、][^，。；\d]{0,8}$/.test(mention.before)) count = null;
    const aspect = aspectOf(mention);
    const long = mention.exact && digitsOf(mention) >= FEWEST_DIGITS;
    if (count !== null && aspect !== undefined && long && !SOME.test(mention.before))
      found.push({ total: mention, count, aspect });
  }
  return found;
}

function countOf([words, number = '']: RegExpExecArray): number | null {
  const count = /^\d/.test(number) ? Number(number) : (chineseNumeral(number)?.toNumber() ?? 0);
  return OF_ITEMS.test(words) && !SOME.test(words) && count >= FEWEST && count <= MOST
    ? count
    : null;
}

const lastClause = (words: string): string => /[^，。；：,;:]*$/.exec(words)?.[0] ?? words;

const aspectOf = ({ before }: Mention): RegExp | undefined =>
  ASPECTS.find((words) => words.test(lastClause(before)));

/** The items as they may be told: a passage each, a sentence or part of one each, a row each. */
function readingsOf(
  document: TextDocument,
  statement: Statement,
  total: Mention,
  count: number,
  aspect: RegExp,
): Mention[][] {
  const above = document.statements
    .slice(0, statement.index)
    .filter(({ passage, inTable }) => !inTable && passage >= statement.passage - FARTHEST);
  const told = above.flatMap(({ mentions, passage }) =>
    mentions
      .filter((one) => alike(one, total) && one.exact && !one.bracketed)
      .filter((one) => aspect.test(lastClause(one.before)) && !SOME.test(one.before))
      .map((one, order) => ({ one, passage, opens: order === 0 || /[；;]/.test(one.before) })),
  );
  const ofPassages = told.filter(({ passage }, at) => told[at - 1]?.passage !== passage);
  const ofSentences = told.filter(({ opens }) => opens);
  const prose = [ofPassages, ofSentences, told]
    .filter(({ length }) => length >= count)
    .map((list) => list.slice(-count).map(({ one }) => one));
  return [...prose, ...document.tables.flatMap((table) => columnsOf(table, total, count, aspect))];
}

/** The columns of a table with as many rows, in the unit of the total. */
function columnsOf(table: Table, total: Mention, count: number, aspect: RegExp): Mention[][] {
  const rows = table.rows.filter((row) => !row.slice(0, 2).some(({ text }) => SUMMARY.test(text)));
  if (rows.length !== count) return [];
  return table.header.flatMap(({ text }, column) => {
    if (!aspect.test(text) || /率|比/.test(text)) return [];
    const cells = rows.flatMap((row) => mentionOfCell(row[column], text) ?? []);
    const { unit, scale } = total;
    return cells.length < count
      ? []
      : [cells.map((cell) => ({ ...cell, unit, scale, base: cell.value.times(scale) }))];
  });
}

/** One of the figures has a wrong digit or two changed over. */
function isMissummed(parts: readonly Mention[], total: Mention): boolean {
  const sum = inUnitOf(totalBase(parts), total);
  const gap = totalBase(parts).minus(total.base);
  return (
    isTypo(sum, total) ||
    parts.some((part) => {
      const owed = inUnitOf(part.base.minus(gap), part);
      return owed.isPositive() && isTypo(owed, part);
    })
  );
}
