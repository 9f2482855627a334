import { canonicalJson } from '#libs/kernel';
import { SCORED_INDICATORS } from '../checks/system-tables.js';
import type { FactSymbol } from '../formula/symbols.js';
import type { CompiledCheck, CompiledIndicator, CompiledRulebook } from '../package/compiled.js';
import type { FactDefinition, RulebookPackage } from '../schema/index.js';

/**
 * Texts that hold everything a result rests on but the content of a report: where two rulebooks have the same one, the
 * same content comes to the same result.
 */
interface Signatures {
  /** By indicator. */
  readonly indicators: ReadonlyMap<string, string>;
  /** By check; of one that reads the report's text or the score, besides these. */
  readonly checks: ReadonlyMap<string, string>;
  /** Of the report's text; the score printed in it besides. */
  readonly text: string;
}

export function signaturesOf(compiled: CompiledRulebook): Signatures {
  return {
    indicators: new Map(
      compiled.indicators.map((one) => [one.definition.id, ofIndicator(one, compiled)] as const),
    ),
    checks: new Map(
      compiled.checks.map((one) => [one.definition.id, ofCheck(one, compiled)] as const),
    ),
    text: ofText(compiled.package),
  };
}

/** Whether it reads the report's text. */
export const readsText = ({ left, right }: CompiledCheck): boolean =>
  left.readsText || right.readsText;

/** Whether it reads what indicators score. */
export const readsScore = ({ definition, left, right }: CompiledCheck): boolean =>
  [definition.forEach, ...left.facts, ...right.facts].includes(SCORED_INDICATORS);

function ofIndicator(
  { definition, category, conditions, inputs }: CompiledIndicator,
  compiled: CompiledRulebook,
): string {
  return canonicalJson({
    definition,
    category: [category.id, category.kind],
    conditions: conditions.map(({ root }) => root),
    facts: definitionsBehind(inputs, compiled),
  });
}

function ofCheck(
  { definition, left, right, when }: CompiledCheck,
  compiled: CompiledRulebook,
): string {
  const read = [...left.facts, ...right.facts, ...(when?.facts ?? []), definition.forEach ?? []];
  return canonicalJson({
    definition,
    when: when?.root ?? null,
    facts: definitionsBehind(read.flat(), compiled),
  });
}

/** Facts, narrative and what stands in place of what is classified; of the rules everything but how points are given. */
function ofText({ facts, narrative, disclosure, indicators }: RulebookPackage): string {
  const categories = indicators.categories.map((category) => ({
    ...category,
    indicators: category.indicators.map((indicator) => ({ ...indicator, scoring: null })),
  }));
  return canonicalJson({ facts, narrative, disclosure, rules: { ...indicators, categories } });
}

/** Definitions of these facts, and of all that they are computed from. */
function definitionsBehind(
  ids: readonly string[],
  compiled: CompiledRulebook,
): readonly FactDefinition[] {
  const found = new Map<string, FactDefinition>();
  const visit = (id: string): void => {
    const symbol = compiled.facts.get(id);
    if (symbol === undefined || found.has(id)) return;
    found.set(id, symbol.definition);
    readBy(symbol, compiled).forEach(visit);
  };
  ids.forEach(visit);
  return [...found.values()];
}

function readBy({ id, columns }: FactSymbol, compiled: CompiledRulebook): readonly string[] {
  const cells = [...(columns?.keys() ?? [])].map((column) =>
    compiled.derivedColumns.get(`${id}/${column}`),
  );
  return [compiled.derived.get(id), ...cells].flatMap((formula) => formula?.facts ?? []);
}
