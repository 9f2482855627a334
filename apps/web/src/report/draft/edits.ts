import type { FactValue, Report } from '../../api/types.ts';

export type Content = Report['content'];
/** What of a report's content is typed by people; each part has its own route. */
export type Part = keyof Content;
export const PARTS: readonly Part[] = ['facts', 'paragraphs', 'measures'];

export type Measure = Report['content']['measures'][string];
/** undefined: cleared, which is not the same as zero. */
export type DraftValue = FactValue | Measure | undefined;

/** One field that was typed into and is not stored yet. */
export interface Edit {
  readonly part: Part;
  readonly id: string;
  readonly value: DraftValue;
  /** What was stored when typing began: tells a colleague's change from one's own. */
  readonly base: DraftValue;
}

/** Edits by `part/id`. */
export type Edits = ReadonlyMap<string, Edit>;

export const keyOf = (part: Part, id: string): string => `${part}/${id}`;

/** The place as the page names it: a fact by itself, what else is typed below its part. */
export const pathOf = ({ part, id }: Pick<Edit, 'part' | 'id'>): string =>
  part === 'facts' ? id : keyOf(part, id);

export const storedValue = (content: Report['content'], part: Part, id: string): DraftValue =>
  Object.hasOwn(content[part], id) ? content[part][id] : undefined;

/** Nothing is filled in: no value, or a table without rows. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/** What a field shows: what was typed, else what is stored. */
export function shownValue(
  edits: Edits,
  content: Report['content'],
  part: Part,
  id: string,
): DraftValue {
  const edit = edits.get(keyOf(part, id));
  return edit === undefined ? storedValue(content, part, id) : edit.value;
}

/** The body of a PATCH for one part, without the version. */
export function patchOf(edits: Iterable<Edit>): { set: Record<string, unknown>; clear: string[] } {
  const set: Record<string, unknown> = {};
  const clear: string[] = [];
  for (const { id, value } of edits) {
    if (value === undefined) clear.push(id);
    else set[id] = value;
  }
  return { set, clear };
}
