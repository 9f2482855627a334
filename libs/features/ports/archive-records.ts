import type { DecimalString } from '#libs/kernel';
import type { PublicationStage, ReviewStep, Role } from '#libs/workflow';

/** What is archived and what of it is published, as the application sees them. */

export interface ArchivedFile {
  /** report.pdf, report.json, score.json, decisions.json, checks.json, rulebook.json, evidence-… */
  readonly name: string;
  readonly sha256: string;
  /** Left out where the file is part of no bag: of entries of format 1, and of publications. */
  readonly sm3?: string | undefined;
  readonly size: number;
}

export interface ArchiveEntryRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly submissionId: string;
  readonly contentHash: string;
  readonly files: readonly ArchivedFile[];
  /** SHA-256 of manifest.json. */
  readonly manifestSha256: string;
  readonly pages: number;
  readonly archivedAt: Date;
}

/** One entry's place in the hash chain of its bureau. */
export interface ArchiveLinkRecord {
  readonly bureauId: string;
  /** 1, 2, … */
  readonly sequence: string;
  readonly entryId: string;
  /** Day in Beijing; never before that of the link before. */
  readonly day: string;
  /** SHA-256 of what is registered of the entry. */
  readonly leaf: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Vouches for every entry up to the end of a day. */
export interface ArchiveRootRecord {
  readonly bureauId: string;
  readonly day: string;
  /** How many entries the root is over. */
  readonly size: number;
  /** Hash of the last link of the day. */
  readonly head: string;
  /** Merkle root (RFC 6962, SHA-256) over the leaves 1 … size. */
  readonly root: string;
  readonly sealedAt: Date;
}

/** Something the public rendition does not show, as reviewers are told: where, and why. */
export interface WithheldPlace {
  readonly place: string;
  readonly reason: string;
}

/** A category's approved score as disclosed; null: withheld. */
export interface PublishedCategory {
  readonly id: string;
  readonly label: string;
  readonly applicableFullMarks: DecimalString;
  readonly score: DecimalString | null;
}

/** One round of bringing an archived report before the public. */
export interface PublicationRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly organisationId: string;
  readonly year: number;
  readonly stage: PublicationStage;
  /** Grows by one with every change; a stale write is refused with 409. */
  readonly version: number;
  /** Of the rendition; these are null until it is rendered. */
  readonly title: string | null;
  readonly converted: DecimalString | null;
  readonly grade: string | null;
  readonly gradeLabel: string | null;
  readonly categories: readonly PublishedCategory[];
  /** Places with personal data that keep the report from being published. */
  readonly blockedBy: readonly WithheldPlace[];
  readonly withheld: readonly WithheldPlace[];
  readonly files: readonly ArchivedFile[];
  readonly pages: number | null;
  /** Text of the rendition, which the public searches. */
  readonly publicText: string | null;
  readonly pdfSha256: string | null;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  /** Not published before. */
  readonly holdUntil: Date | null;
  readonly publishedAt: Date | null;
  /** When it was returned, withdrawn or superseded. */
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  /** The publication that took its place. */
  readonly supersededBy: string | null;
}

/** One step of the secrecy review, on the exact rendition whose SHA-256 it names. */
export interface SecrecyReviewRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly publicationId: string;
  readonly step: ReviewStep;
  readonly verdict: 'pass' | 'return';
  readonly opinion: string;
  readonly pdfSha256: string;
  readonly reviewerId: string;
  readonly reviewerName: string;
  readonly reviewerRole: Role;
  readonly reviewedAt: Date;
}
