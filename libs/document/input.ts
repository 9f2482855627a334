import type { MeetingFigures } from '#libs/kernel';
import type {
  BureauScore,
  Evaluation,
  OrganisationContext,
  RenderedNarrative,
  ReportContent,
  ScoreAdjustment,
} from '#libs/rulebook';

/** Everything a report prints, as plain data: instants are ISO 8601 with an offset, dates are `2025-03-14`. */
export interface DocumentInput {
  readonly status: 'draft' | 'approved';
  /** The seam to the rulebook: its text with values in it; numbering, appendices and layout are added here. */
  readonly narrative: RenderedNarrative;
  readonly organisation: OrganisationContext;
  readonly year: number;
  readonly measures: ReportContent['measures'];
  readonly evaluation: Pick<Evaluation, 'score'>;
  /** Date under the signature; ISO date. */
  readonly signedOn: string;
  readonly record: ApprovalRecord;
}

/** What was decided on the report, and on which content. A draft has `EMPTY_RECORD`. */
export interface ApprovalRecord {
  /** SHA-256 of the submitted content; null before submission. */
  readonly contentHash: string | null;
  readonly waivers: readonly WaiverInput[];
  readonly meetings: readonly MeetingInput[];
  readonly adjustments: readonly AdjustmentInput[];
  /** The score after adjustment; null while the bureau has changed nothing. */
  readonly bureauScore: BureauScore | null;
  /** The bureau's approval; null before it. */
  readonly approval: ApprovalInput | null;
  /** Every decision in order, from 送审 to 归档. */
  readonly decisions: readonly DecisionInput[];
}

export const EMPTY_RECORD: ApprovalRecord = {
  contentHash: null,
  waivers: [],
  meetings: [],
  adjustments: [],
  bureauScore: null,
  approval: null,
  decisions: [],
};

/** A failed check set aside with a reason. `message` is what the check said then. */
export interface WaiverInput {
  readonly key: string;
  readonly label: string;
  readonly message: string;
  readonly reason: string;
  readonly waivedBy: string;
  readonly waivedAt: string;
}

/** A meeting of the party committee (党委会) or party group (党组会议). */
export interface MeetingInput extends MeetingFigures {
  /** 党委会, from the rulebook's workflow. */
  readonly body: string;
  readonly title: string;
  readonly heldOn: string;
  readonly resolution: string;
  readonly minutes: { readonly filename: string; readonly sha256: string } | null;
  readonly quorate: boolean;
  readonly carried: boolean;
  readonly contentHash: string;
  readonly recordedBy: string;
  /** Content changed after the meeting: it no longer counts. */
  readonly voided: { readonly at: string; readonly reason: string } | null;
}

/** Bureau score beside the self-score, never over it. */
export interface AdjustmentInput extends ScoreAdjustment {
  readonly author: string;
  readonly at: string;
  /** 申诉 of the unit against it; null or absent when there is none. */
  readonly appeal?: AppealInput | null;
}

export interface AppealInput {
  readonly text: string;
  readonly author: string;
  readonly at: string;
  /** 答复 of the bureau; null while there is none. */
  readonly reply: { readonly text: string; readonly author: string; readonly at: string } | null;
}

export interface ApprovalInput {
  /** 保定市徐水区财政局 */
  readonly bureau: string;
  readonly approver: string;
  readonly at: string;
  readonly opinion: string;
  readonly contentHash: string;
}

export interface DecisionInput {
  readonly at: string;
  /** 送审, 党委会通过, 退回, 审定 … */
  readonly label: string;
  readonly actor: string;
  /** 填报人, 党委秘书 … */
  readonly role: string;
  readonly reason: string | null;
  readonly contentHash: string | null;
}
