import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { Cell } from '../../text/tables.js';
import type { RatedItem } from './rated-items.js';
import { marksOf, scoreTables, type ScoreTable } from './score-tables.js';

/** Columns that tell nothing of what a row reached. */
const NO_OUTCOME = /上年|20\d\d年|序号|占比|偏差|原因|措施|复核|编号/;
const NOTES = 2;

/** Rows of tables of scores, each an item with what its cells tell; the notes around the table are said above it. */
export const ratedRows = oncePerDocument((document: TextDocument): readonly RatedItem[] =>
  scoreTables(document)
    .filter(({ alone }) => alone)
    .flatMap((scored) => {
      const rows = scored.table.rows.filter((row) => row !== scored.total);
      return rows.flatMap((row) => itemOf(document, scored, row));
    }),
);

function itemOf(document: TextDocument, scored: ScoreTable, row: readonly Cell[]): RatedItem[] {
  const { table, got: at, fulls: columns } = scored;
  const [got, full] = [marksOf(row[at]), marksOf(row[columns[0] ?? -1])];
  const [first, last] = [row[0], row.at(-1)];
  if (got === null || full === null || first === undefined || last === undefined) return [];
  if (row.length !== table.header.length || got.value.greaterThan(full.value)) return [];
  const others = row.flatMap((cell, place) => {
    const head = table.header[place]?.text ?? '';
    if (place === 0 || place === at || columns.includes(place) || NO_OUTCOME.test(head)) return [];
    return figuresIn(cell, head);
  });
  const end = last.start + last.text.length;
  return [
    {
      text: document.text.slice(first.start, end).replaceAll(/[\t|]/g, '；'),
      start: first.start,
      got,
      fulls: [full],
      lost: [],
      scores: [],
      others: others.filter(({ unit }) => unit !== '分'),
      above: notesOf(document, scored),
      inTable: true,
    },
  ];
}

/** A cell's figures, named by its column. */
function figuresIn(cell: Cell, head: string): Mention[] {
  const only = figureOfCell(cell, head);
  if (only !== null) return [only];
  // 全县前6名, 第5名: ranks are in no proportion.
  const plain = mentionsOf(cell).filter(({ before }) => !/[第前]\s?$/.test(before));
  return plain.map((one) => ({ ...one, before: `${head}：${one.before}` }));
}

const SAYS = /得分|计分|评分/;

/** What is said right below the table and right before it. */
function notesOf({ statements }: TextDocument, { table }: ScoreTable): string {
  const start = table.header[0]?.start ?? 0;
  const end = table.rows.at(-1)?.at(-1)?.start ?? start;
  const running = statements.filter(({ inTable }) => !inTable);
  const behind = running.filter((one) => one.start > end).slice(0, NOTES);
  const before = running.findLast((one) => one.start < start);
  return [before, ...behind]
    .filter((one): one is Statement => one !== undefined && SAYS.test(one.text))
    .map(({ text }) => text)
    .join('。');
}
