import { organisationAt } from '#libs/features/organisations';
import type { ReportDependencies } from '#libs/features/decisions';
import { evaluateReport, hindranceOf, readState, waiverHolds } from '#libs/features/decisions';
import {
  scopeOf,
  workflowActor,
  type Actor,
  type AttachmentRecord,
  type CheckWaiverRecord,
  type CommitteeMeetingRecord,
  type FieldNoteRecord,
  type OrganisationRecord,
  type ReportRecord,
  type ScoreAdjustmentRecord,
  type ScoreAppealRecord,
  type SubmissionHeader,
  type TakeoverRecord,
} from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { bureauScoreOf, type BureauScore, type Evaluation } from '#libs/rulebook';
import { allowedActions, type AllowedAction } from '#libs/workflow';
import { unprintableOf, type Assessment } from './assessment.js';
import { openEvidence } from './open-fields.js';

/** A line of the ledger: the adjustment, and what the unit says to it. */
export type AdjustmentWithAppeal = ScoreAdjustmentRecord & {
  readonly appeal: ScoreAppealRecord | null;
};

/** A report with everything its page shows. */
export interface ReportView extends Assessment {
  readonly report: ReportRecord;
  readonly organisation: OrganisationRecord;
  /** Of the live content while drafting; the frozen one of the submission from 送审 on. */
  readonly evaluation: Evaluation;
  readonly actions: readonly AllowedAction[];
  readonly submission: SubmissionHeader | null;
  /** Where evidence may be added and removed; null: everywhere. */
  readonly openEvidence: readonly string[] | null;
  readonly notes: readonly FieldNoteRecord[];
  readonly waivers: readonly (CheckWaiverRecord & { readonly holds: boolean })[];
  /** Files it was taken over from, oldest first. */
  readonly takeovers: readonly TakeoverRecord[];
  readonly attachments: readonly AttachmentRecord[];
  readonly adjustments: readonly AdjustmentWithAppeal[];
  /** What comes of the adjustments in force; null without any. */
  readonly bureauScore: BureauScore | null;
  readonly meetings: readonly CommitteeMeetingRecord[];
}

/** Errors: `report.not_found`, also for a report outside the caller's scope. */
export async function findReport(
  dependencies: ReportDependencies,
  actor: Actor,
  id: string,
): Promise<ReportRecord> {
  const report = await dependencies.unitOfWork.read.reports.find(scopeOf(actor), id);
  if (report === null) throw new ZipingError('report.not_found', '没有这份报告');
  return report;
}

/** The evaluation that counts: frozen once submitted, live in draft. */
export async function currentEvaluation(
  dependencies: ReportDependencies,
  report: ReportRecord,
): Promise<Evaluation> {
  const { read } = dependencies.unitOfWork;
  if (report.stage !== 'draft' && report.submissionId !== null) {
    const submission = await read.submissions.find(report.bureauId, report.submissionId);
    if (submission === null) throw new Error(`submission ${report.submissionId} is gone`);
    return submission.evaluation;
  }
  const rulebook = await dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
  return evaluateReport(read, rulebook, report);
}

async function readLedger(
  read: ReportDependencies['unitOfWork']['read'],
  bureauId: string,
  reportId: string,
): Promise<AdjustmentWithAppeal[]> {
  const adjustments = await read.adjustments.listByReport(bureauId, reportId);
  const appeals = await read.appeals.listByReport(bureauId, reportId);
  const byAdjustment = new Map(appeals.map((appeal) => [appeal.adjustmentId, appeal]));
  return adjustments.map((adjustment) => ({
    ...adjustment,
    appeal: byAdjustment.get(adjustment.id) ?? null,
  }));
}

/** Errors: `report.not_found`. */
export async function readReportView(
  dependencies: ReportDependencies,
  actor: Actor,
  id: string,
): Promise<ReportView> {
  const { read } = dependencies.unitOfWork;
  const report = await findReport(dependencies, actor, id);
  const { bureauId } = report;
  const organisation = await read.organisations.find(bureauId, report.organisationId);
  if (organisation === null)
    throw new Error(`organisation ${report.organisationId} of a report is gone`);
  const evaluation = await currentEvaluation(dependencies, report);
  const waivers = await read.waivers.listByReport(bureauId, id);
  const unprintable = unprintableOf(dependencies, report, waivers);
  const hindrance = report.stage === 'draft' ? hindranceOf(evaluation, waivers, unprintable) : null;
  const rulebook = await dependencies.rulebooks.byHash(bureauId, report.rulebookHash);
  const { returns } = rulebook.package.workflow;
  const { state, submission } = await readState(read, report, { returns, hindrance });
  const adjustments = await readLedger(read, bureauId, id);
  const inForce = adjustments.filter(
    ({ revokedAt, submissionId }) => revokedAt === null && submissionId === submission?.id,
  );
  return {
    report,
    organisation: organisationAt(organisation, report.createdAt),
    evaluation,
    unprintable,
    actions: allowedActions(state, workflowActor(actor, report.organisationId)),
    submission,
    openEvidence: openEvidence(report.openFields, rulebook),
    notes: await read.notes.listByReport(bureauId, id),
    waivers: waivers.map((waiver) => ({
      ...waiver,
      holds: waiverHolds(waiver, evaluation.checks),
    })),
    takeovers: await read.takeovers.listByReport(bureauId, id),
    attachments: (await read.attachments.listByReport(bureauId, id)).filter(
      ({ removedAt }) => removedAt === null,
    ),
    adjustments,
    bureauScore: bureauScoreOf(evaluation.score, inForce, rulebook.package.indicators),
    meetings: await read.meetings.listByReport(bureauId, id),
  };
}
