/** Something a walk over the archive found. */
export interface ArchiveFinding {
  /** null: of the chain or the audit trail, and of no one report. */
  readonly reportId: string | null;
  /** Unit and year, or the row by table and key. */
  readonly subject: string;
  readonly message: string;
}

/** One walk over everything a bureau has archived, from its start; done in steps, each a job. */
export interface ArchiveRunRecord {
  readonly id: string;
  readonly bureauId: string;
  /** `nightly`: nobody asked. */
  readonly trigger: 'nightly' | 'asked';
  readonly startedByName: string;
  readonly startedAt: Date;
  /** Entries there were when it began. */
  readonly total: number;
  /** Entries looked at. */
  readonly done: number;
  /** The entry looked at last; null before the first. */
  readonly cursor: string | null;
  /** Entries and rows with something wrong; `findings` has the first of them. */
  readonly failing: number;
  readonly findings: readonly ArchiveFinding[];
  /** null while it runs: of a bureau one at most does. */
  readonly finishedAt: Date | null;
}

export interface ArchiveRunRepository {
  insert(run: ArchiveRunRecord): Promise<void>;
  /** SELECT … FOR UPDATE: two workers that were given the same step do it one after the other. */
  lock(bureauId: string, id: string): Promise<ArchiveRunRecord | null>;
  /** Writes how far a run that was locked has come. */
  advance(run: ArchiveRunRecord): Promise<void>;
  running(bureauId: string): Promise<ArchiveRunRecord | null>;
  /** The one finished last. */
  finished(bureauId: string): Promise<ArchiveRunRecord | null>;
}
