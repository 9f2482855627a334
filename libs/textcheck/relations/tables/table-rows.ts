import type { Decimal } from '#libs/kernel';

import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { FORMS, orderOf, type Form, type Sign } from './column-forms.js';
import {
  isAllDone,
  significant,
  verdictOf,
  type Row,
  type Tried,
  type Verdict,
} from './row-verdicts.js';
import { TOTAL } from './table-totals.js';

/** A cell that breaks what the other rows of its table obey. */
export interface RowFault {
  readonly printed: Mention;
  readonly of: readonly Mention[];
  readonly computed: Decimal;
  readonly sign: Sign;
  /** What else is done to the result, e.g. ` × 100`. */
  readonly told: string;
}

const MOST_COLUMNS = 12;
const MOST_ROWS = 200;
/** Rows that must obey before one that does not is a fault: fewer where the headings say what the columns are. */
const FEWEST = { roles: 1, named: 2, tried: 3 } as const;
/** Digits the results of a relation found by trying must have together, that no chance made it. */
const FEWEST_DIGITS = 8;
/** Relations of three others are found by chance sooner. */
const FEWEST_DIGITS_OF_THREE = 10;
/** Rows that may break a relation before any more obey it. */
const GIVES_UP = 2;
const REMARKS = /备注|说明|原因/;
const NO_REMARK = /^(?:|[-—–/无]+)$/;
/** Rows that sum up others, besides 合计. */
const SUMMARY = /平均|均值/;

/** A relation that holds in most rows. */
interface Identity extends Tried {
  readonly faulty: readonly number[];
  readonly obeying: number;
}

/** Cells that do not follow from others of their row as the other rows show that they should. */
export function rowFaults({ header, rows: lines }: Table): RowFault[] {
  if (header.length > MOST_COLUMNS || lines.length > MOST_ROWS) return [];
  const rows = lines
    .filter(({ length }) => length === header.length)
    .map((cells) => readRow(cells, header));
  // Columns of words have nothing to do with it.
  const counted = header.flatMap((_, column) =>
    rows.some(({ figures }) => figures[column] !== null) ? [column] : [],
  );
  const found = counted.flatMap((result) => {
    const others = counted.filter((column) => column !== result);
    const identities = FORMS.flatMap((form) =>
      identitiesOf(rows, { result, others }, form, header),
    );
    return brokenOf(identities);
  });
  return onePerRow(found, rows);
}

function readRow(cells: readonly Cell[], header: readonly Cell[]): Row {
  const figures = cells.map((cell, column) => figureOfCell(cell, header[column]?.text ?? ''));
  return {
    figures,
    numbers: figures.map((figure) => figure?.value.toNumber() ?? Number.NaN),
    spreads: figures.map(relativeHalf),
    halves: figures.map((figure) => figure?.half.toNumber() ?? 0),
    digits: figures.map((figure) => (figure === null ? 0 : significant(figure))),
    rates: figures.every((figure) => figure === null || figure.kind === 'percent'),
    total: cells.slice(0, 2).some(({ text }) => TOTAL.test(text) || SUMMARY.test(text)),
    remarked: cells.some(
      ({ text }, column) => REMARKS.test(header[column]?.text ?? '') && !NO_REMARK.test(text),
    ),
  };
}

/** The relations of a form that most rows obey for one column. */
function identitiesOf(
  rows: readonly Row[],
  { result, others }: { readonly result: number; readonly others: readonly number[] },
  form: Form,
  header: readonly Cell[],
): Identity[] {
  const heading = (column: number): string => header[column]?.text ?? '';
  const named = form.result.test(headingOf(rows, header, result));
  return [...combinations(others, form)].flatMap((columns) => {
    const headings = columns.map(heading);
    const order = orderOf(heading(result), headings);
    const roles =
      named &&
      order !== 'other' &&
      (order === 'told' || areRoles(form, headings) || areYears(form, headings));
    const identity = judge(
      rows,
      { form, columns, result, named },
      roles && rolesIn(form, header, result),
    );
    return identity === null ? [] : [identity];
  });
}

/** 增减, in per cent. */
function headingOf(rows: readonly Row[], header: readonly Cell[], column: number): string {
  const told = header[column]?.text ?? '';
  const isRate =
    CHANGE.test(told) &&
    rows.every(({ figures }) => (figures[column]?.kind ?? 'percent') === 'percent');
  return `${told}${isRate ? '%' : ''}`;
}
/** 完成值, in per cent, may be of anything. */
const CHANGE = /[增减升降差]|变/;

/** Each heading says its role; 差额 may be told either way round. */
function areRoles({ roles, sign }: Form, headings: readonly string[]): boolean {
  const fits = (told: readonly string[]): boolean =>
    roles?.every((role, index) => role.test(told[index] ?? '')) === true;
  return fits(headings) || (sign === '−' && headings.length === 2 && fits(headings.toReversed()));
}

/** 2023年 and 2022年: a growth or a difference of the one against the other. */
function areYears({ roles, operands }: Form, headings: readonly string[]): boolean {
  const [later, earlier] = headings.map((text) =>
    Number(/^(20\d\d)年/.exec(text)?.[1] ?? Number.NaN),
  );
  return roles !== undefined && operands === 2 && later === (earlier ?? 0) + 1;
}

/** Whether the headings of a relation say what its columns are, and of one column each. */
type Roles = false | 'told' | 'sole';

const EXECUTED = /(?:执行|支付|支出)(?:率|进度)/;

/** 预算数, 支出数, 执行率: one column each, so that a single row is enough. */
function rolesIn({ roles }: Form, header: readonly Cell[], result: number): Roles {
  const others = header.filter((_, column) => column !== result);
  const sole = roles?.every((role) => others.filter(({ text }) => role.test(text)).length === 1);
  return sole === true && EXECUTED.test(header[result]?.text ?? '') ? 'sole' : 'told';
}

function* combinations(open: readonly number[], form: Form): Generator<number[]> {
  for (const one of open)
    for (const other of open) {
      if (one === other || (form.symmetric && other < one)) continue;
      if (form.operands === 2) yield [one, other];
      else for (const third of open) if (third > other && third !== one) yield [one, other, third];
    }
}

/** Printed without a point. */
const WHOLE = '0.5';

/** Things are counted, money is rounded. */
const relativeHalf = (figure: Mention | null): number =>
  figure === null || figure.value.isZero() || figure.half.equals(WHOLE)
    ? 0
    : figure.half.div(figure.value.abs()).toNumber();

interface Tally {
  readonly faulty: readonly number[];
  readonly obeying: number;
  readonly digits: number;
  /** Some row says something by itself. */
  readonly told: boolean;
}

/** How many rows obey and which do not; null where too many do not. */
function tallyOf(rows: readonly Row[], tried: Tried, roles: Roles): Tally | null {
  const faulty: number[] = [];
  let obeying = 0;
  let digits = 0;
  let told = false;
  // A loop without pairs, for thousands of combinations of columns are tried.
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    const verdict = row === undefined ? null : verdictOf(row, tried);
    if (verdict === null) continue;
    if (verdict.broken) faulty.push(index);
    told ||= verdict.tells;
    if (obeys(verdict, roles)) {
      obeying += 1;
      digits += verdict.digits;
    }
    // Most combinations of columns say nothing: three rows are enough to see it.
    if (faulty.length > obeying + GIVES_UP) return null;
  }
  return { faulty, obeying, digits, told };
}

/** Null where too few rows obey, or too many do not. */
function judge(rows: readonly Row[], tried: Tried, roles: Roles): Identity | null {
  const tally = tallyOf(rows, tried, roles);
  if (tally === null) return null;
  const { faulty, obeying, digits, told } = tally;
  // 产出完成率 of 100% in every row is worked out from nothing.
  const isDone = (index: number): boolean => isAllDone(rows[index]?.figures[tried.result]);
  if (!told && faulty.some(isDone)) return null;
  const sole = roles === 'sole' && rows.length === 1 && faulty.length === 1;
  const shown = isShown(tried, roles !== false, obeying, digits);
  return sole || (shown && isMostly(obeying, faulty.length, roles))
    ? { ...tried, faulty, obeying }
    : null;
}

const isMostly = (obeying: number, faulty: number, roles: Roles): boolean =>
  obeying >= faulty * (roles === false ? 2 : 1);

/** 6000, 6000, 100%: by itself it says little, but the headings say the rest. */
const obeys = ({ tells: says, broken }: Verdict, roles: Roles): boolean =>
  says || (roles !== false && !broken);

/** Enough rows, with figures long enough, obey. */
function isShown({ form, named }: Tried, roles: boolean, obeying: number, digits: number): boolean {
  const fewest = roles ? FEWEST.roles : named ? FEWEST.named : FEWEST.tried;
  const needed = form.operands === 3 ? FEWEST_DIGITS_OF_THREE : FEWEST_DIGITS;
  return obeying >= fewest && (named || digits >= needed);
}

/** The rows that break the best relation of a column and obey none of the others. */
function brokenOf(identities: readonly Identity[]): Identity[] {
  const [best] = identities.toSorted(
    (one, other) =>
      Number(other.named) - Number(one.named) ||
      one.faulty.length - other.faulty.length ||
      other.obeying - one.obeying,
  );
  if (best === undefined) return [];
  const faulty = best.faulty.filter((row) =>
    identities.every((other) => other.faulty.includes(row)),
  );
  return [{ ...best, faulty }];
}

/** One wrong figure breaks every relation it is in; the best of them tells of it. */
function onePerRow(identities: readonly Identity[], rows: readonly Row[]): RowFault[] {
  const order = identities.toSorted(
    (one, other) =>
      Number(other.named) - Number(one.named) ||
      one.columns.length - other.columns.length ||
      other.obeying - one.obeying ||
      other.result - one.result,
  );
  return rows.flatMap((row, index) => {
    if (row.remarked) return [];
    const broken = order.find(({ faulty }) => faulty.includes(index));
    const fault = broken && faultOf(row, broken);
    return fault ? [fault] : [];
  });
}

function faultOf({ figures }: Row, { form, columns, result }: Identity): RowFault | null {
  const printed = figures[result];
  const of = columns.flatMap((column) => figures[column] ?? []);
  if (!printed || of.length < columns.length) return null;
  const computed = form.compute(of.map(({ value }) => value));
  return { printed, of, computed, sign: form.sign, told: form.told };
}
