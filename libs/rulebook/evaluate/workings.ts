import { checkRows, type CheckInput } from '../checks/run.js';
import { SCORED_INDICATORS, scoredIndicators } from '../checks/system-tables.js';
import type { CompiledCondition } from '../conditions/compile.js';
import { ConditionRun, type ConditionResults } from '../conditions/run.js';
import { FactStore } from '../facts/store.js';
import type { CompiledCheck, CompiledRulebook } from '../package/compiled.js';
import { scoreIndicator, type ScoredIndicator } from '../score/indicator.js';
import { totalScore } from '../score/totals.js';
import { ReportTexts } from './report-texts.js';
import type { EvaluationInput, IndicatorResult, ResolvedFact } from './types.js';

/** What of a rulebook is worked out; what it asks for and what that reads has to be in it. */
export interface EvaluationPart {
  /** Facts that are printed. */
  readonly facts: Iterable<string>;
  /** Whether they are told with their arithmetic. */
  readonly explained: boolean;
  /** Conditions decided once; those of `checks` over rows are decided besides. */
  readonly conditions: readonly CompiledCondition[];
  /** Results that are known already, by indicator; all others are scored. */
  readonly known: ReadonlyMap<string, IndicatorResult>;
  readonly checks: readonly CompiledCheck[];
  /** Whether one of `checks` reads the report's text. */
  readonly withTexts: boolean;
}

/** An evaluation up to where checks are run. */
export interface Workings extends CheckInput {
  /** Blocks of the narrative that are not shown; none without texts. */
  readonly hiddenBlocks: readonly string[];
  /** Sides of its rule each indicator took. */
  readonly sides: ReadonlyMap<string, readonly string[]>;
}

/** Everything there is to work out. */
export function wholeOf(compiled: CompiledRulebook): EvaluationPart {
  const { facts, conditions, checks } = compiled;
  const all = { facts: facts.keys(), explained: true, conditions, checks };
  return { ...all, known: new Map(), withTexts: true };
}

/** Works out facts, conditions and score of the content under its rulebook, as far as `part` goes. */
export async function workOut(
  compiled: CompiledRulebook,
  input: EvaluationInput,
  part: EvaluationPart,
): Promise<Workings> {
  const texts = new ReportTexts(compiled, input.content.paragraphs);
  const store = new FactStore(
    compiled,
    input,
    (id) => texts.read(id),
    (figure) => texts.isKnownFigure(figure),
  );
  const facts = resolveFacts(part, store);
  const decided = await decideConditions(compiled, part, store);
  const scored = compiled.indicators.map(
    (indicator): ScoredIndicator =>
      asScored(part.known.get(indicator.definition.id)) ??
      scoreIndicator(indicator, { compiled, store, facts, conditions: decided }),
  );
  const results = scored.map(({ result }) => result);
  const score = totalScore(compiled, store, results);
  const hiddenBlocks = part.withTexts ? hiddenOf(compiled, decided) : [];
  if (part.withTexts) texts.provide({ facts, score, hiddenBlocks });
  store.provide(scoredIndicators(score, input.content.measures));
  const conditions = joined(decided, await decideAfterScoring(compiled, part, store));
  const sides = new Map(scored.map(({ result, sides: own }) => [result.id, own]));
  return { compiled, store, facts, score, conditions, hiddenBlocks, sides };
}

const asScored = (known: IndicatorResult | undefined): ScoredIndicator | undefined =>
  known && { result: known, sides: [] };

function resolveFacts(
  { facts, explained }: EvaluationPart,
  store: FactStore,
): Readonly<Record<string, ResolvedFact>> {
  const read = (id: string) => (explained ? store.resolve(id) : store.printable(id));
  return Object.fromEntries([...facts].map((id) => [id, read(id)]));
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

/** Every condition in one run of the engine; those of row checks once for each row. */
async function decideConditions(
  compiled: CompiledRulebook,
  { conditions, checks }: EvaluationPart,
  store: FactStore,
): Promise<ConditionResults> {
  const run = new ConditionRun(store, compiled.facts);
  conditions
    .filter((condition) => condition.columns.length === 0)
    .forEach((condition) => run.ask(condition));
  askRows(
    run,
    checks.filter((check) => !afterScoring(check)),
    store,
  );
  return run.decide();
}

/** Conditions over the scored indicators, which are there only now. */
async function decideAfterScoring(
  compiled: CompiledRulebook,
  { checks }: EvaluationPart,
  store: FactStore,
): Promise<ConditionResults> {
  const run = new ConditionRun(store, compiled.checkProgram.facts);
  askRows(run, checks.filter(afterScoring), store);
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

function hiddenOf(compiled: CompiledRulebook, conditions: ConditionResults): string[] {
  return [...compiled.blockConditions]
    .filter(([, condition]) => conditions.get(condition).outcome !== true)
    .map(([id]) => id);
}
