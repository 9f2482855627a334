import type { FactDefinition, FactValue, TakenOver } from '../../api/types.ts';
import { same } from '../../shared/three-way.ts';
import { isEmpty } from '../draft/edits.ts';

/** A proposal that would change something that may be changed. */
export interface TakeoverItem {
  readonly fact: FactDefinition;
  readonly confidence: TakenOver['proposals'][number]['confidence'];
  readonly quote: TakenOver['proposals'][number]['quote'];
  /** What the field shows now; undefined when it is empty. */
  readonly current: FactValue | undefined;
  readonly value: FactValue;
}

export interface TakeoverItems {
  readonly items: readonly TakeoverItem[];
  /** Facts whose proposals say what is there already. */
  readonly same: readonly string[];
}

/** What of a file's proposals is left to decide on: those that say something else, in fields that are open. */
export function takeoverItems(
  { proposals }: TakenOver,
  facts: readonly FactDefinition[],
  currentOf: (id: string) => FactValue | undefined,
  isOpen: (id: string) => boolean,
): TakeoverItems {
  const open = proposals.flatMap(({ fact: id, value, confidence, quote }): TakeoverItem[] => {
    const fact = facts.find((one) => one.id === id);
    if (fact === undefined || !isOpen(id)) return [];
    return [{ fact, confidence, quote, current: currentOf(id), value }];
  });
  const items = open.filter(({ current, value }) => !same(current, value));
  const asked = new Set(items.map(({ fact }) => fact.id));
  return { items, same: open.map(({ fact }) => fact.id).filter((id) => !asked.has(id)) };
}

/**
 * A value as it may be filled in: rows that refer to rows of a table that is not taken over lose the reference, since the
 * table's own rows are other ones.
 */
export function fillable({ fact, value }: TakeoverItem, taken: ReadonlySet<string>): FactValue {
  const dangling = (fact.columns ?? [])
    .filter(({ type, table }) => type === 'ref' && !taken.has(table ?? ''))
    .map(({ id }) => id);
  if (!Array.isArray(value) || dangling.length === 0) return value;
  return value.map((row) => {
    if (!('cells' in row)) return row;
    const kept = Object.entries(row.cells).filter(([column]) => !dangling.includes(column));
    return { ...row, cells: Object.fromEntries(kept) };
  });
}

/** Ticked at first: what is sure and overwrites nothing. Nothing at all, when the file is of another year. */
export function firstTicked(items: readonly TakeoverItem[], sameYear: boolean): string[] {
  if (!sameYear) return [];
  return items
    .filter(({ confidence, current }) => confidence === 'sure' && isEmpty(current))
    .map(({ fact }) => fact.id);
}
