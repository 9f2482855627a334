import type { AuditRepository } from './audit-trail.js';
import type { JobQueue } from './jobs.js';
import type { ReportScope } from './scope.js';
import type { PublicationRepository, ArchiveRepository } from './archive.js';
import type { ArchiveKeepingRepository } from './archive-keeping.js';
import type { ArchiveRunRepository } from './archive-runs.js';
import type { DisposalRepository } from './disposals.js';
import type { LockedReport, NoticeRepository } from './notices.js';
import type { OverviewRepository } from './overview.js';
import type {
  NewOrganisationRecord,
  OrganisationRecord,
  RoleGrantRecord,
  SessionRecord,
  UserRecord,
} from './people-records.js';
import type {
  AttachmentRecord,
  BureauRating,
  CheckWaiverRecord,
  CommitteeMeetingRecord,
  DecisionRecord,
  FieldNoteRecord,
  OutdatedReport,
  ReportHeader,
  ReportRecord,
  ReportStanding,
  RulebookRecord,
  ScoreAdjustmentRecord,
  ScoreAppealRecord,
  SubmissionRecord,
} from './records.js';
import type { ReplayRepository } from './replay.js';
import type { SimulationRepository } from './simulations.js';
import type { TakeoverRecord } from './takeovers.js';
import type { RuleDraftRepository } from './rule-drafts.js';
import type { ReportConditions, ReportFilter, ReportListRow, ReportTally } from './report-list.js';
import type { UserConditions, UserFilter } from './user-list.js';
import type { ReportContent } from '#libs/rulebook';

export interface ReportRepository {
  insert(report: ReportRecord, standing?: ReportStanding): Promise<void>;
  find(scope: ReportScope, id: string): Promise<ReportRecord | null>;
  /** SELECT … FOR UPDATE: the first statement of every decision. */
  lock(scope: ReportScope, id: string): Promise<ReportHeader | null>;
  /** What is in a report that was found or locked: large, so that only those who look at it read it. */
  content(bureauId: string, id: string): Promise<ReportContent>;
  /**
   * Conditional on the version read; false when somebody else was faster. Content that is left out stays as it is.
   */
  update(
    report: ReportHeader & { readonly content?: ReportContent },
    expectedVersion: number,
    standing?: ReportStanding,
  ): Promise<boolean>;
  /** Of a draft that is locked; the database refuses it for any other. */
  changeRulebook(bureauId: string, id: string, rulebookHash: string): Promise<void>;
  /** Drafts of a package's year that were made with an older version of it, by id. */
  outdated(
    rulebook: Pick<RulebookRecord, 'bureauId' | 'year' | 'version'>,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly OutdatedReport[]>;
  /** Of a report that is locked; a new submission begins without. */
  rate(bureauId: string, id: string, rating: BureauRating): Promise<void>;
  list(scope: ReportScope, filter: ReportFilter): Promise<readonly ReportListRow[]>;
  /** @param today day in Beijing */
  tally(
    scope: ReportScope,
    conditions: ReportConditions,
    today: string,
  ): Promise<readonly ReportTally[]>;
  /** Locks many at once, by id so that two who do so never wait for each other; those out of scope are left out. */
  lockMany(scope: ReportScope, ids: readonly string[]): Promise<readonly LockedReport[]>;
  latest(scope: ReportScope, organisationId: string, year: number): Promise<ReportRecord | null>;
}

/** Rows that are only ever added and read by report. */
export interface ReportJournal<T> {
  insert(row: T): Promise<void>;
  listByReport(bureauId: string, reportId: string): Promise<readonly T[]>;
}

/** A submission without its snapshot and evaluation: all that a decision needs of it. */
export type SubmissionHeader = Pick<
  SubmissionRecord,
  'id' | 'number' | 'contentHash' | 'submittedBy' | 'submittedAt'
>;

export interface SubmissionRepository extends ReportJournal<SubmissionRecord> {
  header(bureauId: string, id: string): Promise<SubmissionHeader | null>;
  /** How many times the report was submitted. */
  count(bureauId: string, reportId: string): Promise<number>;
  find(bureauId: string, id: string): Promise<SubmissionRecord | null>;
}

export interface MeetingRepository extends ReportJournal<CommitteeMeetingRecord> {
  /** The one recorded last, voided or not. */
  newest(bureauId: string, reportId: string): Promise<CommitteeMeetingRecord | null>;
  void(bureauId: string, id: string, at: Date, reason: string): Promise<void>;
}

export interface NoteRepository extends ReportJournal<FieldNoteRecord> {
  find(bureauId: string, id: string): Promise<FieldNoteRecord | null>;
  answer(bureauId: string, id: string, reply: string, at: Date): Promise<void>;
}

export interface AdjustmentRepository extends ReportJournal<ScoreAdjustmentRecord> {
  revoke(bureauId: string, id: string, at: Date): Promise<void>;
}

/** The bureau's answer to an appeal. */
export interface AppealAnswer {
  readonly reply: string;
  readonly repliedBy: string;
  readonly repliedByName: string;
  readonly repliedAt: Date;
}

export interface AppealRepository extends ReportJournal<ScoreAppealRecord> {
  /** Answers once; an appeal answered before stays as it is. */
  answer(bureauId: string, id: string, answer: AppealAnswer): Promise<void>;
}

export interface WaiverRepository extends ReportJournal<CheckWaiverRecord> {
  revoke(bureauId: string, id: string, at: Date): Promise<void>;
}

export interface AttachmentRepository extends ReportJournal<AttachmentRecord> {
  find(bureauId: string, id: string): Promise<AttachmentRecord | null>;
  remove(bureauId: string, id: string, at: Date): Promise<void>;
}

export interface RulebookRepository {
  insert(rulebook: RulebookRecord): Promise<void>;
  find(bureauId: string, hash: string): Promise<RulebookRecord | null>;
  /**
   * The published package of a year with the highest version, of those in force.
   * @param today day in Beijing
   */
  current(bureauId: string, year: number, today: string): Promise<RulebookRecord | null>;
  list(bureauId: string): Promise<readonly Omit<RulebookRecord, 'package'>[]>;
  /** False when it is not published, or retired already. */
  retire(bureauId: string, hash: string): Promise<boolean>;
  /** Until the transaction ends nobody else publishes for this bureau. */
  lockYears(bureauId: string): Promise<void>;
}

export interface OrganisationRepository {
  insert(organisation: NewOrganisationRecord): Promise<void>;
  /** SELECT … FOR UPDATE: names are changed and organisations merged one after another. */
  lock(bureauId: string, id: string): Promise<OrganisationRecord | null>;
  /** Writes name, kind and history of an organisation that was locked. */
  change(organisation: OrganisationRecord): Promise<void>;
  find(bureauId: string, id: string): Promise<OrganisationRecord | null>;
  list(bureauId: string): Promise<readonly OrganisationRecord[]>;
  /** The bureaus of this installation (kind `bureau`), for jobs and tools that go over all of them. */
  bureaus(): Promise<readonly OrganisationRecord[]>;
}

export interface UserRepository {
  insert(user: UserRecord, grants: readonly RoleGrantRecord[]): Promise<void>;
  findByAccount(account: string): Promise<UserRecord | null>;
  find(bureauId: string, id: string): Promise<UserRecord | null>;
  /** SELECT … FOR UPDATE: wrong passwords are counted, and roles granted, one after another. */
  lock(bureauId: string, id: string): Promise<UserRecord | null>;
  list(bureauId: string): Promise<readonly UserRecord[]>;
  /** By account. */
  search(bureauId: string, filter: UserFilter): Promise<readonly UserRecord[]>;
  count(bureauId: string, conditions: UserConditions): Promise<number>;
  grants(bureauId: string, userId: string): Promise<readonly RoleGrantRecord[]>;
  /** The grants of some people, of everybody. */
  grantsOf(bureauId: string, userIds: readonly string[]): Promise<readonly RoleGrantRecord[]>;
  listGrants(bureauId: string): Promise<readonly RoleGrantRecord[]>;
  addGrant(grant: RoleGrantRecord): Promise<void>;
  removeGrant(bureauId: string, id: string): Promise<void>;
  recordFailure(
    bureauId: string,
    id: string,
    failedAttempts: number,
    lockedUntil: Date | null,
  ): Promise<void>;
  disable(bureauId: string, id: string, at: Date | null): Promise<void>;
  /** @param oneTime somebody else knows it: its owner must replace it */
  setPassword(bureauId: string, id: string, passwordHash: string, oneTime: boolean): Promise<void>;
}

export interface SessionRepository {
  insert(session: SessionRecord): Promise<void>;
  find(tokenHash: string): Promise<SessionRecord | null>;
  listForUser(bureauId: string, userId: string): Promise<readonly SessionRecord[]>;
  touch(tokenHash: string, lastSeenAt: Date): Promise<void>;
  remove(tokenHash: string): Promise<void>;
  removeForUser(userId: string): Promise<void>;
}

/** Everything one transaction can touch. */
export interface Transaction {
  readonly organisations: OrganisationRepository;
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly rulebooks: RulebookRepository;
  readonly ruleDrafts: RuleDraftRepository;
  readonly reports: ReportRepository;
  readonly submissions: SubmissionRepository;
  readonly decisions: ReportJournal<DecisionRecord>;
  readonly meetings: MeetingRepository;
  readonly notes: NoteRepository;
  readonly adjustments: AdjustmentRepository;
  readonly appeals: AppealRepository;
  readonly waivers: WaiverRepository;
  readonly attachments: AttachmentRepository;
  readonly takeovers: ReportJournal<TakeoverRecord>;
  readonly notices: NoticeRepository;
  readonly overview: OverviewRepository;
  readonly archive: ArchiveRepository;
  readonly replays: ReplayRepository;
  readonly archiveRuns: ArchiveRunRepository;
  readonly archiveKeeping: ArchiveKeepingRepository;
  readonly disposals: DisposalRepository;
  readonly simulations: SimulationRepository;
  readonly publications: PublicationRepository;
  readonly audit: AuditRepository;
  readonly jobs: JobQueue;
}

/** The port to PostgreSQL. */
export interface UnitOfWork {
  /** Runs `work` in one READ COMMITTED transaction; throws roll it back whole. */
  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Runs `work`, which only reads, on everything as it stands at one moment: what is compared was written together. */
  snapshot<T>(work: (read: UnitOfWork['read']) => Promise<T>): Promise<T>;
  /** The same repositories without a transaction, for reads. */
  readonly read: Omit<Transaction, 'jobs'>;
}

/** Bytes by name: evidence files and archive files. */
export interface BlobStore {
  /** Durable when it returns (fsync, atomic rename). Storing the same name with the same bytes again is no error; other bytes are. */
  put(name: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  get(name: string): Promise<Uint8Array>;
  exists(name: string): Promise<boolean>;
  /** Names of what lies directly in a folder, in order; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** Bytes that can also be deleted: given to disposal alone. */
export interface ErasableBlobStore extends BlobStore {
  /** Durable when it returns. Removing what is not there is no error. */
  remove(name: string): Promise<void>;
}
