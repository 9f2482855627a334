import { parseTemplate, type FactDefinition, type NarrativeBlock } from '#libs/rulebook';
import { listedIn, type TextDocument } from '#libs/textcheck';

import type { Section } from './blocks.js';
import type { Fragment, ReadRow } from './fragment.js';
import { covered } from './likeness.js';
import { rowId } from './refs.js';
import { isSaidEmpty } from './rows.js';
import { columnOf } from './wordings.js';

type PrintedTable = Extract<NarrativeBlock, { type: 'table' }>;

const SAME_COLUMN = 0.75;

/** Rows of a table that the narrative prints from a table of facts, and of the tables its cells list names of. */
export function tablesOf(
  fact: FactDefinition,
  block: PrintedTable,
  document: TextDocument,
  section: Section,
  facts: ReadonlyMap<string, FactDefinition>,
): Fragment[] {
  const rows = tableRows(block, document);
  if (rows.length > 0) return [{ table: fact.id, rows, said: 1 }, ...linkedRows(fact, rows, facts)];
  return isSaidEmpty(block, section.lines) ? [{ table: fact.id, rows: [], said: 1 }] : [];
}

/** The rows of the text's table with the same headings, by the columns the narrative prints there. */
function tableRows({ columns }: PrintedTable, { tables, source }: TextDocument): ReadRow[] {
  const asGiven = (cell: { text: string; start: number } | undefined): string =>
    cell === undefined ? '' : source.slice(cell.start, cell.start + cell.text.length);
  const wanted = columns.flatMap(({ label, text }) => {
    const [part] = parseTemplate(text).parts;
    return part !== undefined && 'id' in part ? [{ label, column: columnOf(part.id) }] : [];
  });
  for (const { header, rows } of tables) {
    const places = wanted.map(({ label, column }) => ({
      column,
      at: header.findIndex(({ text }) => text === label || covered(label, text) >= SAME_COLUMN),
    }));
    if (places.some(({ at }) => at < 0)) continue;
    return rows.flatMap((row): ReadRow[] => {
      const cells = Object.fromEntries(places.map(({ column, at }) => [column, asGiven(row[at])]));
      const [first, last] = [row[0], row.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ cells, start: first.start, end: last.start + last.text.length }];
    });
  }
  return [];
}

/** Names listed in one cell of a table are rows of the table that refers to it: 对应项目支出 of a goal. */
function linkedRows(
  fact: FactDefinition,
  rows: readonly ReadRow[],
  facts: ReadonlyMap<string, FactDefinition>,
): Fragment[] {
  const listed = fact.columns?.find(
    ({ formula }) => formula?.startsWith('numbered_where(') === true,
  );
  const [, table, name, link] =
    /^numbered_where\((\S+), "(\w+)", "(\w+)"/u.exec(listed?.formula ?? '') ?? [];
  const linked = facts.get(table ?? '');
  if (listed === undefined || linked === undefined || name === undefined || link === undefined)
    return [];
  const found = rows.flatMap(({ cells, start, end }, index) =>
    listedIn(cells[listed.id] ?? '').map((text) => ({
      cells: { [name]: text, [link]: rowId(fact, index) },
      start,
      end,
    })),
  );
  return found.length === 0 ? [] : [{ table: linked.id, rows: found, said: 1 }];
}
