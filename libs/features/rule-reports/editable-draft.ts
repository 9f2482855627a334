import { organisationContext, readOrganisations } from '#libs/features/decisions';
import type { Actor, ReportRecord, RuleDraftRecord, UnitOfWork } from '#libs/features/ports';
import { noSuchDraft, stepDraft } from '#libs/features/rulebooks';
import { ZipingError, type Clock } from '#libs/kernel';
import type { EvaluationInput } from '#libs/rulebook';

export interface DraftReportDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** A draft whoever asks may write in. Errors: `rulebook.draft_not_found`, `access.denied`, `rulebook.action_not_allowed`. */
export async function editableDraft(
  { ruleDrafts }: Pick<UnitOfWork['read'], 'ruleDrafts'>,
  actor: Actor,
  draftId: string,
): Promise<RuleDraftRecord> {
  const draft = await ruleDrafts.find(actor.bureauId, draftId);
  if (draft === null) throw noSuchDraft();
  stepDraft(draft, 'edit', actor);
  return draft;
}

/** A report of the bureau as rules see it. Errors: `report.not_found`. */
export async function reportForRules(
  read: UnitOfWork['read'],
  { bureauId }: Actor,
  reportId: string,
): Promise<{ readonly report: ReportRecord; readonly input: EvaluationInput }> {
  const report = await read.reports.find({ bureauId, organisationIds: null }, reportId);
  if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
  const { organisation, others } = await readOrganisations(read, report);
  const { year, content } = report;
  const of = organisationContext(organisation);
  return { report, input: { organisation: of, year, content, otherOrganisations: others } };
}

/** Writes who looked at which report for a draft. */
export async function auditLook(
  { unitOfWork, clock }: DraftReportDependencies,
  { bureauId, userId: actorId, name: actorName, requestId }: Actor,
  draftId: string,
  look: { readonly action: string; readonly details: Readonly<Record<string, unknown>> },
): Promise<void> {
  const subject = { subjectType: 'rule_draft', subjectId: draftId };
  const who = { bureauId, at: clock.now(), actorId, actorName, requestId };
  await unitOfWork.run(({ audit }) => audit.append({ ...who, ...subject, ...look }));
}
