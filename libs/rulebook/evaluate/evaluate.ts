import { checkRows, runChecks } from '../checks/run.js';
import { ConditionRun, type ConditionResults } from '../conditions/run.js';
import { FactStore } from '../facts/store.js';
import type { TextId } from '../formula/symbols.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { scoreIndicator } from '../score/indicator.js';
import { totalScore } from '../score/totals.js';
import { narrativeText, renderNarrative, rewrittenText, type NarrativeInput, type RenderedNarrative } from '../template/narrative.js';
import { completenessOf } from './completeness.js';
import type { Evaluation, EvaluationInput, ResolvedFact } from './types.js';

/** An evaluation, and which sides of each rule it took (`indicator id` -> sides), for the report of untested rules. */
export interface TracedEvaluation {
  readonly evaluation: Evaluation;
  readonly sides: ReadonlyMap<string, readonly string[]>;
}

/** The report's text, rendered when a check first reads it. */
class LazyTexts {
  private narrative: RenderedNarrative | undefined;
  private readonly texts = new Map<TextId, string>();
  private input: NarrativeInput | undefined;

  constructor(
    private readonly compiled: CompiledRulebook,
    private readonly paragraphs: EvaluationInput['content']['paragraphs'],
  ) {}

  provide(input: NarrativeInput): void {
    this.input = input;
  }

  read(id: TextId): string {
    if (this.input === undefined) throw new Error('the text of a report is made from its facts and score, which are not there yet');
    this.narrative ??= renderNarrative(this.compiled, this.input, { paragraphs: this.paragraphs });
    const text = this.texts.get(id) ?? (id === 'text.report' ? narrativeText(this.narrative) : rewrittenText(this.narrative));
    this.texts.set(id, text);
    return text;
  }
}

function resolveFacts(compiled: CompiledRulebook, store: FactStore): Readonly<Record<string, ResolvedFact>> {
  return Object.fromEntries([...compiled.facts.keys()].map((id) => [id, store.resolve(id)]));
}

/** Every condition of the package in one run of the engine; those of row checks once for each row. */
async function decideConditions(compiled: CompiledRulebook, store: FactStore): Promise<ConditionResults> {
  const run = new ConditionRun(store, compiled.facts);
  const ofRows = new Set(compiled.checks.flatMap(({ definition, when }) => (definition.forEach !== undefined && when !== null ? [when] : [])));
  for (const condition of compiled.conditions) {
    if (!ofRows.has(condition) || condition.columns.length === 0) run.ask(condition);
  }
  for (const check of compiled.checks) {
    const { when } = check;
    if (when === null || when.columns.length === 0) continue;
    checkRows(check, store).forEach((row) => run.ask(when, row));
  }
  return run.decide();
}

function hiddenBlocks(compiled: CompiledRulebook, conditions: ConditionResults): string[] {
  return [...compiled.blockConditions].filter(([, condition]) => conditions.get(condition).outcome !== true).map(([id]) => id);
}

/** As `evaluate`, with the sides of rules that were taken. */
export async function evaluateTraced(compiled: CompiledRulebook, input: EvaluationInput): Promise<TracedEvaluation> {
  const texts = new LazyTexts(compiled, input.content.paragraphs);
  const store = new FactStore(compiled, input, (id) => texts.read(id));
  const facts = resolveFacts(compiled, store);
  const conditions = await decideConditions(compiled, store);
  const scored = compiled.indicators.map((indicator) => scoreIndicator(indicator, { compiled, store, facts, conditions }));
  const score = totalScore(compiled, store, scored.map(({ result }) => result));
  const hidden = hiddenBlocks(compiled, conditions);
  texts.provide({ facts, score, hiddenBlocks: hidden });
  const checks = runChecks({ compiled, store, facts, score, conditions });
  const completeness = completenessOf(compiled, store, conditions);
  const evaluation = { facts, score, checks, completeness, hiddenBlocks: hidden };
  return { evaluation, sides: new Map(scored.map(({ result, sides }) => [result.id, sides])) };
}

/**
 * Everything a report's content amounts to under its rulebook: facts with arithmetic, score with reasons, checks,
 * completeness. The same package and input always give the same result; it is plain JSON. Missing facts and failing
 * rules are results, not errors; it throws only for a fault of ours.
 */
export async function evaluate(compiled: CompiledRulebook, input: EvaluationInput): Promise<Evaluation> {
  return (await evaluateTraced(compiled, input)).evaluation;
}
