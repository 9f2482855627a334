import type { MeetingFigures } from '#libs/kernel';
import type {
  Evaluation,
  OrganisationKind,
  ReportContent,
  RulebookPackage,
  ScoreAdjustment,
} from '#libs/rulebook';
import type { Command, Role, Stage } from '#libs/workflow';

/** Plain rows as the application sees them; entities never leave persistence. Every id is a UUID, every instant a Date. */

export interface RulebookRecord {
  /** SHA-256 of the canonical package. */
  readonly hash: string;
  readonly bureauId: string;
  readonly year: number;
  readonly version: string;
  readonly status: 'published' | 'retired';
  readonly package: RulebookPackage;
  readonly publishedAt: Date;
  /** Day in Beijing from which new reports use it. */
  readonly effectiveFrom: string;
}

export interface ReportRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly organisationId: string;
  readonly year: number;
  /** 1 for the first; a revision supersedes the one before. */
  readonly revision: number;
  readonly supersedes: string | null;
  readonly rulebookHash: string;
  readonly stage: Stage;
  /** Grows by one with every change; a stale write is refused with 409. */
  readonly version: number;
  readonly content: ReportContent;
  /** After a return: the only fields that may be changed. null: all. */
  readonly openFields: readonly string[] | null;
  /** The submission under decision; null in draft before the first. */
  readonly submissionId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly stageSince: Date;
}

/** A report without its content: all that most decisions need of it. */
export type ReportHeader = Omit<ReportRecord, 'content'>;

/** A draft that still uses an older version of its year's rules. */
export interface OutdatedReport {
  readonly report: ReportRecord;
  readonly organisationName: string;
  /** Version of the package it uses. */
  readonly rulebookVersion: string;
}

/** A failing cross-check of a report's content as it stands; of a check by rows, how many of them fail. */
export interface FailingCheck {
  readonly id: string;
  readonly label: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly failing: number;
  /** How many of those were set aside with a reason. */
  readonly waived: number;
}

/** What is kept beside a report's header, so that lists and sums need no evaluation. Left out: stays as it is. */
export interface ReportStanding {
  /** Day in Beijing after which the report is late in its stage; null: nobody is waited for. */
  readonly dueOn?: string | null;
  readonly checks?: {
    /** Failing error checks nobody waived. */
    readonly openErrors: number;
    readonly failing: readonly FailingCheck[];
  };
}

/** What a report counts with after the bureau's adjustments; null without any. */
export interface BureauRating {
  readonly bureauConverted: string | null;
  readonly bureauGrade: string | null;
  readonly bureauGradeLabel: string | null;
}

/** Something somebody is told within the application; one row a person. */
export interface NoticeRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly recipientId: string;
  /** The report it is about, and its stage when it was sent; both null where the report is not begun. */
  readonly reportId: string | null;
  readonly stage: Stage | null;
  /** Otherwise: the unit whose report of the year is not begun. */
  readonly organisationId: string | null;
  readonly year: number | null;
  /** 催办; archived scores that came out differently; an archive that is not whole; a draft moved to corrected rules. */
  readonly kind: 'urge' | 'replay' | 'archive' | 'moved';
  readonly message: string;
  /** null: the system. */
  readonly senderId: string | null;
  readonly senderName: string;
  readonly sentAt: Date;
  readonly readAt: Date | null;
}

/** Frozen at 送审: content, its hash, the package and the score run with its whole trace. Never changes. */
export interface SubmissionRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  /** 1, 2, … within the report. */
  readonly number: number;
  /** SHA-256 of the canonical snapshot. */
  readonly contentHash: string;
  readonly snapshot: SubmissionSnapshot;
  readonly evaluation: Evaluation;
  /** Short names of the other units, which its checks read; null where it was sent before they were kept. */
  readonly otherOrganisations: readonly string[] | null;
  readonly submittedBy: string;
  readonly submittedAt: Date;
}

/** What every decision is bound to. Its canonical JSON's SHA-256 is the content hash. */
export interface SubmissionSnapshot {
  readonly reportId: string;
  readonly revision: number;
  readonly year: number;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    readonly kind: OrganisationKind;
    readonly district: string;
  };
  readonly rulebookHash: string;
  readonly content: ReportContent;
  readonly waivers: readonly {
    readonly key: string;
    readonly message: string;
    readonly reason: string;
    readonly waivedBy: string;
    readonly waivedAt: string;
  }[];
  readonly attachments: readonly {
    readonly id: string;
    readonly indicatorId: string | null;
    readonly filename: string;
    readonly sha256: string;
    readonly size: number;
  }[];
}

/** One effective decision: who, when, on which exact content, from where to where, why. Append-only. */
export interface DecisionRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly submissionId: string | null;
  readonly contentHash: string | null;
  readonly command: Command;
  readonly fromStage: Stage;
  readonly toStage: Stage;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorRole: Role | 'system';
  readonly reason: string | null;
  /** Fields pinned by a return. */
  readonly fields: readonly string[];
  readonly meetingId: string | null;
  readonly decidedAt: Date;
}

export interface CommitteeMeetingRecord extends MeetingFigures {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly submissionId: string;
  readonly contentHash: string;
  /** ISO date. */
  readonly heldOn: string;
  readonly title: string;
  readonly resolution: string;
  readonly minutesAttachmentId: string;
  readonly quorate: boolean;
  readonly carried: boolean;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  /** Content changed after the meeting: it no longer counts. */
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
}

export interface FieldNoteRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly submissionId: string;
  /** Fact id, `table/row/column`, `paragraphs/<block>`, `measures/<indicator>` or `indicators/<indicator>`. */
  readonly field: string;
  readonly text: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: Date;
  readonly reply: string | null;
  readonly resolvedAt: Date | null;
}

/** Bureau score beside the self-score, never over it. */
export interface ScoreAdjustmentRecord extends ScoreAdjustment {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly submissionId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** 申诉 of the unit against one adjustment, and the bureau's 答复; each is written once. */
export interface ScoreAppealRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly adjustmentId: string;
  readonly text: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: Date;
  readonly reply: string | null;
  readonly repliedBy: string | null;
  readonly repliedByName: string | null;
  readonly repliedAt: Date | null;
}

/** A failed check set aside with a reason; it holds only while the check says the same (its `message`). */
export interface CheckWaiverRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly checkKey: string;
  readonly message: string;
  readonly reason: string;
  readonly waivedBy: string;
  readonly waivedByName: string;
  readonly waivedAt: Date;
  readonly revokedAt: Date | null;
}

export interface AttachmentRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly kind: 'evidence' | 'minutes';
  readonly indicatorId: string | null;
  readonly filename: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly removedAt: Date | null;
}

export interface AuditEventRecord {
  readonly sequence: string;
  readonly bureauId: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  /** report.submit, session.sign_in, attachment.download … */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly previousHash: string;
  readonly hash: string;
}
