import {
  contentReferenceFaults,
  EMPTY_CONTENT,
  parseFactValue,
  type CompiledRulebook,
  type Evaluation,
  type FactDefinition,
  type FactValue,
  type FactValues,
  type ReportContent,
} from '#libs/rulebook';

/** Rows with only what is typed into them this year: computed columns are computed anew. */
function typedPart({ columns }: FactDefinition, value: FactValue): FactValue {
  if (columns === undefined || !Array.isArray(value)) return value;
  const typed = new Set(columns.filter(({ formula }) => formula === undefined).map(({ id }) => id));
  return value.map((row) => {
    if (!('cells' in row)) return row;
    const cells = Object.entries(row.cells).filter(([column]) => typed.has(column));
    return { ...row, cells: Object.fromEntries(cells) };
  });
}

/** The value of last year's fact `source` as this year's rules take it; null when they do not. */
export function carriedValue(
  definition: FactDefinition,
  prior: Evaluation,
  source = definition.prior,
): FactValue | null {
  const { id, origin } = definition;
  if (source === undefined || origin !== 'input') return null;
  const value = prior.facts[source]?.value ?? null;
  if (value === null) return null;
  const parsed = parseFactValue(definition, typedPart(definition, value), `facts.${id}`);
  return parsed.faults === undefined ? parsed.value : null;
}

/** Tables that name rows which were not carried over are left to the drafter. */
function withoutBrokenReferences(rulebook: CompiledRulebook, facts: FactValues): FactValues {
  const faults = contentReferenceFaults(rulebook.facts, { facts });
  const broken = (id: string) => faults.some(({ path }) => path?.startsWith(`facts.${id}.`));
  return Object.fromEntries(Object.entries(facts).filter(([id]) => !broken(id)));
}

/**
 * The content a new year begins with: facts whose `prior` names one of last year's facts, typed or computed, as last
 * year's archived report had it. What no longer fits this year's rules is left out.
 * @param prior evaluation of last year's archived report, or null
 */
export function prefilledContent(
  rulebook: CompiledRulebook,
  prior: Evaluation | null,
): ReportContent {
  if (prior === null) return EMPTY_CONTENT;
  const entries = rulebook.package.facts.facts.flatMap((definition): [string, FactValue][] => {
    const value = carriedValue(definition, prior);
    return value === null ? [] : [[definition.id, value]];
  });
  return {
    ...EMPTY_CONTENT,
    facts: withoutBrokenReferences(rulebook, Object.fromEntries(entries)),
  };
}
