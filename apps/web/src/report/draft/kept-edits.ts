import type { Edit, Edits } from './edits.ts';

interface Kept {
  readonly version: number;
  readonly edits: readonly (readonly [string, Edit])[];
}

const placeOf = (userId: string, reportId: string): string => `ziping.draft.${userId}.${reportId}`;

/** What this person typed in this tab and the server does not have yet: a session that ends, or a reload, loses nothing. */
export function keptEdits(
  userId: string,
  reportId: string,
): { readonly version: number; readonly edits: Edits } | undefined {
  const text = sessionStorage.getItem(placeOf(userId, reportId));
  if (text === null) return undefined;
  const { version, edits } = JSON.parse(text) as Kept;
  return { version, edits: new Map(edits) };
}

export function keepEdits(userId: string, reportId: string, edits: Edits, version: number): void {
  const place = placeOf(userId, reportId);
  if (edits.size === 0) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify({ version, edits: [...edits] }));
}
