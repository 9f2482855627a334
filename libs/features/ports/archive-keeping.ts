/** How long an entry is kept: 永久, 30年, 10年. */
export const RETENTIONS = ['permanent', 'y30', 'y10'] as const;
export type Retention = (typeof RETENTIONS)[number];

/** How the entries of a unit are numbered and how long they are kept; changed by the archivist, for entries to come. */
export interface ArchiveSchemeRecord {
  readonly bureauId: string;
  readonly organisationId: string;
  /** 全宗号, given by the archives; units kept in one fonds share it. */
  readonly fonds: string;
  /** 门类代码, such as WS for 文书. */
  readonly category: string;
  readonly retention: Retention;
  readonly changedByName: string;
  readonly changedAt: Date;
}

/** 档号 and retention of one entry; given once, never changed. */
export interface ArchiveFilingRecord {
  readonly bureauId: string;
  readonly entryId: string;
  readonly fonds: string;
  readonly category: string;
  /** 形成年度: of the archiving. */
  readonly year: number;
  readonly retention: Retention;
  /** 件号: 1, 2, … without a gap within fonds, category, year and retention. */
  readonly item: number;
  /** 档号 */
  readonly number: string;
  /** ISO date from which it is no longer to be kept; null: kept for ever. */
  readonly keptUntil: string | null;
  readonly filedAt: Date;
  /** When the number was put into the package; null: not yet. */
  readonly labelledAt: Date | null;
}

/** A numbered entry, and where its files are. */
export interface FiledEntry {
  readonly reportId: string;
  readonly manifestSha256: string;
  readonly filing: ArchiveFilingRecord;
}

/** 冻结: whatever its retention says, the entry is kept until the hold is lifted. */
export interface ArchiveHoldRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly entryId: string;
  readonly reason: string;
  readonly placedByName: string;
  readonly placedAt: Date;
  readonly liftReason: string | null;
  readonly liftedByName: string | null;
  readonly liftedAt: Date | null;
}

/** What a number is counted within. */
export type FilingSeries = Pick<
  ArchiveFilingRecord,
  'bureauId' | 'fonds' | 'category' | 'year' | 'retention'
>;

export interface ArchiveKeepingRepository {
  scheme(bureauId: string, organisationId: string): Promise<ArchiveSchemeRecord | null>;
  schemes(bureauId: string): Promise<readonly ArchiveSchemeRecord[]>;
  /** The one before is replaced. */
  putScheme(scheme: ArchiveSchemeRecord): Promise<void>;
  filing(bureauId: string, entryId: string): Promise<ArchiveFilingRecord | null>;
  /** The highest number given so far; 0 before the first. Only under the lock of the archive's chain. */
  lastItem(series: FilingSeries): Promise<number>;
  insertFiling(filing: ArchiveFilingRecord): Promise<void>;
  /** Numbered entries whose package does not say so yet. */
  unlabelled(bureauId: string, limit: number): Promise<readonly FiledEntry[]>;
  labelled(bureauId: string, entryId: string, at: Date): Promise<void>;
  /** Entries of a unit that have no number, in the order they were archived. */
  unfiled(
    bureauId: string,
    organisationId: string,
  ): Promise<readonly { readonly id: string; readonly archivedAt: Date }[]>;
  /** Newest first. */
  holds(bureauId: string, entryId: string): Promise<readonly ArchiveHoldRecord[]>;
  placeHold(hold: ArchiveHoldRecord): Promise<void>;
  /** False when no hold is in force. */
  liftHold(
    bureauId: string,
    entryId: string,
    lift: Pick<ArchiveHoldRecord, 'liftReason' | 'liftedByName' | 'liftedAt'>,
  ): Promise<boolean>;
}
