import { Decimal, toDecimalString } from '#libs/kernel';
import type { TracedEvaluation } from '../evaluate/evaluate.js';
import { dateOfDay, dayNumber, isCalendarDate } from '../facts/calendar.js';
import type { FactStore } from '../facts/store.js';
import { FormulaFault, isMissing, isTable, type TableValue } from '../formula/values.js';
import type { Limit, Operand } from './limits.js';

/** What a case holds against a limit: one figure, one for each row, none where it is not known. Dates are days, counted. */
export function figuresOf(operand: Operand, run: TracedEvaluation): readonly Decimal[] {
  if (operand.of !== 'score') return figuresIn(operand, run.store);
  const { converted } = run.evaluation.score;
  return converted === null ? [] : [new Decimal(converted)];
}

/**
 * The same without a score. With `row`, that row's alone.
 */
export function figuresIn(operand: Operand, store: FactStore, row?: string): readonly Decimal[] {
  switch (operand.of) {
    case 'fact':
      return figure(() => store.value(operand.id));
    case 'formula':
      return figure(() => operand.formula.run(store.scope));
    case 'rows':
      return rowsOf(store, operand.table)
        .filter(({ id }) => row === undefined || id === row)
        .flatMap((one) => figure(() => one.cell(operand.column)));
    case 'score':
      return [];
  }
}

function rowsOf(store: FactStore, table: string): TableValue['rows'] {
  const value = store.value(table);
  return isMissing(value) || !isTable(value) ? [] : value.rows;
}

function figure(read: () => unknown): readonly Decimal[] {
  try {
    const value = read();
    if (value instanceof Decimal) return [value];
    return typeof value === 'string' && isCalendarDate(value)
      ? [new Decimal(dayNumber(value))]
      : [];
  } catch (error) {
    if (error instanceof FormulaFault) return [];
    throw error;
  }
}

/** A figure held against the limit as people write it. */
export const written = ({ type }: Pick<Limit, 'type'>, value: Decimal): string =>
  type === 'date' ? dateOfDay(value.toNumber()) : toDecimalString(value);

/** 小于 10 / 早于 2024-06-01: the side of the limit that it is not on itself. */
export const otherSide = ({ type, upward }: Pick<Limit, 'type' | 'upward'>): string =>
  type === 'date' ? (upward ? '早于' : '晚于') : upward ? '小于' : '大于';

/** Whether a figure is on the side that the limit is not on. */
export const isBeyond = ({ at, upward }: Limit, value: Decimal): boolean =>
  upward ? value.lt(at) : value.gt(at);
