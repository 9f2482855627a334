import { type Edit, type Edited, edited, inTurn, rewritten } from './edits.js';
import { type Line, linesOf } from './line.js';
import { matchesIn } from './matches.js';
import { headsTable, isTableLine } from './tables.js';

/** Bars a frame is drawn with, and the lines that only draw it. */
const DRAWN_BAR = /[│┃┆┊║｜︱]/g;
const DRAWN_RULE = /^[ \t]*[+|│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬─━┄┈═╌+-]{4,}[ \t]*(?:\r?\n|$)/gm;
const RULE_OF_HEAD = /[|:]-{3,}/;

/** What else parts cells, where lines below each other have it as often. */
const PARTS = [/,/g, / /g] as const;
const FEWEST_LINES = 3;
const FEWEST_PARTS = 2;
/** Rows end with no sentence. */
const NO_ROW = /[。；]\s*$|^\s*$/;
const FIGURE = /^-?\d[\d,]*(?:\.\d+)?%?$/;
const YEAR = /^20\d\d$/;

/** The text with bars between the cells of tables that a drawn frame, commas or single blanks part. */
export const withBars = (source: string): Edited => inTurn(source, [withoutFrames, withPartedRows]);

const withoutFrames = (source: string): Edited =>
  rewritten(source, [
    [DRAWN_RULE, ([rule]) => (RULE_OF_HEAD.test(rule) ? rule : '')],
    [DRAWN_BAR, '|'],
  ]);

function withPartedRows(source: string): Edited {
  const lines = linesOf(source);
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length;) {
    const block = blockAt(lines, at);
    edits.push(...block.edits);
    at += Math.max(1, block.size);
  }
  return edited(source, edits);
}

interface Block {
  readonly size: number;
  readonly edits: readonly Edit[];
}

const NO_BLOCK: Block = { size: 0, edits: [] };

/** The rows that begin at a line, where it heads a table. */
function blockAt(lines: readonly Line[], at: number): Block {
  for (const part of PARTS) {
    const parts = placesOf(lines[at], part).length;
    if (parts < FEWEST_PARTS || !isHead(cellsOf(lines[at], part))) continue;
    let end = at + 1;
    while (placesOf(lines[end], part).length === parts) end += 1;
    const block = lines.slice(at, end);
    if (block.length < FEWEST_LINES || !isTable(block, part)) continue;
    const places = block.flatMap((line) => placesOf(line, part));
    return {
      size: block.length,
      edits: places.map((place) => ({ start: place, end: place + 1, put: '|' })),
    };
  }
  return NO_BLOCK;
}

/** Where the cells of a line are parted; nowhere in one that cannot be a row. */
function placesOf(line: Line | undefined, part: RegExp): number[] {
  if (line === undefined || NO_ROW.test(line.text) || isTableLine(line.text)) return [];
  const trimmed = line.text.trim();
  const indent = line.text.indexOf(trimmed);
  return matchesIn(trimmed, part).map(({ index }) => line.start + indent + index);
}

const cellsOf = (line: Line | undefined, part: RegExp): string[] =>
  (line?.text ?? '').trim().split(part);

const isFigure = (cell: string): boolean => FIGURE.test(cell) && !YEAR.test(cell);

/** Each names another column. */
const isHead = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell !== '' && !isFigure(cell)) && new Set(cells).size === cells.length;

/** Headed by names that tables have, or by any with a figure in most rows. */
function isTable([head, ...rows]: readonly Line[], part: RegExp): boolean {
  const figured = rows.filter((row) => cellsOf(row, part).some(isFigure)).length;
  return headsTable(cellsOf(head, part)) || figured * 2 >= rows.length;
}
