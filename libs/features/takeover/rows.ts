import { parseTemplate, type FactDefinition, type NarrativeBlock } from '#libs/rulebook';
import type { TextDocument } from '#libs/textcheck';

import { align, type Filling } from './align.js';
import type { Line, Placed, Section } from './blocks.js';
import type { Fragment, ReadRow } from './fragment.js';
import { covered, SELF_BEFORE } from './likeness.js';
import { isFigure } from './lists.js';
import { columnOf, type Wording } from './wordings.js';

type PrintedList = Extract<NarrativeBlock, { type: 'list' }>;

const SAID = 0.6;
const MARK = /^(?:[①-⑳㉑-㉟㊱-㊿]|[（(]\d{1,2}[）)]|\d{1,2}[.、](?!\d))\s*/u;
const SAME_TEXT = 0.9;

/** Rows of a list that the narrative prints from a table: its template, read backwards, is what a line of it looks like. */
export function rowsOf(
  fact: FactDefinition,
  block: PrintedList,
  document: TextDocument,
  section: Section,
  placed: readonly Placed[],
): Fragment[] {
  if (isSaidEmpty(block, section.lines)) return [{ table: fact.id, rows: [], said: 1 }];
  const rows =
    block.level === undefined
      ? fromLines(fact, block, document, section, placed)
      : fromItems(fact, block, document, section);
  return rows.length === 0 ? [] : [{ table: fact.id, rows, said: 1 }];
}

/** Whether the text has the words the narrative prints of an empty table. */
export const isSaidEmpty = (
  { emptyText }: { readonly emptyText?: string | undefined },
  lines: readonly Line[],
): boolean =>
  emptyText !== undefined &&
  lines.some(
    ({ text }) => covered(emptyText, text) >= SAME_TEXT && covered(text, emptyText) >= SAME_TEXT,
  );

/** Numbered items of the document: what stands before the first full stop is the lead of an item that goes on. */
function fromItems(
  fact: FactDefinition,
  block: PrintedList,
  document: TextDocument,
  section: Section,
): ReadRow[] {
  const lead = parseTemplate(block.lead?.replace(/。$/u, '') ?? '').parts;
  const text = parseTemplate(block.text).parts;
  const level = block.level ?? 2;
  const below = document.headings.filter(({ start }) => start > section.start);
  const until = below.find((heading) => heading.level < level)?.start ?? document.text.length;
  return below
    .filter((heading) => heading.level === level && heading.start < until)
    .flatMap((item): ReadRow[] => {
      const line = document.lines[item.line];
      const said = line?.text.slice(item.mark.length).trim();
      if (line === undefined || said === undefined) return [];
      const stop = said.indexOf('。');
      const isLed = lead.length > 0 && stop > 0 && stop < said.length - 1;
      const cells = {
        ...(isLed ? rowCells(lead, said.slice(0, stop), fact) : {}),
        ...rowCells(text, isLed ? said.slice(stop + 1) : said, fact),
      };
      return Object.keys(cells).length === 0 ? [] : [rowAt(cells, line)];
    });
}

/** Lines between the paragraph before the list and the next: each a row, as long as they are worded like one. */
function fromLines(
  fact: FactDefinition,
  block: PrintedList,
  document: TextDocument,
  section: Section,
  placed: readonly Placed[],
): ReadRow[] {
  const parts = parseTemplate(block.text).parts;
  const before = placed.findLast(({ index }) => index < section.blocks.indexOf(block));
  if (before === undefined) return [];
  const ends = [
    ...placed.map(({ line }) => line.start),
    // From the twenty-first on, a numbered list's items are marked like headings of the fourth level.
    ...document.headings
      .filter(({ level }) => level < (block.numbered ? 4 : 5))
      .map(({ start }) => start),
  ].filter((start) => start > before.line.start);
  const until = Math.min(section.end, ...ends);
  const below = section.lines.filter(({ start }) => start > before.line.start && start < until);
  const read = (line: Line): ReadRow[] => {
    const cells = rowCells(parts, line.text.replace(MARK, ''), fact);
    return Object.keys(cells).length === 0 ? [] : [rowAt(cells, line)];
  };
  const rows = below.flatMap(read);
  // A single row is often told where the list would be announced.
  return rows.length > 0 || isOneHole(parts) ? rows : read(before.line);
}

const rowAt = (cells: ReadRow['cells'], { start, text }: Line): ReadRow => ({
  cells,
  start,
  end: start + text.length,
});

const isOneHole = (parts: Wording): boolean => parts.every((part) => 'id' in part);

/** What a line has at a row's columns; nothing where it is not worded like a row. */
function rowCells(parts: Wording, text: string, fact: FactDefinition): Record<string, string> {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'id' in only)
    return { [columnOf(only.id)]: text };
  const last = parts.findLast((part) => 'id' in part);
  const typeOf = (id: string) => fact.columns?.find((column) => column.id === columnOf(id));
  const fillingOf = (id: string): Filling =>
    isFigure(typeOf(id))
      ? 'figure'
      : last !== undefined && 'id' in last && id === last.id && parts.at(-1) === last
        ? 'all'
        : 'text';
  const { filled, said } = align({ parts }, { text, start: 0 }, fillingOf);
  if (said < SAID) return {};
  return Object.fromEntries(
    filled.map((one) => [columnOf(one.id), one.text.replace(SELF_BEFORE, '').trim()]),
  );
}
