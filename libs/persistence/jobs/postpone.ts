import { ZipingError, type ErrorCode } from '#libs/kernel';

import type { ExecuteSql } from './boss.js';
import type { JobName } from './queues.js';

const FIRST_SECONDS = 2;
/** Space freed on a full disk is noticed within half a minute. */
const MOST_SECONDS = 30;
const LASTING_SECONDS = 600;

/** Failures that stay until somebody changes data or software: trying at once again would only heat the machine. */
const LASTING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'render.glyph_missing',
  'rulebook.invalid',
  'rulebook.not_found',
  'report.not_found',
  'storage.conflict',
  'disposal.stale',
]);

/**
 * Seconds to wait before the next try: 2, 4, 8 … 30; ten minutes where only a person can help.
 * @param tries how often the job has failed before
 */
export function delayAfter(error: unknown, tries: number): number {
  if (error instanceof ZipingError && LASTING.has(error.code)) return LASTING_SECONDS;
  return Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** Math.min(tries, 10));
}

/** pg-boss's own backoff has no upper bound, so the start of the next try is set here. */
export async function postpone(
  executeSql: ExecuteSql,
  name: JobName,
  id: string,
  seconds: number,
): Promise<void> {
  await executeSql(
    `UPDATE pgboss.job SET start_after = now() + $3 * interval '1 second'
      WHERE name = $1 AND id = $2 AND state = 'retry'`,
    [name, id, seconds],
  );
}
