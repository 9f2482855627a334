import type { ReportDependencies } from '#libs/features/decisions';
import { scopeOf, type Actor, type ReportRecord } from '#libs/features/ports';
import type { Evaluation, FactDefinition, FactValue } from '#libs/rulebook';
import { carriedValue } from './prefill.js';
import { currentEvaluation } from './report-view.js';

/** What last year's report says of a fact of this year. */
export interface PriorValue {
  readonly value: FactValue;
  /** Last year's fact it is: the one the rules name to fill this one, else the one of the same id. */
  readonly from: string;
  /** Whether the rules let it fill this year's fact. */
  readonly fills: boolean;
}

/** Last year as this year's report may use it. */
export interface PriorYear {
  readonly year: number;
  /** null when the unit has no report of last year. */
  readonly report: Pick<ReportRecord, 'id' | 'stage'> | null;
  /** By this year's fact. */
  readonly values: Readonly<Record<string, PriorValue>>;
}

/** Figures are compared by id; whole tables only where the rules carry them over. */
function priorValue(definition: FactDefinition, prior: Evaluation): PriorValue | null {
  const { id, type, origin, prior: source } = definition;
  const from = source ?? id;
  if (origin === 'context' || (type === 'table' && source === undefined)) return null;
  const value =
    origin === 'derived' ? (prior.facts[id]?.value ?? null) : carriedValue(definition, prior, from);
  if (value === null) return null;
  return { value, from, fills: source !== undefined && origin === 'input' };
}

/**
 * Last year's values beside this year's: of the unit's newest report of the year before that the caller may see,
 * as far as it has come.
 */
export async function priorYearOf(
  dependencies: ReportDependencies,
  actor: Actor,
  { bureauId, organisationId, year, rulebookHash }: ReportRecord,
): Promise<PriorYear> {
  const { reports } = dependencies.unitOfWork.read;
  const last = await reports.latest(scopeOf(actor), organisationId, year - 1);
  if (last === null) return { year: year - 1, report: null, values: {} };
  const rulebook = await dependencies.rulebooks.byHash(bureauId, rulebookHash);
  const evaluation = await currentEvaluation(dependencies, last);
  const entries = rulebook.package.facts.facts.flatMap((definition): [string, PriorValue][] => {
    const value = priorValue(definition, evaluation);
    return value === null ? [] : [[definition.id, value]];
  });
  const { id, stage } = last;
  return { year: year - 1, report: { id, stage }, values: Object.fromEntries(entries) };
}
