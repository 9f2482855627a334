import { Decimal, sumDecimals } from '#libs/kernel';

import { figureOfCell, mentionOfCell } from '../../mentions/cell.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import { isSlip } from '../figures/near.js';
import { rankedRows, shownRanks } from './ranked-rows.js';
import { isOfRow } from '../sums/wholes-within.js';
import type { PartsOfTotal } from '../sums/lists.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';

/** What heads a row of totals. */
export const TOTAL =
  /^(?:适用)?(?:合\s*计|总\s*计|共\s*计|总分|总得分|综合得分|最终得分)(?:[（(][^（()）]*[）)])?$/;
/** 支出合计, 项目支出小计 */
const NAMED_TOTAL =
  /^(?:本年|全年|全[局县镇乡校院])?(?:收入|支出|资金|项目|经费|预算|人员|人数|编制|职工|投资|金额|数量|面积)?(?:合计|总计|共计|总数|总人数|总额|总量)$/;
const OWN_TOTAL = /^[一-龥]{2,8}(?:合计|总计|小计)$/;
const PERIOD = /^第?[一二三四1-4]季度|^[上下]半年/;
const ALL_YEAR = /^(?:全年|本年)(?:合计|累计)?$/;
/** 其中：人员经费, the first row of those that the row above is made of. */
const OF_WHICH = /^其中/;
const YEAR = /^20\d\d$/;
const MOST_NESTED = 8;
const FAR = '1.5';
const HUNDRED = 100;
const SUBTOTAL = /^(?:[一-龥]{2,8})?小\s*计$/;
/** A cell that counts nothing: empty, a dash, or of what does not apply. */
const NOTHING = /^(?:[-—－/／]*|(?:不涉及|未涉及|不适用|无此项|剔除)[^\d]*)$/;
/** 一、基本支出: the rows below are of it. */
const RANKED = /^[一二三四五六七八九十]+、/;

type Row = readonly Cell[];

/** Each numeric column with its total: of the whole table in its first or last row, and of each part with a 小计. */
export const tableTotals = ({ header, rows }: Table): PartsOfTotal[] =>
  isRow(header) ? totalsIn([], [header, ...rows]) : totalsIn(header, rows);

/** 局机关|24: a table without headings begins with a row. */
const isRow = ([name, ...cells]: Row): boolean =>
  cells.length > 0 &&
  /^[一-龥]/.test(name?.text ?? '') &&
  cells.every((cell) => !YEAR.test(cell.text) && mentionOfCell(cell, '') !== null);

function totalsIn(header: Row, rows: readonly Row[]): PartsOfTotal[] {
  if (rows.some((row) => row.length !== rows[0]?.length)) return [];
  return groupsOf(rows).flatMap(({ total: told, parts }) => {
    const total = aligned(told, parts);
    const borneOut =
      !isHeaded(total, /均/) && (makesUp({ total, parts }) || sharesMakeAll(total, parts));
    return total
      .flatMap((_, column) => columnTotal(total, column, parts, header))
      .map((list) => ({ ...list, borneOut: borneOut && list.total.value.greaterThan(HUNDRED) }))
      .filter((list) => isOfRow(list) || !isOther(list));
  });
}

/** A column of shares of which the row of totals has all. */
const sharesMakeAll = (total: Row, parts: readonly Row[]): boolean =>
  total.some(
    ({ text }, at) =>
      /^100(?:\.0+)?%$/.test(text) && parts.every((row) => /^[\d.]+%$/.test(row[at]?.text ?? '')),
  );

/** A total whose label fills two columns has its figures moved to the left: they end where those of the parts do. */
function aligned(total: Row, parts: readonly Row[]): Row {
  const lastFigure = (row: Row): number => row.findLastIndex((cell) => figureOfCell(cell, ''));
  const last = lastFigure(total);
  const end = Math.max(...parts.map(lastFigure));
  const missing = end - last;
  const [label] = total;
  if (label === undefined || missing <= 0 || total.slice(1, last).some(({ text }) => text === ''))
    return total;
  const blank = { text: '', start: label.start };
  return [label, ...Array.from({ length: missing }, () => blank), ...total.slice(1, last + 1)];
}

interface Group {
  readonly total: Row;
  readonly parts: readonly Row[];
}

const isHeaded = (row: Row, words: RegExp): boolean =>
  row.slice(0, 2).some(({ text }) => words.test(text));

function groupsOf(rows: readonly Row[]): Group[] {
  const own = rows.filter((row) => isHeaded(row, OWN_TOTAL));
  if (own.length > 1) return ownGroups(rows, own);
  const at = totalAt(rows);
  const total = rows[at];
  const others = rows.filter((_, index) => index !== at);
  const whole = total !== undefined && (at === 0 || at === rows.length - 1);
  if (!others.some((row) => isHeaded(row, SUBTOTAL)))
    return nestedGroups(whole ? total : [], others);
  const divided = subtotalsOf(others);
  // Rows that no 小计 sums up are told beside the others.
  const closed = isHeaded(others.at(-1) ?? [], SUBTOTAL);
  const all = { total: total ?? [], parts: divided.map((group) => group.total) };
  return whole && closed ? [...divided, all] : divided;
}

/** 收入合计 below receipts and 支出合计 below outlays, or each above its own: as most of them show. */
function ownGroups(rows: readonly Row[], totals: readonly Row[]): Group[] {
  const at = totals.map((total) => rows.indexOf(total));
  const above = totals.map((total, order) => ({
    total,
    parts: rows.slice((at[order - 1] ?? -1) + 1, at[order]),
  }));
  const below = totals.map((total, order) => ({
    total,
    parts: rows.slice((at[order] ?? 0) + 1, at[order + 1] ?? rows.length),
  }));
  const shown = [above, below].map((groups) => groups.filter((group) => makesUp(group)).length);
  const groups = (shown[1] ?? 0) > (shown[0] ?? 0) ? below : above;
  return groups.filter(
    (group) => !group.parts.some((row) => isHeaded(row, TOTAL)) && makesUp(group, isSlip),
  );
}

function totalAt(rows: readonly Row[]): number {
  const plain = rows.findIndex((row) => isHeaded(row, TOTAL));
  const last = rows.length - 1;
  // 一季度 to 四季度 and 全年; months are often told up to each.
  const periods = rows.slice(0, -1).every((row) => isHeaded(row, PERIOD));
  if (plain < 0 && periods && isHeaded(rows[last] ?? [], ALL_YEAR)) return last;
  const named = isHeaded(rows[last] ?? [], NAMED_TOTAL) || isOfPlaces(rows) || isOfSoMany(rows);
  return plain < 0 && named ? last : plain;
}

const SO_MANY = new RegExp(`^(\\d{1,2}|${CHINESE_NUMERAL})[一-龥]{1,4}(?:合计|总计|共计|小计)$`);

/** 五村合计 below five of them. */
function isOfSoMany(rows: readonly Row[]): boolean {
  const [, number] = SO_MANY.exec(rows.at(-1)?.[0]?.text ?? '') ?? [];
  if (number === undefined) return false;
  const count = /^\d/.test(number) ? Number(number) : chineseNumeral(number)?.toNumber();
  return count === rows.length - 1;
}

/** 东片、西片、北片, and 全县 below them. */
const isOfPlaces = (rows: readonly Row[]): boolean =>
  rows.length > 2 && /^全[县镇乡市区局校院馆街系][一-龥]{0,2}$/.test(rows.at(-1)?.[0]?.text ?? '');

/** The whole of the rows of first rank, and each 其中 that some column shows to be all of the row above it. */
function nestedGroups(total: Row, rows: readonly Row[]): Group[] {
  const ranked = rankedRows(rows);
  if (ranked !== null && ranked.groups.every((group) => makesUp(group, isSlip))) {
    const whole = total.length === 0 ? [] : [{ total, parts: ranked.top }];
    return [...whole, ...ranked.groups];
  }
  const unmarked = total.length === 0 ? null : shownRanks(total, rows, makesUp);
  if (unmarked !== null) return [{ total, parts: unmarked.top }, ...unmarked.groups];
  const starts = rows.flatMap((row, index) =>
    index > 0 && isHeaded(row, OF_WHICH) ? [index] : [],
  );
  const inner = starts.map((from, order) =>
    nestedFrom({ total, rows, from, until: starts[order + 1] ?? rows.length + 1 }),
  );
  const known = inner.filter((group) => group !== null);
  const parts = rows.filter((row) => !known.some((group) => group.parts.includes(row)));
  const told = known.length < inner.length ? [] : rankedOr(parts);
  return total.length === 0 ? known : [{ total, parts: told }, ...known];
}

interface Nested {
  readonly total: Row;
  readonly rows: readonly Row[];
  readonly from: number;
  readonly until: number;
}

/** Where a 其中 ends nothing says; it is as long as makes its parent, or leaves the total, in some column. */
function nestedFrom({ total, rows, from, until }: Nested): Group | null {
  const [parent] = rows.slice(from - 1);
  const lengths = Array.from({ length: MOST_NESTED - 1 }, (_, more) => more + 2);
  const found = lengths
    .filter((length) => parent !== undefined && from + length < until)
    .map((length) => ({ total: parent ?? [], parts: rows.slice(from, from + length) }))
    .find(
      (group) =>
        !isWholeOfBelow(group, rows) &&
        (makesUp(group) ||
          makesUp({ total, parts: rows.filter((row) => !group.parts.includes(row)) })),
    );
  return found ?? null;
}

/** Its last row is what all rows below it make: it is of the rank above. */
function isWholeOfBelow({ parts }: Group, rows: readonly Row[]): boolean {
  const last = parts.at(-1);
  const below = last === undefined ? [] : rows.slice(rows.indexOf(last) + 1);
  return last !== undefined && makesUp({ total: last, parts: below });
}

/** In some column, and not for noughts alone; but for a slip where one may have happened. */
const makesUp = ({ total, parts }: Group, orSlip?: typeof isSlip): boolean =>
  total.some((cell, column) => {
    const whole = mentionOfCell(cell, '');
    const figures = parts.map((row) => mentionOfCell(row[column], ''));
    if (whole === null || whole.value.isZero() || parts.length < 2) return false;
    if (!figures.every((figure) => figure !== null)) return false;
    const sum = sumDecimals(figures.map(({ value }) => value));
    return sum.equals(whole.value) || orSlip?.(sum, whole) === true;
  });

/** The rows of the first rank where rows are ranked; all of them where none is part of another. */
function rankedOr(rows: readonly Row[]): readonly Row[] {
  const ranked = rows.filter((row) => isHeaded(row, RANKED));
  if (ranked.length > 1) return ranked;
  return rows.some((row) => row.some(({ text }) => text.includes('其中'))) ? [] : rows;
}

/** Rows up to each 小计. */
function subtotalsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = [];
  let parts: Row[] = [];
  for (const row of rows) {
    if (!isHeaded(row, SUBTOTAL)) parts.push(row);
    else {
      groups.push({ total: row, parts });
      parts = [];
    }
  }
  return groups;
}

function columnTotal(
  total: Row,
  column: number,
  rows: readonly Row[],
  header: readonly Cell[],
): PartsOfTotal[] {
  const name = header[column]?.text ?? '';
  if (/率|比|均|序号|单价|标准(?!分)|进度|%/.test(name)) return [];
  const cell = total[column];
  const whole = mentionOfCell(cell, name);
  const parts = rows.map((row) => mentionOfCell(row[column], name));
  const figures = parts.filter((part): part is Mention => part !== null);
  const readable = rows.every(
    (row, index) => parts[index] !== null || NOTHING.test(row[column]?.text ?? ''),
  );
  if (whole === null || figures.length < 2 || !readable) return [];
  if ([whole, ...figures].some(({ kind }) => kind === 'percent')) return [];
  const list = { parts: figures, readings: readingsOf(rows, parts, whole), complete: true };
  // What could be had is given, not worked out: 100 beside 99.5 is no rounding, and what applies of it is another sum.
  if (FULL_MARKS.test(name) && header.length === total.length)
    return [{ ...list, total: { ...whole, half: new Decimal(0) }, beside: true, rivals: [] }];
  // 100 beside 98.9 is not so exact that 99.7 would be it.
  const rivals = total
    .flatMap((other) => mentionOfCell(other, name) ?? [])
    .filter(({ half }) => half.lessThanOrEqualTo(whole.half));
  return [{ ...list, total: whole, beside: true, rivals }];
}

/** What heads a column of marks that could be had. */
export const FULL_MARKS = /分值|满分|(?:适用|参评|权重|标准|基准|应得|指标)分|权重/;

/** All parts; those of rows told once, for a row told twice is a finding of its own; those that apply. */
function readingsOf(
  rows: readonly Row[],
  parts: readonly (Mention | null)[],
  whole: Mention,
): readonly (readonly Mention[])[] {
  const told = rows.map((row) =>
    row
      .slice(1)
      .map(({ text }) => text)
      .join('|'),
  );
  const figuresOf = (kept: (at: number) => boolean): readonly Mention[] =>
    parts.filter((part, at): part is Mention => part !== null && kept(at));
  const single = figuresOf((at) => told.indexOf(told[at] ?? '') === at);
  // 债务管理|3|3|不涉及: a total may leave out what does not apply; a hundred does not.
  const applying = figuresOf((at) => !isLeftOut(rows[at] ?? [], rows));
  const all = figuresOf(() => true);
  return whole.value.equals(HUNDRED) ? [all, single] : [all, single, applying];
}

const LEFT_OUT = /^(?:不涉及|未涉及|不适用|无此项|剔除)|[（(](?:不涉及|不适用)/;
const DASH = /^[-—－/／]+$/;

/** By its words, or by a dash where the other rows have figures. */
const isLeftOut = (row: Row, rows: readonly Row[]): boolean =>
  row.some(
    ({ text }, at) =>
      LEFT_OUT.test(text) ||
      (DASH.test(text) &&
        rows.filter((one) => figureOfCell(one[at], '')).length * 2 >= rows.length),
  );

/** A mean is no sum, and where the cells of the total are moved by an empty one, the next holds it. */
const isOther = ({ total, parts }: PartsOfTotal): boolean =>
  parts.some(({ value }) => value.greaterThan(total.value)) && isFar(parts, total);

/** More than half as much again: not a total of these. */
const isFar = (figures: readonly Mention[], whole: Mention): boolean =>
  !whole.value.isZero() &&
  sumDecimals(figures.map(({ value }) => value)).greaterThan(whole.value.times(FAR));
