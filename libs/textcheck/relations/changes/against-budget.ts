import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { Table } from '../../text/tables.js';
import { agrees, inUnitOf } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import { figureIn } from '../tables/total-cells.js';
import type { PlainFlow } from './plain-flows.js';

/** 比预算少支3.84万元 */
const AGAINST_BUDGET =
  /(?:[较比]|低于|超过|超出|超)(?:年初|全年|调整后?的?|批复的?|核定的?)?预算(?:数|安排|指标)?(?:少支|多支|少用|节[约省支余]|减少|压[减缩]|结余|剩余|超支|增加|[少多低超高])(?:出|了|支|付)?$/;
const BUDGET = /预算|安排|计划/;
const SPENT = /支出|执行|决算|实际|完成/;
const NO_MONEY = /率|占|比|%|增减|差|结余|结转|得分|分值/;

interface Row {
  readonly planned: readonly Mention[];
  readonly spent: readonly Mention[];
}

const rowsIn = oncePerDocument(({ tables }): readonly Row[] => tables.flatMap(rowsOf));

function rowsOf({ header, rows }: Table): Row[] {
  const columnsOf = (word: RegExp, other: RegExp): number[] =>
    header.flatMap(({ text }, at) =>
      word.test(text) && !other.test(text) && !NO_MONEY.test(text) ? [at] : [],
    );
  const [planned, spent] = [columnsOf(BUDGET, SPENT), columnsOf(SPENT, BUDGET)];
  if (planned.length === 0 || spent.length === 0) return [];
  return rows.map((row) => {
    const figuresIn = (columns: readonly number[]): Mention[] =>
      columns.flatMap((at) => figureOfCell(row[at], header[at]?.text ?? '') ?? []);
    return { planned: figuresIn(planned), spent: figuresIn(spent) };
  });
}

/** By how much an outlay is said to be off its budget, where a row of a table has both and they differ by something else. */
export const againstBudget = (
  document: TextDocument,
  known: ReadonlySet<number>,
): readonly PlainFlow[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('预算'))
    .flatMap((statement) =>
      statement.mentions.flatMap((left, at) =>
        left.kind === 'amount' &&
        left.exact &&
        AGAINST_BUDGET.test(left.before) &&
        !known.has(left.start)
          ? (judge(document, statement, left, at) ?? [])
          : [],
      ),
    );

function judge(
  document: TextDocument,
  { mentions, passage }: Statement,
  left: Mention,
  at: number,
): PlainFlow | null {
  const spent = mentions.slice(0, at).findLast((one) => one.kind === 'amount' && one.exact);
  if (spent === undefined || isMade(document.figures[passage] ?? [], left)) return null;
  const rows = rowsIn(document).filter((row) =>
    row.spent.some(({ value }) => value.equals(spent.value)),
  );
  const budgets = rows.flatMap(({ planned }) => planned).map((cell) => figureIn(cell, spent));
  const gaps = budgets.map(({ base }) => inUnitOf(base.minus(spent.base).abs(), left));
  const [computed, ...more] = gaps;
  const [whole] = budgets;
  const sole = computed !== undefined && more.every((gap) => gap.equals(computed));
  return whole === undefined || !sole || computed.isZero() || agrees(computed, left)
    ? null
    : { left, whole: spent, flows: [whole], computed };
}

/** Some other two of the paragraph differ by it. */
const isMade = (figures: readonly Mention[], left: Mention): boolean =>
  figures.some((one) =>
    figures.some(
      (other) =>
        other !== one &&
        alike(one, left) &&
        alike(other, left) &&
        agrees(inUnitOf(one.base.minus(other.base), left), left),
    ),
  );
