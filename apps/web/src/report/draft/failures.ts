import { ApiError, messageOf } from '../../api/client.ts';
import type { SaveState } from './draft-state.ts';
import type { Edit } from './edits.ts';

/** The session ended: over once the person is back. */
const SIGNED_OUT: ReadonlySet<string> = new Set(['session.required', 'session.expired']);

/** Out of reach, overloaded or signed out: tried again by itself. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 0 || error.status === 429 || error.status >= 500 || SIGNED_OUT.has(error.code));

/** The server will not have what was sent: it has to be typed otherwise. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && !isPassing(error) && error.code !== 'report.stale_version';

/** The edits that faults, by their paths, are about. */
export function namedIn<T extends Pick<Edit, 'id'>>(
  faults: ReadonlyMap<string, string>,
  edits: readonly T[],
): T[] {
  const paths = [...faults.keys()].map((path) => path.replaceAll('/', '.'));
  return edits.filter(({ id }) => paths.some((path) => path === id || path.startsWith(`${id}.`)));
}

/** What may be stored without the rest: the edits a refusal says nothing of; none when it names no place. */
export function notNamed<T extends Pick<Edit, 'id'>>(error: unknown, edits: readonly T[]): T[] {
  const named = namedIn(faultsOf(error), edits);
  return named.length === 0 ? [] : edits.filter((edit) => !named.includes(edit));
}

/** Faults by the path below their part: `a.fact`, `table.row.column`, `block`, `indicator.reason`. */
export function faultsOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return new Map();
  return new Map(
    error.faults.flatMap(({ path, message }): [string, string][] =>
      path === undefined ? [] : [[path.replace(/^(?:facts|paragraphs|measures)[./]/, ''), message]],
    ),
  );
}

/** What stands in the way, with its places. */
export const refused = (error: unknown): SaveState => ({
  kind: 'refused',
  message: messageOf(error),
  faults: faultsOf(error),
});
