import type { Report } from '../../api/types.ts';
import { keyOf, storedValue, type DraftValue, type Edit, type Edits } from './edits.ts';
import { same } from '../../shared/three-way.ts';
import { mergeEdit, type Merged } from './merge.ts';

/** A field that a colleague and oneself changed differently. */
export interface Clash extends Merged {
  readonly edit: Edit;
  readonly stored: DraftValue;
}

/** By key of the edit, the values that were sent of it since it was last saved. */
export type Sent = Map<string, readonly DraftValue[]>;

/**
 * Lays every edit over what is stored now. A value that was sent by oneself and is found stored - its answer did not
 * come - is nobody else's change.
 */
export function mergeAll(edits: Edits, content: Report['content'], sent: Sent) {
  const clashes: Clash[] = [];
  const merged = new Map<string, Edit>();
  for (const [key, edit] of edits) {
    const stored = storedValue(content, edit.part, edit.id);
    const own = sent.get(key)?.some((value) => same(value, stored)) === true;
    const outcome = mergeEdit(own ? { ...edit, base: stored } : edit, stored);
    if (outcome.clash) clashes.push({ ...outcome, edit, stored });
    merged.set(key, outcome.clash ? edit : { ...edit, value: outcome.mine, base: stored });
  }
  return { edits: merged, clashes };
}

/** The edits with one side chosen in every clash. */
export function resolved(
  edits: Edits,
  clashes: readonly Clash[],
  side: 'mine' | 'theirs',
): Map<string, Edit> {
  const chosen = new Map(edits);
  for (const { edit, stored, mine, theirs } of clashes)
    chosen.set(keyOf(edit.part, edit.id), {
      ...edit,
      value: side === 'mine' ? mine : theirs,
      base: stored,
    });
  return chosen;
}
