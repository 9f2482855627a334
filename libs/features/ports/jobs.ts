/** One archive job of one approved submission. */
export interface ArchiveReportJob {
  readonly name: 'archive-report';
  readonly data: {
    readonly bureauId: string;
    readonly reportId: string;
    readonly submissionId: string;
  };
}

/** Renders the public version of one archived report. */
export interface PreparePublicationJob {
  readonly name: 'prepare-publication';
  readonly data: {
    readonly bureauId: string;
    readonly reportId: string;
    readonly publicationId: string;
  };
}

/** Computes every archived score of a bureau again, once a night. */
export interface ReplayArchiveJob {
  readonly name: 'replay-archive';
  readonly data: { readonly bureauId: string };
}

/** The next step of a walk over the archive of a bureau. */
export interface VerifyArchiveJob {
  readonly name: 'verify-archive';
  readonly data: {
    readonly bureauId: string;
    readonly runId: string;
    /** Entries that were done when it was asked for: a step that was done already is dropped. */
    readonly done: number;
  };
}

/** Deletes the files of an approved disposal list. */
export interface DisposeArchiveJob {
  readonly name: 'dispose-archive';
  readonly data: { readonly bureauId: string; readonly listId: string };
}

/** Puts numbers that were given into the packages of a bureau. */
export interface LabelArchiveJob {
  readonly name: 'label-archive';
  readonly data: { readonly bureauId: string };
}

/** Tries one chunk of a simulation's reports. */
export interface SimulateRulesJob {
  readonly name: 'simulate-rules';
  readonly data: {
    readonly bureauId: string;
    readonly simulationId: string;
    /** Its number, from 0. */
    readonly chunk: number;
    readonly first: string;
    readonly last: string;
    readonly reports: number;
  };
}

export type QueuedJob =
  | ArchiveReportJob
  | PreparePublicationJob
  | ReplayArchiveJob
  | VerifyArchiveJob
  | DisposeArchiveJob
  | LabelArchiveJob
  | SimulateRulesJob;

/** Jobs join the transaction: a rollback leaves none. */
export interface JobQueue {
  enqueue(job: QueuedJob): Promise<void>;
  /** The same for many at once. */
  enqueueAll(jobs: readonly QueuedJob[]): Promise<void>;
  /** Marks a claimed job as done together with what it did, so that it never runs again after the commit. */
  complete(job: { readonly name: QueuedJob['name']; readonly id: string }): Promise<void>;
}
