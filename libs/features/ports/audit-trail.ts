import type { AuditEventRecord } from './records.js';

/** Everything given must hold; nothing given asks for all events. */
export interface AuditFilter {
  readonly subjectId?: string;
  readonly subjectType?: string;
  /** One of these. */
  readonly actions?: readonly string[];
  readonly actorName?: string;
  readonly from?: Date;
  /** Not included. */
  readonly until?: Date;
  /** Keyset pagination: sequence of the last event seen. */
  readonly after?: string;
  readonly limit: number;
}

/** Where a chain ends; kept elsewhere, it shows later that the tail was cut off or the chain written anew. */
export interface AuditHead {
  readonly sequence: string;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly intact: true; readonly events: number; readonly head: AuditHead }
  | {
      readonly intact: false;
      /** The first event that is not what was written, or not there. */
      readonly brokenAt: string;
      readonly reason: 'gap' | 'link' | 'hash' | 'checkpoint';
    };

export interface AuditRepository {
  /** Appends to the bureau's hash chain; sequence and hashes are given by the repository under its lock. */
  append(event: Omit<AuditEventRecord, 'sequence' | 'previousHash' | 'hash'>): Promise<void>;
  /** Newest first. */
  list(bureauId: string, filter: AuditFilter): Promise<readonly AuditEventRecord[]>;
  /** Recomputes the bureau's chain from its first event, page by page. */
  verify(bureauId: string): Promise<AuditVerdict>;
}
