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
  /** How many proposals say what is there already. */
  readonly same: number;
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
  return { items, same: open.length - items.length };
}

/** Ticked at first: what is sure and overwrites nothing. Nothing at all, when the file is of another year. */
export function firstTicked(items: readonly TakeoverItem[], sameYear: boolean): string[] {
  if (!sameYear) return [];
  return items
    .filter(({ confidence, current }) => confidence === 'sure' && isEmpty(current))
    .map(({ fact }) => fact.id);
}
