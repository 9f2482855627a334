import type { Evaluation } from '#libs/rulebook';

/** An archived report with what its score and checks are computed from, and both as they were stored. */
export interface ReplayableReport {
  readonly entryId: string;
  readonly reportId: string;
  readonly organisationName: string;
  readonly year: number;
  readonly rulebookHash: string;
  /** The very text that was decided on. */
  readonly snapshotCanonical: string;
  readonly contentHash: string;
  readonly evaluation: Evaluation;
  /** Short names of the other units when it was sent; null: of the time before they were kept. */
  readonly otherOrganisations: readonly string[] | null;
  /** SHA-256 of the archived score.json; null when the entry has none. */
  readonly scoreSha256: string | null;
}

/** A report whose score or checks are not what they were. */
export interface ReplayDifference {
  readonly reportId: string;
  readonly organisationName: string;
  readonly year: number;
  /** What differs, in Chinese. */
  readonly message: string;
}

/** One walk over everything a bureau has archived; append-only. */
export interface ReplayRunRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly reports: number;
  readonly differing: number;
  /** Reports whose checks could not be run again; null in a run of the time before checks were. */
  readonly scoresOnly: number | null;
  /** The first of them. */
  readonly differences: readonly ReplayDifference[];
}

export interface ReplayRepository {
  /** In the order they were archived; `after` is the entry id of the last one seen, `year` null means all years. */
  page(
    bureauId: string,
    asked: { readonly year: number | null; readonly after: string | null; readonly limit: number },
  ): Promise<readonly ReplayableReport[]>;
  insert(run: ReplayRunRecord): Promise<void>;
  latest(bureauId: string): Promise<ReplayRunRecord | null>;
}
