import { Decimal } from '#libs/kernel';
import type { Evaluation } from '../evaluate/types.js';
import type { Equation } from './suppression.js';

/** A public value by its name; null where there is none. */
export type ValueOf = (name: string) => Decimal | null;

const SCORE = /^(indicator|category|score)\./;

/**
 * Hidden amounts that are known because amounts are not negative: where those of one relation add up to nothing, each is nothing.
 * Guaranteed is this and what `computable` says: no hidden value follows exactly from the public ones. Not guaranteed is that
 * a range stays wide (two hidden parts of a public 10 lie between 0 and 10), nor anything of scores, whose bounds everybody
 * knows from the rules: full marks of a whole category tell that nothing was deducted in it.
 */
export function pinned(
  equations: readonly Equation[],
  hidden: ReadonlySet<string>,
  valueOf: ValueOf,
): readonly string[] {
  return equations.flatMap(({ terms }) => {
    const unknown = [...terms].filter(([name]) => hidden.has(name));
    const known = [...terms].filter(([name]) => !hidden.has(name));
    if (unknown.length === 0 || unknown.some(([name]) => SCORE.test(name))) return [];
    const sameSign = unknown.every(([, factor]) => factor > 0n === (unknown[0]?.[1] ?? 0n) > 0n);
    return sameSign && addsUpToNothing(known, valueOf) ? unknown.map(([name]) => name) : [];
  });
}

function addsUpToNothing(terms: readonly (readonly [string, bigint])[], valueOf: ValueOf): boolean {
  let sum = new Decimal(0);
  for (const [name, factor] of terms) {
    const value = valueOf(name);
    if (value === null) return false;
    sum = sum.plus(value.times(factor.toString()));
  }
  return sum.isZero();
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Values of facts and cells by name. */
export function valuesOf({ facts }: Pick<Evaluation, 'facts'>): ValueOf {
  const read = (value: unknown): Decimal | null =>
    typeof value === 'string' && DECIMAL.test(value) ? new Decimal(value) : null;
  return (name) => {
    const [id = '', rowId, column = ''] = name.split('/');
    const value = facts[id]?.value;
    if (rowId === undefined) return read(value);
    const row = Array.isArray(value) ? value.find((one) => one.id === rowId) : undefined;
    return row !== undefined && 'cells' in row ? read(row.cells[column]) : null;
  };
}
