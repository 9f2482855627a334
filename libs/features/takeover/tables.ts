import {
  parseTemplate,
  type CompiledRulebook,
  type FactDefinition,
  type NarrativeBlock,
  type TableRow,
} from '#libs/rulebook';
import { listedIn, type TextDocument } from '#libs/textcheck';

import type { Section } from './blocks.js';
import { covered } from './likeness.js';
import type { Proposal } from './proposal.js';

type PrintedTable = Extract<NarrativeBlock, { type: 'table' }>;
type PrintedList = Extract<NarrativeBlock, { type: 'list' }>;
type Cells = Readonly<Record<string, string>>;

interface ReadRow {
  readonly cells: Cells;
  readonly start: number;
  readonly end: number;
}

const SAME_COLUMN = 0.75;
const CLASSIFIED = /^涉密$/u;

/** Rows of the tables and numbered lists that the narrative prints from tables of facts. */
export function tablesOf(
  rulebook: CompiledRulebook,
  document: TextDocument,
  sections: readonly Section[],
): Proposal[] {
  const facts = new Map(rulebook.package.facts.facts.map((fact) => [fact.id, fact]));
  const proposals = sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      const fact = 'table' in block ? facts.get(block.table) : undefined;
      if (fact === undefined) return [];
      if (block.type === 'table') return fromTable(fact, block, document, facts);
      return block.type === 'list' ? fromList(fact, block, document, section) : [];
    }),
  );
  return proposals;
}

function fromTable(
  fact: FactDefinition,
  block: PrintedTable,
  document: TextDocument,
  facts: ReadonlyMap<string, FactDefinition>,
): Proposal[] {
  const rows = tableRows(block, document);
  if (rows.length === 0) return [];
  return [proposalOf(fact, rows), ...linkedRows(fact, rows, facts)];
}

/** The rows of the text's table with the same headings, by the columns the narrative prints there. */
function tableRows({ columns }: PrintedTable, { tables }: TextDocument): ReadRow[] {
  const wanted = columns.flatMap(({ label, text }) => {
    const [part] = parseTemplate(text).parts;
    return part !== undefined && 'id' in part
      ? [{ label, column: part.id.replace('row.', '') }]
      : [];
  });
  for (const { header, rows } of tables) {
    const places = wanted.map(({ label, column }) => ({
      column,
      at: header.findIndex(({ text }) => text === label || covered(label, text) >= SAME_COLUMN),
    }));
    if (places.some(({ at }) => at < 0)) continue;
    return rows.flatMap((row): ReadRow[] => {
      const cells = Object.fromEntries(
        places.map(({ column, at }) => [column, row[at]?.text ?? '']),
      );
      const [first, last] = [row[0], row.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ cells, start: first.start, end: last.start + last.text.length }];
    });
  }
  return [];
}

/** 一、甲。二、乙。: an item a row; a lead of the narrative is what stands before the first full stop. */
function fromList(
  fact: FactDefinition,
  block: PrintedList,
  document: TextDocument,
  section: Section,
): Proposal[] {
  if (block.level === undefined) return [];
  const columnOf = (template: string | undefined): string | undefined => {
    const part = parseTemplate(template ?? '').parts.find((one) => 'id' in one);
    return part !== undefined && 'id' in part ? part.id.replace('row.', '') : undefined;
  };
  const [title, content] = [columnOf(block.lead), columnOf(block.text)];
  const items = document.headings.filter(
    ({ level, start }) => level === 2 && start > section.start,
  );
  const until = document.headings.find(({ level, start }) => level === 1 && start > section.start);
  const rows = items
    .filter(({ start }) => until === undefined || start < until.start)
    .flatMap((item): ReadRow[] => {
      const line = document.lines[item.line];
      if (line === undefined || content === undefined) return [];
      const text = line.text.slice(item.mark.length).trim();
      const stop = text.indexOf('。');
      const isLed = title !== undefined && stop > 0 && stop < text.length - 1;
      const cells: Cells = isLed
        ? { [title]: text.slice(0, stop), [content]: text.slice(stop + 1) }
        : { [content]: text };
      return [{ cells, start: line.start, end: line.start + line.text.length }];
    });
  return rows.length === 0 ? [] : [proposalOf(fact, rows)];
}

/** Names listed in one cell of a table are rows of the table that refers to it: 对应项目支出 of a goal. */
function linkedRows(
  fact: FactDefinition,
  rows: readonly ReadRow[],
  facts: ReadonlyMap<string, FactDefinition>,
): Proposal[] {
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
  return found.length === 0 ? [] : [proposalOf(linked, found)];
}

const rowId = ({ rowPrefix = 'row' }: FactDefinition, index: number): string =>
  `${rowPrefix}_${String(index + 1).padStart(2, '0')}`;

/** Only what is typed of a row; what is computed, the rulebook computes. */
export function proposalOf(fact: FactDefinition, rows: readonly ReadRow[]): Proposal {
  const typed = new Set(
    fact.columns?.filter(({ formula }) => formula === undefined).map(({ id }) => id),
  );
  const value = rows.map(({ cells }, index): TableRow => {
    const id = rowId(fact, index);
    if (Object.values(cells).some((text) => CLASSIFIED.test(text))) return { id, classified: true };
    const kept = Object.entries(cells).filter(([column, text]) => typed.has(column) && text !== '');
    return { id, cells: Object.fromEntries(kept) };
  });
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    fact: fact.id,
    label: fact.label,
    value,
    confidence: 'likely',
    quote: { text: `${String(rows.length)} 行`, start: first?.start ?? 0, end: last?.end ?? 0 },
  };
}
