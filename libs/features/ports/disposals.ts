import type { Retention } from './archive-keeping.js';

/** Why the files of an entry may not be deleted: no number, for ever, before its time, held, public, on another list. */
export const DISPOSAL_OBJECTIONS = [
  'not_numbered',
  'permanent',
  'not_due',
  'held',
  'public',
  'listed',
] as const;
export type DisposalObjection = (typeof DISPOSAL_OBJECTIONS)[number];

/** 销毁清册: what the archivist proposes, and what a second officer says to it. */
export interface DisposalListRecord {
  readonly id: string;
  readonly bureauId: string;
  /** Of the proposal; with `ordinal` within the bureau it makes the number. */
  readonly year: number;
  readonly ordinal: number;
  /** 销毁〔2056〕1号 */
  readonly number: string;
  /** 鉴定意见 */
  readonly opinion: string;
  /** SHA-256 of number, opinion, proposer and items: what is decided on. */
  readonly contentHash: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  /** null: not decided yet. */
  readonly verdict: 'approve' | 'return' | null;
  readonly verdictOpinion: string | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  /** When the last file of the last entry was gone. */
  readonly completedAt: Date | null;
}

/** What may be disposed of, as it is listed. */
export interface DisposalSubject {
  readonly entryId: string;
  readonly reportId: string;
  readonly organisationName: string;
  readonly year: number;
  readonly revision: number;
  /** 档号 */
  readonly number: string;
  readonly retention: Retention;
  /** ISO date. */
  readonly keptUntil: string;
  readonly pages: number;
  /** Bytes, a whole number as text. */
  readonly size: string;
  readonly manifestSha256: string;
}

export interface DisposalItemRecord extends DisposalSubject {
  readonly bureauId: string;
  readonly listId: string;
  /** Written before the first file is deleted. */
  readonly begunAt: Date | null;
  /** Written after the last file is deleted. */
  readonly destroyedAt: Date | null;
}

/** An entry whose retention is over, and what stands against deleting it. */
export interface DisposalCandidate extends DisposalSubject {
  /** null: nothing. */
  readonly objection: DisposalObjection | null;
}

/** An entry's place on the list that is in force for it. */
export interface DisposalOfEntry {
  readonly list: DisposalListRecord;
  readonly item: DisposalItemRecord;
}

export type DisposalVerdict = Pick<
  DisposalListRecord,
  'verdict' | 'verdictOpinion' | 'decidedBy' | 'decidedByName' | 'decidedAt'
>;

export interface DisposalRepository {
  /** Entries whose retention is over on the day and that are on no approved list, longest over first. */
  candidates(bureauId: string, day: string, limit: number): Promise<readonly DisposalCandidate[]>;
  /** What of these entries the bureau has, by the day, in the order of their numbers. */
  subjects(
    bureauId: string,
    entryIds: readonly string[],
    day: string,
    onList: string | null,
  ): Promise<readonly DisposalCandidate[]>;
  /** The highest ordinal of a year; 0 before the first. Only under the lock of the archive's chain. */
  lastOrdinal(bureauId: string, year: number): Promise<number>;
  insert(list: DisposalListRecord, items: readonly DisposalItemRecord[]): Promise<void>;
  /** Newest first. */
  lists(bureauId: string, limit: number): Promise<readonly DisposalListRecord[]>;
  find(bureauId: string, id: string): Promise<DisposalListRecord | null>;
  /** SELECT … FOR UPDATE. */
  lock(bureauId: string, id: string): Promise<DisposalListRecord | null>;
  /** In the order of their numbers. */
  items(bureauId: string, listId: string): Promise<readonly DisposalItemRecord[]>;
  /** On the approved list; null when there is none. */
  ofEntry(bureauId: string, entryId: string): Promise<DisposalOfEntry | null>;
  decide(bureauId: string, id: string, verdict: DisposalVerdict): Promise<void>;
  /** Refused by the database without an approved list. Does nothing when it was begun. */
  begin(item: DisposalItemRecord, at: Date): Promise<void>;
  /** False when another worker was faster. */
  destroyed(item: DisposalItemRecord, at: Date): Promise<boolean>;
  /** Marks the list as done when nothing of it is left; false when something is, or it is marked already. */
  complete(bureauId: string, id: string, at: Date): Promise<boolean>;
}
