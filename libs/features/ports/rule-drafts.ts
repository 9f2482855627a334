import type { PackageFiles } from '#libs/rulebook';

export const DRAFT_STATES = ['draft', 'in_review', 'published', 'discarded'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** A yearly package on its way to publication. What it holds may be unfinished, so it has no more shape than its parts. */
export interface RuleDraftRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly year: number;
  readonly rulebookVersion: string;
  readonly title: string;
  readonly state: DraftState;
  /** Grows by one with every change; a stale write is refused with 409. */
  readonly version: number;
  readonly package: PackageFiles;
  /** SHA-256 of the canonical package as it stands. */
  readonly contentHash: string;
  readonly basedOn: string | null;
  /** Everybody who wrote in it; none of them may approve it. */
  readonly editors: readonly string[];
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly updatedByName: string;
  readonly updatedAt: Date;
  readonly note: string | null;
  readonly submittedByName: string | null;
  readonly submittedAt: Date | null;
  readonly reason: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly publishedHash: string | null;
}

export interface DraftPage {
  /** Id of the last draft seen. */
  readonly after: string | null;
  readonly limit: number;
}

export interface RuleDraftRepository {
  insert(draft: RuleDraftRecord): Promise<void>;
  find(bureauId: string, id: string): Promise<RuleDraftRecord | null>;
  /** SELECT … FOR UPDATE. */
  lock(bureauId: string, id: string): Promise<RuleDraftRecord | null>;
  update(draft: RuleDraftRecord): Promise<void>;
  /** Newest first, without the packages. */
  list(bureauId: string, page: DraftPage): Promise<readonly Omit<RuleDraftRecord, 'package'>[]>;
}
