import type { EntityManager } from 'typeorm';

import type { JobTrouble, QueuedJob } from '#libs/features/ports';

import { select } from './table.js';

/** The runner leaves a code with the failures that have words for people. */
const TROUBLE = `
  SELECT CASE WHEN output->>'code' IS NOT NULL THEN output->>'message' END AS message FROM pgboss.job
  WHERE name = $1 AND state IN ('retry', 'active') AND output IS NOT NULL
    AND data->>'bureauId' = $2 AND data->>'reportId' = $3
  LIMIT 1`;

/** Why a job of a report was not done so far; null when it was not tried, or is done. */
export async function jobTrouble(
  manager: EntityManager,
  name: QueuedJob['name'],
  { bureauId, reportId }: { readonly bureauId: string; readonly reportId: string },
): Promise<JobTrouble | null> {
  const [row] = await select<JobTrouble>(manager, TROUBLE, [name, bureauId, reportId]);
  return row ?? null;
}
