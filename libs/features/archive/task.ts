import type { ArchiveReportJob } from '#libs/features/ports';

/** The job as claimed: with `id`, it is completed in the transaction that archives. */
export interface ArchiveTask {
  readonly id: string | null;
  readonly data: ArchiveReportJob['data'];
}
