import type { DecisionContext } from '#libs/features/decisions';
import type { ScoreAdjustmentRecord, SubmissionRecord } from '#libs/features/ports';
import { bureauScoreOf, gradeOf } from '#libs/rulebook';
import { Decimal } from '#libs/kernel';

/** Keeps with the report what it counts with after a change of its adjustments; without any, its self-score counts. */
export async function keepBureauScore(
  { transaction, report, rulebook }: DecisionContext,
  submission: SubmissionRecord,
  inForce: readonly ScoreAdjustmentRecord[],
): Promise<void> {
  const { bureauId, id } = report;
  const { indicators } = rulebook.package;
  const adjustments = inForce.filter(({ submissionId }) => submissionId === submission.id);
  const rated = bureauScoreOf(submission.evaluation.score, adjustments, indicators);
  const grade = rated === null ? null : gradeOf(indicators, new Decimal(rated.converted));
  await transaction.reports.rate(bureauId, id, {
    bureauConverted: rated?.converted ?? null,
    bureauGrade: grade?.id ?? null,
    bureauGradeLabel: grade?.label ?? null,
  });
}
