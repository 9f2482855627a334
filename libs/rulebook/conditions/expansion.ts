import type { Condition } from '../schema/index.js';
import { childrenOf, isComparison } from './compile.js';

/**
 * How many parts a condition has once every named one stands in its place: a few names that name each other twice make
 * millions. Infinity where a name leads nowhere or back to itself. Each name is counted once.
 */
export function expansionOf(
  named: ReadonlyMap<string, Condition>,
): (condition: Condition) => number {
  const known = new Map<string, number>();
  const sizeOf = (condition: Condition): number => {
    if ('condition' in condition) return sizeOfName(condition.condition);
    if (isComparison(condition)) return 1;
    return childrenOf(condition).reduce((sum, child) => sum + sizeOf(child), 1);
  };
  const sizeOfName = (name: string): number => {
    const size = known.get(name);
    if (size !== undefined) return size;
    // What comes back here while it is being counted has no end.
    known.set(name, Infinity);
    const target = named.get(name);
    const found = target === undefined ? Infinity : sizeOf(target);
    known.set(name, found);
    return found;
  };
  return sizeOf;
}
