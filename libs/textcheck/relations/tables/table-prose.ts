import type { TextDocument } from '../../document.js';
import type { Sentence } from '../../text/sentences.js';
import { mentionOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { statedIn } from '../figures/stated.js';
import { digitsOf, isOneDigitOff, isSwap, placesOf } from '../figures/near.js';

/** A figure of the text beside the cell of a table that it repeats wrongly. */
export interface Repeated {
  readonly told: Mention;
  readonly cell: Mention;
  readonly name: string;
}

/** A row by its name, with every figure of it. */
export interface Row {
  readonly name: string;
  readonly cells: readonly Mention[];
}

/** Where a row is told of in a passage: from its name to the next name or the end of the thought. */
export interface Told {
  readonly row: Row;
  readonly figures: readonly Mention[];
}

const SHORTEST_NAME = 4;
const FEWEST_DIGITS = 3;
/** So little is enough where another figure told with it is that of the row. */
const SHORTEST_BORNE_OUT = 2;
const FEWEST_BORNE_OUT = 2;
const CLOSE = '0.1';
/** 农村道路养护项目实际支出19.80万元: nothing between name and figure but what it is. */
const RIGHT_BEHIND =
  /^(?:项目|工程)?(?:资金|经费)?(?:全年|调整后|实际|总|共|已|安排|预算|支出|执行|支付|完成|数|为|了)*$/;
const MOST_FIGURES = 3;
/** Characters after the name that may still be of it. */
const FARTHEST = 80;
const SCALES = ['1', '0.0001', '10000'];
/** 农村道路养护项目 is told of as 农村道路养护. */
const TAIL = /(?:项目|工程|经费|资金)$/;
const NOT_A_NAME = /[合小总]\s*计|^\d|[。；]/;
/** What the words before a figure and the heading of a cell have in common. */
/** The budget as it was at first, which is another one than that of the year. */
const OPENING = /年初/;
const ASPECTS: readonly RegExp[] = [
  /预算|安排|下达/,
  /支出|执行|支付|决算/,
  /结余|结转|剩余|未执行/,
  /完成|实际|达到/,
  /率|占比|%/,
  OPENING,
];
/** Words that make a figure another one than the row's: of another year, or of a part. */
const OTHER = /上年|去年|20\d\d年|其中|较|比|增加|减少|另|目标|计划/;

/** 所占份额最大，为42.00%: no figure of a column of rates of execution. */
const SHARE = /占|份额|比重|比例|构成|结构/;

/** Rows of a table told again in running text by their names, with a figure that is a slip of the cell. */
export function repeatedRows(document: TextDocument): Repeated[] {
  const rows = document.tables.flatMap((table) => namedRows(table, SHORTEST_BORNE_OUT));
  if (rows.length === 0) return [];
  const stages = new Map(statedIn(document).map(({ mention, stage }) => [mention, stage]));
  return toldRows(document, rows).flatMap((told) => repeated(told, rows, stages));
}

/** Where the running text tells of rows by their names, with the figures told there. */
export function toldRows(document: TextDocument, rows: readonly Row[]): Told[] {
  if (rows.length === 0) return [];
  const running = new Set(
    document.statements.filter(({ inTable }) => !inTable).map(({ passage }) => passage),
  );
  return [...running].flatMap((index) => {
    const passage = document.passages[index];
    const figures = document.figures[index] ?? [];
    return passage === undefined || figures.length === 0 ? [] : toldIn(passage, figures, rows);
  });
}

/** Rows that have a name of at least so many characters, with their figures. */
export function namedRows(table: Table, shortest = SHORTEST_NAME): Row[] {
  const column = nameColumn(table);
  return table.rows.flatMap((row) => {
    const name = (row[column]?.text ?? '').replace(TAIL, '');
    if (name.length < shortest || NOT_A_NAME.test(name)) return [];
    const cells = figuresOf(row, table);
    return cells.length === 0 ? [] : [{ name, cells }];
  });
}

/** The figures of a row, each named by the heading of its column. */
export const figuresOf = (row: readonly Cell[], { header }: Table): Mention[] =>
  row.flatMap((cell, at) => figureOf(cell, header[at]?.text ?? ''));

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
function toldIn(
  { text, start: from }: Sentence,
  figures: readonly Mention[],
  rows: readonly Row[],
): Told[] {
  const named = rows.flatMap((row) => {
    const at = text.indexOf(row.name);
    return at < 0 ? [] : [{ row, at, after: at + row.name.length }];
  });
  const ordered = named.sort((one, other) => one.after - other.after);
  return ordered.flatMap(({ row, after }, index) => {
    const [before, next] = [ordered[index - 1], ordered[index + 1]];
    // One name inside another, or one name of two tables.
    if (next?.after === after || before?.after === after) return [];
    const stop = text.slice(after).search(/[；;]/);
    const end = Math.min(
      next?.at ?? text.length,
      after + (stop < 0 ? FARTHEST : Math.min(stop, FARTHEST)),
    );
    const own = figures.filter((one) => one.start >= from + after && one.end <= from + end);
    return own.length === 0 ? [] : [{ row, figures: own }];
  });
}

function repeated(
  { row, figures }: Told,
  rows: readonly Row[],
  stages: ReadonlyMap<Mention, string>,
): Repeated[] {
  const known = rows.filter(({ name }) => name === row.name).flatMap(({ cells }) => cells);
  const exact = figures.filter((figure) => figure.exact);
  const borneOut = exact.some(
    (one) => digitsOf(one) >= FEWEST_DIGITS && known.some((cell) => isSame(cell, one)),
  );
  if (!borneOut && row.name.length < SHORTEST_NAME) return [];
  const fewest = borneOut ? FEWEST_BORNE_OUT : FEWEST_DIGITS;
  return exact.slice(0, MOST_FIGURES).flatMap((figure) => {
    if (OTHER.test(figure.before) || known.some((cell) => isSame(cell, figure))) return [];
    const ofShare = figure.kind === 'percent' && SHARE.test(figure.before);
    const said = saidOf(figure, row.name, stages.get(figure) ?? '');
    const cell = known.find(
      (one) =>
        !(ofShare && !SHARE.test(one.before)) &&
        isMistold(one, { figure, said, name: row.name, fewest }),
    );
    return cell === undefined ? [] : [{ told: figure, cell, name: row.name }];
  });
}

/** What a column is called that holds figures of a stage. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  未用: '结余',
  年初: '年初',
  调整: '预算',
  计划: '预算',
  实际: '支出',
};

/** What a figure is, as the words between the row's name and it say; where they do not, as its sentence does. */
function saidOf({ before }: Mention, name: string, stage: string): string {
  const words = before.replace(name, '');
  if (OPENING.test(words)) return '年初';
  return ASPECTS.some((aspect) => aspect.test(words)) ? words : (COLUMN_OF[stage] ?? '');
}

/** The table may be in 元 and the text in 万元. */
const isSame = (cell: Mention, { value }: Mention): boolean =>
  SCALES.some((scale) => cell.value.times(scale).equals(value));

/** As long, of the same sort, and two digits changed over; one wrong where the words name the column. */
function isMistold(
  cell: Mention,
  {
    figure,
    said,
    name,
    fewest,
  }: {
    readonly figure: Mention;
    readonly said: string;
    readonly name: string;
    readonly fewest: number;
  },
): boolean {
  const sort = cell.unit === '' ? figure.kind === 'amount' : cell.thing === figure.thing;
  if (!sort || placesOf(cell) !== placesOf(figure)) return false;
  if (digitsOf(figure) < fewest) return false;
  const aspect = ASPECTS.some((words) => words.test(cell.before) && words.test(said));
  const near =
    figure.kind === 'amount' &&
    RIGHT_BEHIND.test(figure.before.split(name).at(-1) ?? figure.before) &&
    cell.value.minus(figure.value).abs().lessThanOrEqualTo(cell.value.times(CLOSE));
  return (
    isSwap(cell.value, figure) ||
    (aspect && (near || isOneDigitOff(cell.value, figure, FEWEST_DIGITS)))
  );
}
