import {
  checksStanding,
  dueOn,
  evaluateReport,
  type ReportDependencies,
} from '#libs/features/decisions';
import {
  rolesAt,
  type Actor,
  type OrganisationRecord,
  type ReportRecord,
} from '#libs/features/ports';
import { requireLive } from '#libs/features/organisations';
import { beijingDate, ZipingError } from '#libs/kernel';
import type { CompiledRulebook, ReportContent } from '#libs/rulebook';
import { prefilledContent } from './prefill.js';
import { currentEvaluation } from './report-view.js';

export interface NewReport {
  readonly organisationId: string;
  /** 评价年度 */
  readonly year: number;
}

/** A stranger is told the same whether or not the organisation exists. */
async function reportingUnit(
  { unitOfWork }: ReportDependencies,
  actor: Actor,
  organisationId: string,
): Promise<OrganisationRecord> {
  const organisation = await unitOfWork.read.organisations.find(actor.bureauId, organisationId);
  const roles = rolesAt(actor, organisationId);
  if (organisation === null || organisation.kind === 'bureau' || roles.length === 0) {
    throw new ZipingError('organisation.not_found', '没有这个单位', { path: 'organisationId' });
  }
  if (!roles.includes('drafter')) {
    throw new ZipingError('access.denied', '报告须由本单位填报人建立');
  }
  requireLive(organisation, 'organisationId');
  return organisation;
}

/** The rules in force for the year, and what last year's archived report says already. */
async function startOf(
  dependencies: ReportDependencies,
  { bureauId, id }: OrganisationRecord,
  year: number,
): Promise<{ readonly rulebook: CompiledRulebook; readonly content: ReportContent }> {
  const { read } = dependencies.unitOfWork;
  const today = beijingDate(dependencies.clock.now());
  const published = await read.rulebooks.current(bureauId, year, today);
  if (published === null) {
    const message = `${year} 年度评价规则尚未发布`;
    throw new ZipingError('rulebook.not_found', message, { path: 'year' });
  }
  const rulebook = await dependencies.rulebooks.byHash(bureauId, published.hash);
  const last = await read.reports.latest({ bureauId, organisationIds: [id] }, id, year - 1);
  const prior = last?.stage === 'archived' ? await currentEvaluation(dependencies, last) : null;
  return { rulebook, content: prefilledContent(rulebook, prior) };
}

/** See `ReportService.create`. */
export async function createReport(
  dependencies: ReportDependencies,
  actor: Actor,
  { organisationId, year }: NewReport,
): Promise<ReportRecord> {
  const unit = await reportingUnit(dependencies, actor, organisationId);
  const { rulebook, content } = await startOf(dependencies, unit, year);
  const start = { rulebookHash: rulebook.packageHash, content };
  const now = dependencies.clock.now();
  const { bureauId } = unit;
  const report: ReportRecord = {
    ...{ id: dependencies.ids.next(), bureauId, organisationId, year, revision: 1 },
    ...start,
    ...{ supersedes: null, stage: 'draft', version: 1, openFields: null, submissionId: null },
    ...{ createdAt: now, updatedAt: now, stageSince: now },
  };
  const { read } = dependencies.unitOfWork;
  const standing = {
    dueOn: dueOn(rulebook.package.workflow, report),
    checks: checksStanding(await evaluateReport(read, rulebook, report), []),
  };
  await dependencies.unitOfWork.run(async (transaction) => {
    const anyUnit = { bureauId, organisationIds: null };
    const existing = await transaction.reports.latest(anyUnit, organisationId, year);
    if (existing !== null) {
      const details = { reportId: existing.id };
      throw new ZipingError('report.exists', `${year} 年度报告已经建立，请直接打开`, { details });
    }
    await transaction.reports.insert(report, standing);
    await transaction.audit.append({
      ...{ bureauId, at: now, actorId: actor.userId, actorName: actor.name },
      ...{ action: 'report.create', subjectType: 'report', subjectId: report.id },
      details: { version: 1, organisationId, year, rulebookHash: report.rulebookHash },
      requestId: actor.requestId,
    });
  });
  return report;
}
