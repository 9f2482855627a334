import type { CodedDocument } from '#libs/kernel';

import type { Retention } from './archive-keeping.js';
import type {
  ArchiveEntryRecord,
  ArchiveLinkRecord,
  ArchiveRootRecord,
  PublicationRecord,
  SecrecyReviewRecord,
} from './archive-records.js';
import type { ReportScope } from './scope.js';

export interface ArchiveFilter {
  readonly year?: number;
  readonly organisationId?: string;
  /** The one that counts: the bureau's where it adjusted. */
  readonly grade?: string;
  readonly retention?: Retention;
  /** Only those held, or only those not. */
  readonly held?: boolean;
  /** Archived at or after. */
  readonly from?: Date;
  /** Archived before. */
  readonly before?: Date;
  /** Keyset pagination: id of the last row seen. */
  readonly after?: string;
  readonly limit: number;
}

/** An entry beside what the list says of its report. */
export interface ArchiveListRow {
  readonly id: string;
  readonly reportId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly year: number;
  readonly revision: number;
  /** Self-score of the approved submission. */
  readonly score: string | null;
  readonly converted: string | null;
  readonly gradeLabel: string | null;
  /** With the bureau's adjustments: what was approved. null without any. */
  readonly bureauConverted: string | null;
  readonly bureauGradeLabel: string | null;
  readonly pages: number;
  /** Bytes of all files together. */
  readonly size: number;
  readonly archivedAt: Date;
  /** A later revision of the report is archived. */
  readonly superseded: boolean;
  /** 档号; null while its unit has no scheme. */
  readonly number: string | null;
  readonly retention: Retention | null;
  /** ISO date; null: for ever, or not numbered yet. */
  readonly keptUntil: string | null;
  /** 冻结 */
  readonly held: boolean;
  /** Its files were deleted, or are being. */
  readonly disposed: boolean;
}

/** A link and the entry it is of; null when the row is gone. */
export interface LinkedEntry {
  readonly link: ArchiveLinkRecord;
  readonly entry: ArchiveEntryRecord | null;
}

/** The hash chain over the entries of a bureau; append-only, as the database holds it to. */
interface ArchiveChainRepository {
  /** The last link, locked against other appends until the transaction ends. */
  lockTail(bureauId: string): Promise<Pick<ArchiveLinkRecord, 'sequence' | 'hash' | 'day'> | null>;
  insertLink(link: ArchiveLinkRecord): Promise<void>;
  insertRoot(root: ArchiveRootRecord): Promise<void>;
  /** Days before `today` that have entries and no root, oldest first. */
  daysToSeal(
    bureauId: string,
    today: string,
  ): Promise<readonly Pick<ArchiveRootRecord, 'day' | 'size' | 'head'>[]>;
  /** Of the first entries, in the order of the chain. */
  leaves(bureauId: string, count: number): Promise<readonly string[]>;
  /** Links after a sequence, in order, each with its entry. */
  links(bureauId: string, after: string, limit: number): Promise<readonly LinkedEntry[]>;
  linkOf(bureauId: string, entryId: string): Promise<ArchiveLinkRecord | null>;
  /** Newest first; all of them, or those before a day. */
  roots(
    bureauId: string,
    page?: { readonly before?: string; readonly limit: number },
  ): Promise<readonly ArchiveRootRecord[]>;
  /** Ids of entries without a link. */
  unlinked(bureauId: string): Promise<readonly string[]>;
}

/** What a list can be narrowed to: years, newest first; units by pinyin; grades, highest first. */
export interface ListFacets {
  readonly years: readonly number[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly grades: readonly { readonly grade: string; readonly label: string }[];
}

export interface ArchiveRepository extends ArchiveChainRepository {
  /** Unique per report: a second insert is refused by the database. */
  insert(entry: ArchiveEntryRecord): Promise<void>;
  findByReport(bureauId: string, reportId: string): Promise<ArchiveEntryRecord | null>;
  list(
    bureauId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly ArchiveEntryRecord[]>;
  count(bureauId: string): Promise<number>;
  /** SHA-256 of every row that says something of a report, by table and key: `decision 0190…`. */
  rowDigests(bureauId: string, reportId: string): Promise<Readonly<Record<string, string>>>;
  /** Newest first. */
  search(scope: ReportScope, filter: ArchiveFilter): Promise<readonly ArchiveListRow[]>;
  /** What the scope's entries can be narrowed to. */
  facets(scope: ReportScope): Promise<ListFacets>;
  /** Why the last try to archive a report failed, where it is still to be tried again. */
  trouble(bureauId: string, reportId: string): Promise<JobTrouble | null>;
}

/** In words for people where the failure is one we know; null: the log has the details. */
export interface JobTrouble {
  readonly message: string | null;
}

/** What the public may know of an archived or published PDF, found by its SHA-256. */
export interface KnownDocument {
  readonly kind: 'archived' | 'published';
  /** Of the archive entry, or of the round of publication. */
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly bureauName: string;
  readonly organisationName: string;
  readonly year: number;
  readonly revision: number;
  readonly pages: number;
  readonly approvedAt: Date;
  readonly archivedAt: Date;
  /** Of a publication: published, withdrawn or superseded. */
  readonly publication: PublicationRecord['stage'] | null;
  readonly publishedAt: Date | null;
  readonly endedAt: Date | null;
  /** A later revision of the report is archived. */
  readonly revised: boolean;
  /** The list by which the archived files were deleted, and the day; null: they are kept. */
  readonly disposalNumber: string | null;
  readonly disposedAt: Date | null;
  /** The publication in force of this report or of a later revision; null when there is none. */
  readonly currentPublicationId: string | null;
}

export interface PublicFilter {
  readonly year?: number;
  /** Part of a unit's name. */
  readonly organisationId?: string;
  readonly grade?: string;
  /** Words looked for in the text, which begins with title and unit; 2 characters at least. */
  readonly words?: string;
  readonly after?: string;
  readonly limit: number;
}

/** A published report as the public list has it. */
export interface PublishedRow {
  readonly id: string;
  readonly bureauId: string;
  readonly bureauName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly year: number;
  readonly revision: number;
  readonly title: string;
  readonly converted: string | null;
  readonly gradeLabel: string | null;
  readonly categories: PublicationRecord['categories'];
  readonly pages: number;
  readonly files: PublicationRecord['files'];
  readonly publishedAt: Date;
}

export interface PublicationRepository {
  insert(publication: PublicationRecord): Promise<void>;
  /** Why the public version of the latest round is not made yet; null: not tried yet, or made. */
  trouble(bureauId: string, reportId: string): Promise<JobTrouble | null>;
  /** The latest round of a report. */
  latest(bureauId: string, reportId: string): Promise<PublicationRecord | null>;
  /** Every round of a report, newest first. */
  ofReport(bureauId: string, reportId: string): Promise<readonly PublicationRecord[]>;
  /** SHA-256 of every row of a report's rounds, by table and key: `secrecy_review 0190…`. */
  rowDigests(bureauId: string, reportId: string): Promise<Readonly<Record<string, string>>>;
  find(bureauId: string, id: string): Promise<PublicationRecord | null>;
  /** What is published now of a unit's year: of one revision at most. */
  inForce(
    bureauId: string,
    organisationId: string,
    year: number,
  ): Promise<PublicationRecord | null>;
  /** Conditional on the version read; false when somebody else was faster. */
  update(publication: PublicationRecord, expectedVersion: number): Promise<boolean>;
  reviews(bureauId: string, publicationId: string): Promise<readonly SecrecyReviewRecord[]>;
  addReview(review: SecrecyReviewRecord): Promise<void>;
  /** Only what is published now, of every bureau of the installation; newest first. */
  listPublished(filter: PublicFilter): Promise<readonly PublishedRow[]>;
  findPublished(id: string): Promise<PublishedRow | null>;
  /** What the published ones can be narrowed to. */
  publishedFacets(): Promise<ListFacets>;
  /** By the SHA-256 of an archived or once published PDF; what never was public is found as archived only. */
  findDocument(pdfSha256: string): Promise<KnownDocument | null>;
  /** By the code printed on it; of a round of publication only what is or was public. */
  findCoded(document: CodedDocument): Promise<KnownDocument | null>;
}
