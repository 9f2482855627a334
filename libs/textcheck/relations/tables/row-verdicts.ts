import type { Mention } from '../../mentions/mention.js';
import type { Form, Sign } from './column-forms.js';

/** The figures of a row, each in its column. */
export interface Row {
  readonly figures: readonly (Mention | null)[];
  readonly numbers: readonly number[];
  /** How exactly each is printed, as a part of it. */
  readonly spreads: readonly number[];
  /** Half a unit of the last place of each. */
  readonly halves: readonly number[];
  /** How many digits of each tell something. */
  readonly digits: readonly number[];
  readonly total: boolean;
  /** All its figures are percentages. */
  readonly rates: boolean;
  readonly remarked: boolean;
}

/** A form with the columns it is tried of. */
export interface Tried {
  readonly form: Form;
  readonly columns: readonly number[];
  readonly result: number;
  readonly named: boolean;
}

/** What one row says of a relation. */
export interface Verdict {
  readonly broken: boolean;
  readonly tells: boolean;
  readonly digits: number;
}

/** Null where the row says nothing of it. */
export function verdictOf(row: Row, tried: Tried): Verdict | null {
  const printed = row.figures[tried.result];
  // Nobody multiplies sums: prices and heads of a total are not its own.
  if (!printed || (row.total && tried.form.sign === '×')) return null;
  const values = tried.columns.map((column) => row.numbers[column] ?? Number.NaN);
  const computed = tried.form.guess(values);
  if (!Number.isFinite(computed)) return null;
  // A row of rates below amounts: 下降 9.03%, 25.26%, 11.19% do not add up.
  if (printed.kind === 'percent' && adds(tried.form) && row.rates) return null;
  const broken = !follows(computed, row, tried) && !isCapped(computed, printed);
  return {
    broken,
    tells: !broken && tells(values, tried.form.sign),
    digits: row.digits[tried.result] ?? 0,
  };
}

/** 100% */
export const isAllDone = (printed: Mention | null | undefined): boolean =>
  printed?.kind === 'percent' && printed.value.equals(HUNDRED);

/** More than all that was wanted is often told as all of it. */
const isCapped = (computed: number, printed: Mention): boolean =>
  isAllDone(printed) && computed > HUNDRED;

const adds = ({ sign }: Form): boolean => sign === '+' || sign === '−';

const FINE = 1e-9;

/** Within the rounding of the result and, where it is no sum or difference, of the figures it is of. */
function follows(
  computed: number,
  { numbers, spreads, halves }: Row,
  { form, columns, result }: Tried,
): boolean {
  const rounded = form.sign === '÷' || form.sign === '×';
  const told = numbers[result] ?? Number.NaN;
  const loose = rounded
    ? Math.max(Math.abs(computed), Math.abs(told)) * coarsest(columns, spreads)
    : 0;
  const gap = Math.abs(computed - told);
  return gap <= (halves[result] ?? 0) + loose + FINE * Math.max(1, Math.abs(computed));
}

const coarsest = (columns: readonly number[], spreads: readonly number[]): number =>
  columns.reduce((most, column) => Math.max(most, spreads[column] ?? 0), 0);

/** Says something: of equal figures, of one, a hundred and nought a relation holds by itself. */
const tells = (values: readonly number[], sign: Sign): boolean =>
  new Set(values).size === values.length &&
  !values.some((value) => IDLE.has(value) || (value === HUNDRED && (sign === '÷' || sign === '×')));

const IDLE = new Set([0, 1]);
const HUNDRED = 100;

export const significant = ({ value }: Mention): number =>
  value.abs().toFixed().replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
