import type { EvaluationInput } from '../evaluate/types.js';
import type { ReportContent, RulebookExample, RulebookPackage } from '../schema/index.js';

function without(facts: ReportContent['facts'], ids: readonly string[]): ReportContent['facts'] {
  const gone = new Set(ids);
  return Object.fromEntries(Object.entries(facts).filter(([id]) => !gone.has(id)));
}

/** The examples an example stands on, from the one it all begins with to itself. Lint has made sure the chain ends. */
function chainOf(
  example: RulebookExample,
  byId: ReadonlyMap<string, RulebookExample>,
): RulebookExample[] {
  const base = example.extends === undefined ? undefined : byId.get(example.extends);
  return base === undefined ? [example] : [...chainOf(base, byId), example];
}

function layer(content: ReportContent, example: RulebookExample): ReportContent {
  const own = example.content ?? {};
  return {
    facts: { ...without(content.facts, example.without ?? []), ...own.facts },
    paragraphs: { ...content.paragraphs, ...own.paragraphs },
    measures: { ...content.measures, ...own.measures },
  };
}

/** Stands in for an example that names no organisation of its own. */
const ANYBODY: EvaluationInput['organisation'] = {
  name: '示例县示例乡人民政府',
  shortName: '示例乡',
  kind: 'township',
  district: '示例县',
};

/** The evaluation input of an example: what it extends, less `without`, plus its own. */
export function exampleInput(pkg: RulebookPackage, example: RulebookExample): EvaluationInput {
  const chain = chainOf(
    example,
    new Map(pkg.examples.map((candidate) => [candidate.id, candidate])),
  );
  const content = chain.reduce(layer, { facts: {}, paragraphs: {}, measures: {} });
  const organisation =
    chain.map((link) => link.organisation).findLast((found) => found !== undefined) ?? ANYBODY;
  const others = chain
    .map((link) => link.otherOrganisations)
    .findLast((found) => found !== undefined);
  return {
    organisation,
    year: pkg.manifest.year,
    content,
    ...(others === undefined ? {} : { otherOrganisations: others }),
  };
}
