import { evaluate } from '../evaluate/evaluate.js';
import type { EvaluationInput, ScoreRun } from '../evaluate/types.js';
import { contentReferenceFaults, parseEditableFact } from '../facts/content-faults.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { FactValue, RulebookExample } from '../schema/index.js';
import { anonymousFact, anonymousOrganisation, anonymousWords } from './anonymous.js';

export interface ReportExample {
  readonly example: RulebookExample;
  /** Facts of the report that the package does not have, or does not take any more. */
  readonly left: readonly string[];
}

const MEASURE = { reason: '示例原因', measure: '示例措施' };

/**
 * A golden case from a report: its figures without anything by which the report could be known, and as expectation what
 * the package makes of them now. Texts are replaced, so that checks on wording are not part of the expectation.
 * @param rulebook the package the case is for, of whatever year
 */
export async function exampleFromReport(
  rulebook: CompiledRulebook,
  report: EvaluationInput,
): Promise<ReportExample> {
  const { facts, left } = carriedFacts(rulebook, report);
  const organisation = anonymousOrganisation(report.organisation);
  const indicators = new Set(rulebook.indicators.map(({ definition }) => definition.id));
  const answered = Object.keys(report.content.measures).filter((id) => indicators.has(id));
  const measures = Object.fromEntries(answered.map((id) => [id, MEASURE]));
  const { year } = rulebook.package.manifest;
  const content = { facts, paragraphs: {}, measures };
  const { score } = await evaluate(rulebook, { organisation, year, content });
  const id = freeId(rulebook);
  const title = `由 ${String(report.year)} 年度报告生成（已匿名）`;
  return {
    example: { id, title, organisation, content, expect: expectationOf(score) },
    left,
  };
}

function carriedFacts(rulebook: CompiledRulebook, { year, content }: EvaluationInput) {
  const words = anonymousWords();
  const years = rulebook.package.manifest.year - year;
  const facts: Record<string, FactValue> = {};
  const left: string[] = [];
  for (const [id, value] of Object.entries(content.facts)) {
    const definition = rulebook.facts.get(id)?.definition;
    const carried = definition && anonymousFact(definition, value, years, words);
    const { faults } = parseEditableFact(rulebook.facts, id, carried);
    if (carried === undefined || faults !== undefined) left.push(id);
    else facts[id] = carried;
  }
  for (const { path = '' } of contentReferenceFaults(rulebook.facts, { facts })) {
    const table = Object.keys(facts).find((id) => path.startsWith(`facts.${id}.`));
    if (table === undefined) continue;
    Reflect.deleteProperty(facts, table);
    left.push(table);
  }
  return { facts, left };
}

function expectationOf(score: ScoreRun): RulebookExample['expect'] {
  const { status, converted, grade, applicableFullMarks } = score;
  const points = score.indicators.map(({ id, status: of, score: value }) => [
    id,
    of === 'scored' && value !== null ? value : of,
  ]);
  return {
    ...{ status, score: score.score, applicableFullMarks, converted, grade },
    indicators: Object.fromEntries(points) as Record<string, string>,
  };
}

function freeId({ package: { examples } }: CompiledRulebook): string {
  const taken = new Set(examples.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = `from-report-${String(number)}`;
    if (!taken.has(id)) return id;
  }
}
