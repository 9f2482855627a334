import type { TextDocument } from '../document.js';
import type { Sentence } from '../text/sentences.js';
import { mentionOfCell } from '../mentions/cell.js';
import { mentionsOf, type Mention } from '../mentions/mention.js';
import type { Cell, Table } from '../text/tables.js';
import { isOneDigitOff, isSwap, placesOf } from './near.js';

/** A figure of the text beside the cell of a table that it repeats wrongly. */
export interface Repeated {
  readonly told: Mention;
  readonly cell: Mention;
  readonly name: string;
}

/** A row by its name, with every figure of it. */
interface Row {
  readonly name: string;
  readonly cells: readonly Mention[];
}

/** Where a row is told of in a passage: from its name to the next name or the end of the thought. */
interface Told {
  readonly row: Row;
  readonly start: number;
  readonly end: number;
}

const SHORTEST_NAME = 4;
const FEWEST_DIGITS = 3;
const MOST_FIGURES = 3;
/** Characters after the name that may still be of it. */
const FARTHEST = 80;
const SCALES = ['1', '0.0001', '10000'];
/** 农村道路养护项目 is told of as 农村道路养护. */
const TAIL = /(?:项目|工程|经费|资金)$/;
const NOT_A_NAME = /[合小总]\s*计|^\d|[。；]/;
/** What the words before a figure and the heading of a cell have in common. */
const ASPECTS: readonly RegExp[] = [
  /预算|安排|下达/,
  /支出|执行|支付|决算/,
  /结余|结转|剩余|未执行/,
  /完成|实际|达到/,
  /率|占比|%/,
];
/** Words that make a figure another one than the row's: of another year, or of a part. */
const OTHER = /上年|去年|20\d\d年|其中|较|比|增加|减少|另|目标|计划/;

/** Rows of a table told again in running text by their names, with a figure that is a slip of the cell. */
export function repeatedRows(document: TextDocument): Repeated[] {
  const rows = document.tables.flatMap(namedRows);
  if (rows.length === 0) return [];
  const running = new Set(
    document.statements.filter(({ inTable }) => !inTable).map(({ passage }) => passage),
  );
  return [...running].flatMap((index) => {
    const passage = document.passages[index];
    const figures = document.figures[index] ?? [];
    if (passage === undefined || figures.length === 0) return [];
    return toldIn(passage, rows).flatMap((told) => repeated(figures, told, rows));
  });
}

function namedRows(table: Table): Row[] {
  const column = nameColumn(table);
  return table.rows.flatMap((row) => {
    const name = (row[column]?.text ?? '').replace(TAIL, '');
    if (name.length < SHORTEST_NAME || NOT_A_NAME.test(name)) return [];
    const cells = row.flatMap((cell, at) => figureOf(cell, table.header[at]?.text ?? ''));
    return cells.length === 0 ? [] : [{ name, cells }];
  });
}

/** The first column that holds words, not figures. */
function nameColumn({ header, rows }: Table): number {
  const named = header.findIndex(({ text }) => /名称|^(?:项目|科目|内容|事项)$/.test(text));
  if (named >= 0) return named;
  return header.findIndex((_, at) => rows.every((row) => !/^[\d.,%-]*$/.test(row[at]?.text ?? '')));
}

/** The figure a cell holds and nothing else, with or without its unit. */
function figureOf(cell: Cell, heading: string): Mention[] {
  const plain = mentionOfCell(cell, heading);
  if (plain !== null) return [plain];
  const [only, ...more] = mentionsOf(cell);
  const whole = only?.start === cell.start && only.end === cell.start + cell.text.length;
  return only !== undefined && whole && more.length === 0 ? [{ ...only, before: heading }] : [];
}

/** Each row named in a passage, in the order of the words. */
function toldIn({ text, start: from }: Sentence, rows: readonly Row[]): Told[] {
  const named = rows.flatMap((row) => {
    const start = text.indexOf(row.name);
    return start < 0 ? [] : [{ row, start: start + row.name.length, end: text.length }];
  });
  const ordered = named.sort((one, other) => one.start - other.start);
  return ordered.flatMap((told, at) => {
    // One name inside another, or one name of two tables.
    const twin = ordered[at + 1]?.start === told.start || ordered[at - 1]?.start === told.start;
    const next = (ordered[at + 1]?.start ?? text.length) - (ordered[at + 1]?.row.name.length ?? 0);
    const stop = text.slice(told.start).search(/[；;]/);
    const end = Math.min(next, told.start + (stop < 0 ? FARTHEST : Math.min(stop, FARTHEST)));
    return twin ? [] : [{ ...told, start: from + told.start, end: from + end }];
  });
}

function repeated(mentions: readonly Mention[], told: Told, rows: readonly Row[]): Repeated[] {
  const figures = mentions.filter(
    ({ start, end, exact }) => exact && start >= told.start && end <= told.end,
  );
  const known = rows.filter(({ name }) => name === told.row.name).flatMap(({ cells }) => cells);
  return figures.slice(0, MOST_FIGURES).flatMap((figure) => {
    if (OTHER.test(figure.before) || known.some((cell) => isSame(cell, figure))) return [];
    const cell = known.find((one) => isMistold(one, figure));
    return cell === undefined ? [] : [{ told: figure, cell, name: told.row.name }];
  });
}

/** The table may be in 元 and the text in 万元. */
const isSame = (cell: Mention, { value }: Mention): boolean =>
  SCALES.some((scale) => cell.value.times(scale).equals(value));

/** As long, of the same sort, and two digits changed over; one wrong where the words name the column. */
function isMistold(cell: Mention, figure: Mention): boolean {
  const sort = cell.unit === '' ? figure.kind === 'amount' : cell.thing === figure.thing;
  if (!sort || placesOf(cell) !== placesOf(figure)) return false;
  if (digitsOf(figure) < FEWEST_DIGITS) return false;
  const aspect = ASPECTS.some((words) => words.test(cell.before) && words.test(figure.before));
  return isSwap(cell.value, figure) || (aspect && isOneDigitOff(cell.value, figure, FEWEST_DIGITS));
}

const digitsOf = (figure: Mention): number =>
  figure.value.toFixed(placesOf(figure)).replace('.', '').length;
