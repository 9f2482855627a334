import type { Report } from '../../api/types.ts';
import { keyOf, storedValue, type DraftValue, type Edit, type Edits } from './edits.ts';
import { same } from '../../shared/three-way.ts';
import { mergeEdit, type Merged } from './merge.ts';
import type { Replaced } from './undo-steps.ts';

/** A field that a colleague and oneself changed differently. */
export interface Clash extends Merged {
  readonly edit: Edit;
  readonly stored: DraftValue;
}

/** By key of the edit, the values that were sent of it since it was last saved. */
export type Sent = Map<string, readonly DraftValue[]>;

export function noteSent(sent: Sent, edits: readonly Edit[]): void {
  for (const { part, id, value } of edits) {
    const key = keyOf(part, id);
    sent.set(key, [...(sent.get(key) ?? []), value]);
  }
}

/** The edits with what was stored as the value that the next save is compared with. */
export function rebased(edits: Edits, stored: readonly Edit[]): Edits {
  const values = new Map(stored.map(({ part, id, value }) => [keyOf(part, id), value]));
  return new Map(
    [...edits].map(([key, edit]) => [
      key,
      values.has(key) ? { ...edit, base: values.get(key) } : edit,
    ]),
  );
}

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

/** Whether a key names this edit. */
export const isOf = (key: string, { part, id }: Edit): boolean => keyOf(part, id) === key;

/** What choosing a side puts aside, so that it can be taken back. */
export const replacedBy = (side: 'mine' | 'theirs', clashes: readonly Clash[]): Replaced[] =>
  clashes.map(({ edit: { part, id }, mine, theirs }) => ({
    part,
    id,
    before: side === 'mine' ? theirs : mine,
    after: side === 'mine' ? mine : theirs,
  }));
