import {
  evaluateReport,
  unprintablePlaces,
  type DecisionContext,
  type ReportDependencies,
  type UnprintablePlace,
} from '#libs/features/decisions';
import type { CheckWaiverRecord, ReportRecord } from '#libs/features/ports';
import type { Evaluation } from '#libs/rulebook';

/** What the rules and the fonts say to a report's content. */
export interface Assessment {
  readonly evaluation: Evaluation;
  /** Places of the draft that no font could print; nothing once it is submitted. */
  readonly unprintable: readonly UnprintablePlace[];
}

/** Places of a draft that no font could print. What was submitted went through this. */
export function unprintableOf(
  { characters }: ReportDependencies,
  { stage, content }: Pick<ReportRecord, 'stage' | 'content'>,
  waivers: readonly CheckWaiverRecord[],
): readonly UnprintablePlace[] {
  return stage === 'draft' ? unprintablePlaces(characters, content, waivers) : [];
}

/** Assesses the content a decision is about to write. */
export async function assessContent(
  dependencies: ReportDependencies,
  { transaction, report, rulebook }: Pick<DecisionContext, 'transaction' | 'report' | 'rulebook'>,
  content: ReportRecord['content'],
): Promise<Assessment> {
  const evaluation = await evaluateReport(transaction, rulebook, { ...report, content });
  const waivers = await transaction.waivers.listByReport(report.bureauId, report.id);
  return { evaluation, unprintable: unprintableOf(dependencies, { ...report, content }, waivers) };
}
