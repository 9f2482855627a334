import {
  checksStanding,
  decide,
  dueOn,
  evaluateReport,
  type Decided,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, ReportRecord } from '#libs/features/ports';

async function revisionOf(
  { transaction, report, now }: DecisionContext,
  id: string,
): Promise<ReportRecord> {
  return {
    ...report,
    content: await transaction.reports.content(report.bureauId, report.id),
    id,
    revision: report.revision + 1,
    supersedes: report.id,
    stage: 'draft',
    version: 1,
    openFields: null,
    submissionId: null,
    createdAt: now,
    updatedAt: now,
    stageSince: now,
  };
}

/**
 * 修订: a new revision that starts from the approved content and supersedes it once it is approved itself. Rules stay
 * those of the year the report was made by. Errors: those of `decide`; `report.exists` when there is one already.
 */
export function reviseReport(
  dependencies: ReportDependencies,
  actor: Actor,
  seen: SeenReport,
  reason: string,
): Promise<Decided<ReportRecord>> {
  const decision = { command: 'revise', seen, typed: { reason } } as const;
  return decide(dependencies, actor, decision, async (context) => {
    const revision = await revisionOf(context, dependencies.ids.next());
    const { transaction, rulebook } = context;
    // Waivers belong to the report they were given in: the revision starts without any.
    const checks = checksStanding(await evaluateReport(transaction, rulebook, revision), []);
    const due = dueOn(rulebook.package.workflow, revision);
    await transaction.reports.insert(revision, { dueOn: due, checks });
    const details = { revision: revision.revision, revisionId: revision.id, reason };
    return { result: revision, decision: { reason }, details };
  });
}
