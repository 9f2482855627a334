import type { Statement, TextDocument } from '../document.js';
import type { Mention } from '../mentions/mention.js';
import { pairOf, type Pair } from './change-ends.js';
import { directionOf, isChange, type Direction } from './change-words.js';
import { alike, around } from './near.js';

/** A figure said to have grown or shrunk against an earlier one. */
export interface Change extends Pair {
  /** By how much: an amount or count, a percentage, or percentage points. */
  readonly by: Mention;
  readonly direction: Direction;
  /** The difference stated before a growth rate, 增加10万元，增长5%; a rate that goes the other way is wrong whatever its figure. */
  readonly stated: { readonly difference: Mention; readonly direction: Direction } | null;
  /** Figures nearby that the change may be of instead. */
  readonly others: readonly Mention[];
}

/**
 * Every change of a sentence that says what it is against.
 * @param of `rates` reads a percentage as the change of two percentages
 */
export function changesOf(
  document: TextDocument,
  statement: Statement,
  of: 'figures' | 'rates' = 'figures',
): Change[] {
  return statement.mentions.flatMap((by, index) => {
    const before = figuresBefore(statement, index, of);
    const direction = directionOf(by.before, before);
    if (direction === null || !by.exact) return [];
    const stated = statedBefore(statement, index);
    const own = before.filter(
      (mention) =>
        stated === null || (mention !== stated.difference && alike(mention, stated.difference)),
    );
    const pair = pairOf(document, statement, index, own);
    if (pair === null) return [];
    return [{ ...pair, by, direction, stated, others: around(document, statement, by) }];
  });
}

/** A difference and a rate right after it that go opposite ways: 减少5.18万元，增长15.26%. */
export function contradictions(statement: Statement): (readonly [Mention, Mention])[] {
  const { mentions } = statement;
  return mentions.flatMap((rate, index) => {
    const difference = mentions[index - 1];
    const beside =
      /^[，,、（(]?[^，。；\d]{0,2}(?:增长|上升|增幅|下降|降幅|减少|增加)(?:了|为|约)?$/;
    if (difference === undefined || rate.kind !== 'percent' || !beside.test(rate.before)) return [];
    if (difference.kind === 'percent' || difference.kind === 'points') return [];
    const one = directionOf(difference.before, []);
    const other = directionOf(rate.before, []);
    const opposite = one !== null && other !== null && one !== other;
    return opposite ? [[difference, rate] as const] : [];
  });
}

/** What a change may be of: figures of its own kind before it; for a rate every amount or count. Changes are left out. */
function figuresBefore(
  { mentions }: Statement,
  index: number,
  of: 'figures' | 'rates' = 'figures',
): Mention[] {
  const by = mentions[index];
  if (by === undefined) return [];
  const plain = mentions.slice(0, index).filter((mention) => !isChange(mention));
  if (by.kind === 'percent' && of === 'figures')
    return plain.filter(({ kind }) => kind === 'amount' || kind === 'count');
  if (by.kind === 'points' || by.kind === 'percent')
    return plain.filter(({ kind }) => kind === 'percent');
  return plain.filter((mention) => alike(mention, by));
}

/** 增加10万元，增长5%: the difference, when a rate follows it. */
function statedBefore(statement: Statement, index: number): Change['stated'] {
  const [difference, by] = statement.mentions.slice(Math.max(0, index - 1), index + 1);
  if (index === 0 || difference === undefined || by?.kind !== 'percent') return null;
  if (difference.kind === 'percent') return null;
  const direction = directionOf(difference.before, figuresBefore(statement, index - 1));
  return direction && { difference, direction };
}
