import { ApiError } from '../../api/client.ts';

/** The session ended: over once the person is back. */
const SIGNED_OUT: ReadonlySet<string> = new Set(['session.required', 'session.expired']);

/** Out of reach, overloaded or signed out: tried again by itself. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 0 || error.status === 429 || error.status >= 500 || SIGNED_OUT.has(error.code));

/** Faults by the path below their part: `a.fact`, `table.row.column`, `block`, `indicator.reason`. */
export function faultsOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return new Map();
  return new Map(
    error.faults.flatMap(({ path, message }): [string, string][] =>
      path === undefined ? [] : [[path.replace(/^(?:facts|paragraphs|measures)[./]/, ''), message]],
    ),
  );
}
