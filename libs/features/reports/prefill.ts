import type { CompiledRulebook, Evaluation, FactValue, ReportContent } from '#libs/rulebook';

/**
 * A new year's content from last year's: each input fact that names a `prior` takes that fact's value, typed or
 * derived. What was classified stays classified. Everything else stays missing.
 */
export function prefilledContent(
  rulebook: CompiledRulebook,
  prior: Evaluation | null,
): ReportContent {
  const empty: ReportContent = { facts: {}, paragraphs: {}, measures: {} };
  if (prior === null) return empty;
  const entries = rulebook.package.facts.facts.flatMap(
    ({ id, origin, prior: source }): [string, FactValue][] => {
      const value =
        source === undefined || origin !== 'input' ? null : (prior.facts[source]?.value ?? null);
      return value === null ? [] : [[id, value]];
    },
  );
  return { ...empty, facts: Object.fromEntries(entries) };
}
