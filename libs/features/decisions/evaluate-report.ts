import { organisationAt } from '#libs/features/organisations';
import type { OrganisationRecord, ReportRecord, UnitOfWork } from '#libs/features/ports';
import {
  evaluate,
  type CompiledRulebook,
  type Evaluation,
  type OrganisationContext,
} from '#libs/rulebook';
import { takenOverChecks } from './taken-over.js';
import { wordingChecks } from './wording.js';

/** The unit as the rulebook's context facts know it. Errors: RangeError for the bureau, which reports to nobody. */
export function organisationContext(organisation: OrganisationRecord): OrganisationContext {
  const { name, shortName, kind, district } = organisation;
  if (kind === 'bureau') throw new RangeError('the bureau itself has no report');
  return { name, shortName, kind, district };
}

/** The reporting unit under the name the report was made under and, for the check on names left in from another report, the short names of all others. */
export async function readOrganisations(
  read: Pick<UnitOfWork['read'], 'organisations'>,
  report: Pick<ReportRecord, 'bureauId' | 'organisationId' | 'createdAt'>,
): Promise<{ organisation: OrganisationRecord; others: readonly string[] }> {
  const all = await read.organisations.list(report.bureauId);
  const organisation = all.find(({ id }) => id === report.organisationId);
  if (organisation === undefined)
    throw new Error(`organisation ${report.organisationId} of a report is gone`);
  const others = all
    .filter(({ id, kind }) => id !== organisation.id && kind !== 'bureau')
    .map(({ shortName }) => shortName);
  return { organisation: organisationAt(organisation, report.createdAt), others };
}

export type ReadOrganisations = Awaited<ReturnType<typeof readOrganisations>>;

/**
 * Evaluates a report's live content: what its rules say, what a careful reader would of its typed texts, and of the files it
 * was taken over from. `known`: the units, where they were read already.
 */
export async function evaluateReport(
  read: Pick<UnitOfWork['read'], 'organisations' | 'takeovers'>,
  rulebook: CompiledRulebook,
  report: ReportRecord,
  known?: ReadOrganisations,
): Promise<Evaluation> {
  const { organisation, others } = known ?? (await readOrganisations(read, report));
  const evaluation = await evaluate(rulebook, {
    organisation: organisationContext(organisation),
    year: report.year,
    content: report.content,
    otherOrganisations: others,
  });
  const wording = wordingChecks(rulebook, evaluation, report.content);
  const takeovers = await read.takeovers.listByReport(report.bureauId, report.id);
  const taken = takenOverChecks(takeovers, evaluation.checks, report.content);
  return { ...evaluation, checks: [...evaluation.checks, ...wording, ...taken] };
}
