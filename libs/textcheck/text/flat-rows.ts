import {
  areMostlyKnown,
  isFigureCell,
  isHeadingCell,
  isNothingCell,
  isTitleLine,
  isTotalCell,
} from './cell-words.js';
import { type Edit, type Edited, edited } from './edits.js';
import { type Line, linesOf } from './line.js';
import { matchesIn } from './matches.js';
import { PAGE_NUMBER } from './page-lines.js';
import { isRow } from './tables.js';

/** Lines the headings of a table run over at most, and the name of a row. */
const [MOST_HEADING_LINES, MOST_NAME_LINES] = [10, 4];
/** Lines of a numbered row. */
const MOST_ROW_LINES = 10;
const FEWEST_COLUMNS = 3;
const FEWEST_ROWS = 2;
const LONGEST_NAME_LINE = 16;

const DECIMAL = /^[-−]?\d[\d,]*\.\d+%?$/;
/** What a figure of a sentence is counted in, printed a blank apart. */
const COUNTED = /^[万亿千元个人次名户家项吨倍年月日天亩公平立米台件套辆所处座小分栋场条期批份%‰㎡]/;
const SENTENCE = /[，。；：]/;

/**
 * The text with each row of a table on one line and its cells between tabs, where a printed file gives the lines of each cell
 * one below the other, all cells a blank apart: 1 信息系统运行维 / 护 330.00 系统可用率不低 / 于99.90%.
 */
export function withFlatRows(source: string): Edited {
  const lines = linesOf(source);
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length;) {
    const table = tableAt(lines, at);
    edits.push(...(table?.edits ?? []));
    at = table?.end ?? at + 1;
  }
  return edited(source, edits);
}

interface Found {
  readonly edits: readonly Edit[];
  /** The line behind its last one. */
  readonly end: number;
}

const textAt = (lines: readonly Line[], at: number): string => lines[at]?.text.trim() ?? '';

/** The table that a line heads; null where it heads none. */
function tableAt(lines: readonly Line[], at: number): Found | null {
  for (let to = at + 1; to <= at + MOST_HEADING_LINES; to += 1) {
    if (!isHeadingLine(textAt(lines, to - 1))) return null;
    const names = headingOf(lines.slice(at, to));
    if (names.length < FEWEST_COLUMNS || !names.every(isWholeHeading) || !areMostlyKnown(names))
      continue;
    const rows =
      names[0] === '序号' ? numberedRows(lines, to) : figureRows(lines, to, names.length);
    const isBroken = to > at + 1 || rows.some((row) => row.to > row.from + 1);
    if (rows.length < FEWEST_ROWS || !isBroken) continue;
    const heading: Row = { from: at, to, kind: 'heading' };
    return {
      edits: [heading, ...rows].flatMap((row) => editsOf(lines, row, names.length)),
      end: rows.at(-1)?.to ?? to,
    };
  }
  return null;
}

/** With both its brackets. */
const isWholeHeading = (name: string): boolean =>
  isHeadingCell(name) && !/[（(][^）)]*$/.test(name);

const isHeadingLine = (text: string): boolean =>
  text !== '' && !SENTENCE.test(text) && !isRow(text) && !/^\d+(?:\s|$)/.test(text);

type Kind = 'heading' | 'numbered' | 'figures';

/** The lines of a row, from the first up to the second. */
interface Row {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
}

/** Rows that begin with the next number, and one of totals. */
function numberedRows(lines: readonly Line[], from: number): Row[] {
  const rows: Row[] = [];
  let at = from;
  while (isNumbered(textAt(lines, at), rows.length + 1)) {
    const end = endOfRow(lines, at, rows);
    rows.push({ from: at, to: end, kind: 'numbered' });
    at = end;
  }
  const isTotal = isTotalCell(textAt(lines, at));
  return isTotal ? [...rows, { from: at, to: at + 1, kind: 'figures' }] : rows;
}

const isNumbered = (text: string, number: number): boolean =>
  text.split(/\s/, 1)[0] === String(number);

/** Up to the next number or the totals; the last row has no more lines than those above. */
function endOfRow(lines: readonly Line[], at: number, above: readonly Row[]): number {
  const below = lines.slice(at + 1, at + MOST_ROW_LINES).map(({ text }) => text.trim());
  const next = below.findIndex((text) => isNumbered(text, above.length + 2) || isTotalCell(text));
  const stop = below.findIndex(endsTable);
  if (next >= 0 && (stop < 0 || next < stop)) return at + 1 + next;
  const most = Math.max(0, ...above.map(({ from, to }) => to - from - 1));
  const rest = below.slice(0, Math.min(most, stop < 0 ? most : stop));
  const sentence = rest.findIndex((text) => text.endsWith('。'));
  return at + 1 + (sentence < 0 ? rest.length : sentence);
}

const endsTable = (text: string): boolean =>
  text === '' || isTitleLine(text) || isRow(text) || NUMBER_OF_PAGE.test(text);
const NUMBER_OF_PAGE = new RegExp(`^(?:${PAGE_NUMBER})$`);

/** Rows of a name, on several lines it may be, and a figure for every other column. */
function figureRows(lines: readonly Line[], from: number, columns: number): Row[] {
  const rows: Row[] = [];
  for (let at = from; ;) {
    const end = lines
      .slice(at, at + MOST_NAME_LINES)
      .findIndex(({ text }) => figuresOf(text).length > 0);
    const names = lines.slice(at, at + Math.max(0, end)).map(({ text }) => text.trim());
    const told = end < 0 ? [] : figuresOf(textAt(lines, at + end));
    const isRow = told.length === columns - 1 && names.every(isNameLine);
    if (!isRow) return rows;
    rows.push({ from: at, to: at + end + 1, kind: 'figures' });
    at += end + 1;
  }
}

const isNameLine = (text: string): boolean =>
  text !== '' && text.length <= LONGEST_NAME_LINE && !SENTENCE.test(text) && !isTitleLine(text);

/** The figures a line ends with, nothing but a name before them. */
function figuresOf(text: string): string[] {
  const tokens = text.trim().split(/\s+/);
  const first = tokens.findIndex((token) => isFigureCell(token) || isNothingCell(token));
  const figures = first < 0 ? [] : tokens.slice(first);
  const isClean =
    figures.every((token) => isFigureCell(token) || isNothingCell(token)) && !SENTENCE.test(text);
  return isClean && figures.some((token) => isFigureCell(token)) ? figures : [];
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const tokensOf = (lines: readonly Line[]): Token[] =>
  lines.flatMap(({ text, start }, line) =>
    matchesIn(text, /\S+/g).map((match) => ({
      text: match[0],
      start: start + match.index,
      end: start + match.index + match[0].length,
      line,
    })),
  );

const IDEOGRAPH_LAST = /[一-龥）)”》%]$/;
const IDEOGRAPH_FIRST = /^[一-龥（(“《]/;

/** Whether a token is a cell by itself: of rows of figures every one, else a figure that counts nothing. */
function isCell(kind: Kind, { text }: Token, next: Token | undefined): boolean {
  if (kind === 'figures') return isFigureCell(text) || isNothingCell(text);
  return kind === 'numbered' && DECIMAL.test(text) && !COUNTED.test(next?.text ?? '');
}

/** What stands between two tokens of a row: the end of a cell, of a line within one, or a blank of a sentence. */
function between(kind: Kind, one: Token, other: Token, after: Token | undefined): string {
  if (isCell(kind, other, after) || isCell(kind, one, other)) return '\t';
  if (kind === 'heading' && /[）)]$/.test(one.text) && IDEOGRAPH_FIRST.test(other.text))
    return '\t';
  if (one.line !== other.line || kind === 'figures') return '';
  return IDEOGRAPH_LAST.test(one.text) && IDEOGRAPH_FIRST.test(other.text) ? '\t' : ' ';
}

function editsOf(lines: readonly Line[], { from, to, kind }: Row, columns: number): Edit[] {
  const tokens = tokensOf(lines.slice(from, to));
  const edits = tokens.slice(1).map((other, at): Edit => {
    const one = tokens[at] ?? other;
    const isNumber = kind === 'numbered' && at === 0;
    const put = isNumber ? '\t' : between(kind, one, other, tokens[at + 2]);
    return { start: one.end, end: other.start, put };
  });
  // Cells that cannot be told apart are better one than parted at the wrong places.
  const isParted = kind !== 'numbered' || columnsIn(edits) === columns;
  return isParted ? edits : edits.map((edit, at) => (at > 0 ? { ...edit, put: '' } : edit));
}

const columnsIn = (edits: readonly Edit[]): number =>
  edits.filter(({ put }) => put === '\t').length + 1;

/** The cells of headings on so many lines. */
const headingOf = (lines: readonly Line[]): string[] =>
  tokensOf(lines)
    .map((one, at, all) => {
      const next = all[at + 1];
      return one.text + (next === undefined ? '' : between('heading', one, next, undefined));
    })
    .join('')
    .split('\t');
