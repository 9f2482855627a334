import type { Role } from '#libs/workflow';
import type { NoticeRecord, ReportHeader } from './records.js';

/** What a reminder looks at. */
export interface LockedReport extends Pick<
  ReportHeader,
  'id' | 'organisationId' | 'year' | 'stage'
> {
  readonly organisationName: string;
  readonly dueOn: string | null;
}

/** A unit that owes reports. */
export interface LockedUnit {
  readonly organisationId: string;
  readonly organisationName: string;
  /** 已撤并: it starts none any more. */
  readonly merged: boolean;
}

/** A notice with what it is about. */
export interface NoticeRow extends Omit<NoticeRecord, 'year'> {
  readonly organisationName: string;
  readonly year: number;
  /** The report has left the stage it was sent for, or is begun by now: nothing is left to do. */
  readonly settled: boolean;
}

export interface NoticeRepository {
  insert(notices: readonly NoticeRecord[]): Promise<void>;
  /** Newest first. */
  list(
    bureauId: string,
    recipientId: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<readonly NoticeRow[]>;
  unread(bureauId: string, recipientId: string): Promise<number>;
  /** One, or with null all of a person. Answers how many were unread. */
  markRead(bureauId: string, recipientId: string, id: string | null, at: Date): Promise<number>;
  find(bureauId: string, recipientId: string, id: string): Promise<NoticeRecord | null>;
  /** For each of the reports that was urged in its present stage: when last. */
  lastUrged(
    bureauId: string,
    reportIds: readonly string[],
  ): Promise<readonly { readonly reportId: string; readonly sentAt: Date }[]>;
  /** Locks units by id, so that two who do so never wait for each other; the bureau is none. */
  lockUnits(bureauId: string, organisationIds: readonly string[]): Promise<readonly LockedUnit[]>;
  /** Those of the units that have a report of the year. */
  startedUnits(
    bureauId: string,
    organisationIds: readonly string[],
    year: number,
  ): Promise<readonly string[]>;
  /** For each of the units that was urged to begin the year's report: when last. */
  lastUrgedUnits(
    bureauId: string,
    organisationIds: readonly string[],
    year: number,
  ): Promise<readonly { readonly organisationId: string; readonly sentAt: Date }[]>;
  /** People who hold one of the roles at one of the organisations and can sign in. */
  recipients(
    bureauId: string,
    organisationIds: readonly string[],
    roles: readonly Role[],
  ): Promise<readonly Recipient[]>;
}

/** Somebody who can be told. */
export interface Recipient {
  readonly userId: string;
  readonly name: string;
  readonly organisationId: string;
  readonly role: Role;
}
