import { checkRows, runChecks } from '../checks/run.js';
import { SCORED_INDICATORS, scoredIndicators } from '../checks/system-tables.js';
import { ConditionRun, type ConditionResults } from '../conditions/run.js';
import { knownFigures } from '../facts/figures.js';
import { FactStore } from '../facts/store.js';
import type { TextId } from '../formula/symbols.js';
import type { CompiledCheck, CompiledRulebook } from '../package/compiled.js';
import { scoreIndicator } from '../score/indicator.js';
import { totalScore } from '../score/totals.js';
import {
  renderNarrative,
  type NarrativeInput,
  type RenderedNarrative,
} from '../template/narrative.js';
import { narrativeText, printedFacts, rewrittenText } from '../template/narrative-text.js';
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
  private figures: ReadonlySet<string> | undefined;

  constructor(
    private readonly compiled: CompiledRulebook,
    private readonly paragraphs: EvaluationInput['content']['paragraphs'],
  ) {}

  provide(input: NarrativeInput): void {
    this.input = input;
  }

  private rendered(): { narrative: RenderedNarrative; input: NarrativeInput } {
    if (this.input === undefined)
      throw new Error(
        'the text of a report is made from its facts and score, which are not there yet',
      );
    this.narrative ??= renderNarrative(this.compiled, this.input, { paragraphs: this.paragraphs });
    return { narrative: this.narrative, input: this.input };
  }

  read(id: TextId): string {
    const { narrative } = this.rendered();
    const text =
      this.texts.get(id) ??
      (id === 'text.report' ? narrativeText(narrative) : rewrittenText(narrative));
    this.texts.set(id, text);
    return text;
  }

  isKnownFigure(figure: string): boolean {
    const { narrative, input } = this.rendered();
    this.figures ??= knownFigures(input.facts, printedFacts(narrative));
    return this.figures.has(figure);
  }
}

function resolveFacts(
  compiled: CompiledRulebook,
  store: FactStore,
): Readonly<Record<string, ResolvedFact>> {
  return Object.fromEntries([...compiled.facts.keys()].map((id) => [id, store.resolve(id)]));
}

function askRows(run: ConditionRun, checks: readonly CompiledCheck[], store: FactStore): void {
  for (const check of checks) {
    const { when } = check;
    if (when !== null && when.columns.length > 0)
      checkRows(check, store).forEach((row) => run.ask(when, row));
  }
}

function afterScoring({ definition }: CompiledCheck): boolean {
  return definition.forEach === SCORED_INDICATORS;
}

/** Every condition of the package in one run of the engine; those of row checks once for each row. */
async function decideConditions(
  compiled: CompiledRulebook,
  store: FactStore,
): Promise<ConditionResults> {
  const run = new ConditionRun(store, compiled.facts);
  compiled.conditions
    .filter((condition) => condition.columns.length === 0)
    .forEach((condition) => run.ask(condition));
  askRows(
    run,
    compiled.checks.filter((check) => !afterScoring(check)),
    store,
  );
  return run.decide();
}

/** Conditions over the scored indicators, which are there only now. */
async function decideAfterScoring(
  compiled: CompiledRulebook,
  store: FactStore,
): Promise<ConditionResults> {
  const run = new ConditionRun(store, compiled.checkProgram.facts);
  askRows(run, compiled.checks.filter(afterScoring), store);
  return run.decide();
}

/** Row conditions of `scored_indicators` from the second run, everything else from the first. */
function joined(first: ConditionResults, second: ConditionResults): ConditionResults {
  return {
    get: (condition, row) =>
      (row?.table === SCORED_INDICATORS && condition.columns.length > 0 ? second : first).get(
        condition,
        row,
      ),
  };
}

function hiddenBlocks(compiled: CompiledRulebook, conditions: ConditionResults): string[] {
  return [...compiled.blockConditions]
    .filter(([, condition]) => conditions.get(condition).outcome !== true)
    .map(([id]) => id);
}

/** As `evaluate`, with the sides of rules that were taken. */
export async function evaluateTraced(
  compiled: CompiledRulebook,
  input: EvaluationInput,
): Promise<TracedEvaluation> {
  const texts = new LazyTexts(compiled, input.content.paragraphs);
  const store = new FactStore(
    compiled,
    input,
    (id) => texts.read(id),
    (figure) => texts.isKnownFigure(figure),
  );
  const facts = resolveFacts(compiled, store);
  const conditions = await decideConditions(compiled, store);
  const scored = compiled.indicators.map((indicator) =>
    scoreIndicator(indicator, { compiled, store, facts, conditions }),
  );
  const score = totalScore(
    compiled,
    store,
    scored.map(({ result }) => result),
  );
  const hidden = hiddenBlocks(compiled, conditions);
  texts.provide({ facts, score, hiddenBlocks: hidden });
  store.provide(scoredIndicators(score, input.content.measures));
  const all = joined(conditions, await decideAfterScoring(compiled, store));
  const checks = runChecks({ compiled, store, facts, score, conditions: all });
  const completeness = completenessOf(compiled, store, conditions);
  const evaluation = { facts, score, checks, completeness, hiddenBlocks: hidden };
  return { evaluation, sides: new Map(scored.map(({ result, sides }) => [result.id, sides])) };
}

/**
 * Everything a report's content amounts to under its rulebook: facts with arithmetic, score with reasons, checks,
 * completeness. The same package and input always give the same result; it is plain JSON. Missing facts and failing
 * rules are results, not errors; it throws only for a fault of ours.
 */
export async function evaluate(
  compiled: CompiledRulebook,
  input: EvaluationInput,
): Promise<Evaluation> {
  return (await evaluateTraced(compiled, input)).evaluation;
}
