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

/** A notice with what it is about. */
export interface NoticeRow extends NoticeRecord {
  readonly organisationName: string;
  readonly year: number;
  /** The report has left the stage it was sent for: nothing is left to do. */
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
