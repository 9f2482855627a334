import type { Fault } from '#libs/kernel';
import type { Role, Stage } from '#libs/kernel';

/** Why a report cannot be sent for review yet; `null` in the state when it can. */
export interface Hindrance {
  readonly code:
    'report.incomplete' | 'report.rule_fault' | 'report.check_failed' | 'report.unprintable';
  readonly message: string;
  /** Every place that stands in the way. */
  readonly faults: readonly Fault[];
}

/** The newest meeting held on the submission under decision. */
export interface MeetingState {
  readonly contentHash: string;
  readonly quorate: boolean;
  readonly carried: boolean;
  /** Why it no longer counts; null while it does. */
  readonly voidReason: string | null;
}

/** All that the transition table looks at. The caller reads it under the report's row lock. */
export interface WorkflowState {
  readonly stage: Stage;
  /** SHA-256 of the submission under decision; null before the first 送审. */
  readonly contentHash: string | null;
  /** Who sent that submission; the same person never decides on it. */
  readonly submittedBy: string | null;
  readonly meeting: MeetingState | null;
  /** True once the stage has done something to the report: recorded a meeting, pinned a note, adjusted a score. */
  readonly acted: boolean;
  /** 申诉 against adjustments in force that the bureau has not answered. */
  readonly openAppeals: number;
  /** Only looked at for 送审; null when nothing stands in the way. */
  readonly hindrance: Hindrance | null;
  /** A newer revision exists already. */
  readonly revised: boolean;
  /** Where the year's workflow.json lets each body return to. */
  readonly returns: ReturnRules;
}

/** `returns` of workflow.json: the stages a return may lead to. */
export interface ReturnRules {
  readonly committee: readonly Stage[];
  readonly bureau: readonly Stage[];
}

/** Who asks: the roles that reach this report, by its organisation. */
export interface WorkflowActor {
  readonly userId: string | null;
  readonly roles: readonly Role[];
  /** The system itself (the archive worker). */
  readonly system?: boolean;
}
