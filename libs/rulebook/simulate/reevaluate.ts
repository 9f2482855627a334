import { canonicalJson } from '#libs/kernel';
import { fails } from '../checks/run.js';
import type { EvaluationInput, IndicatorResult, ScoreRun } from '../evaluate/types.js';
import { workOut, type EvaluationPart, type Workings } from '../evaluate/workings.js';
import type { CompiledCheck, CompiledRulebook } from '../package/compiled.js';
import type { ReportContent } from '../schema/index.js';
import { resultOfPoints } from '../score/indicator.js';
import { readsScore, readsText, signaturesOf } from './signatures.js';
import type { FailedCheck, Standing } from './standing.js';

/** A report as it stands under its own rulebook. */
interface StandingReport {
  readonly standing: Standing;
  readonly paragraphs: ReportContent['paragraphs'];
}

/** Score and failing checks under another rulebook; only what was worked out again is explained. */
export interface Reevaluated {
  readonly score: ScoreRun;
  readonly failing: readonly FailedCheck[];
}

/**
 * @param before the report under its own rulebook
 * @param input the same, its content as the other rulebook reads it
 */
type Reevaluate = (before: StandingReport, input: EvaluationInput) => Promise<Reevaluated>;

/** What differs between two rulebooks, the same for all reports. */
interface Plan {
  readonly draft: CompiledRulebook;
  /** Indicators that come to the same points, by id. */
  readonly kept: ReadonlyMap<string, ReturnType<typeof resultOfPoints>>;
  /** Checks to be run for every report: they differ, or read the score. */
  readonly run: readonly CompiledCheck[];
  /** Checks to be run where the text of the report differs. */
  readonly ofText: readonly CompiledCheck[];
  /** Of these the ones that differ themselves. */
  readonly changedOfText: readonly CompiledCheck[];
  /** Whether the same facts and score make the same text. */
  readonly sameText: boolean;
}

/**
 * Evaluates reports of one rulebook by another that differs in little: what rests on nothing that differs is taken from
 * where the report stands. Points and status of every indicator, the score and the failing checks are those of a full
 * evaluation.
 */
export function reevaluator(own: CompiledRulebook, draft: CompiledRulebook): Reevaluate {
  const plan = planOf(own, draft);
  return async (before, input) => {
    const scored = await workOut(draft, input, scoring(plan, before.standing));
    const reading = isSameText(plan, before, scored.score, input)
      ? plan.changedOfText
      : plan.ofText;
    const printed =
      reading.length === 0 ? scored : await workOut(draft, input, printing(scored, reading));
    const run = new Map<CompiledCheck, Workings>([
      ...plan.run.map((check) => [check, scored] as const),
      ...reading.map((check) => [check, printed] as const),
    ]);
    return { score: scored.score, failing: failingOf(draft, before.standing, run) };
  };
}

function planOf(own: CompiledRulebook, draft: CompiledRulebook): Plan {
  const [was, now] = [signaturesOf(own), signaturesOf(draft)];
  const differs = ({ definition: { id } }: CompiledCheck): boolean =>
    was.checks.get(id) !== now.checks.get(id);
  const kept = draft.indicators.filter(
    ({ definition: { id } }) => was.indicators.get(id) === now.indicators.get(id),
  );
  const ofText = draft.checks.filter(readsText);
  return {
    draft,
    kept: new Map(kept.map((one) => [one.definition.id, resultOfPoints(one)])),
    run: draft.checks.filter((check) => !readsText(check) && (readsScore(check) || differs(check))),
    ofText,
    changedOfText: ofText.filter(differs),
    sameText: was.text === now.text,
  };
}

/** Scores what cannot be taken over, and gets ready for checks that read no text. */
function scoring({ draft, kept, run }: Plan, { indicators }: Standing): EvaluationPart {
  const known = new Map<string, IndicatorResult>();
  for (const points of indicators) {
    const result = kept.get(points.id)?.(points);
    if (result !== undefined) known.set(points.id, result);
  }
  const open = draft.indicators.filter(({ definition: { id } }) => !known.has(id));
  const conditions = [...open.flatMap((one) => one.conditions), ...conditionsOf(run)];
  const facts = open.flatMap(({ inputs }) => inputs);
  return { facts, explained: false, conditions, known, checks: run, withTexts: false };
}

/** Writes the text of a report that is scored, for checks that read it. */
function printing(
  { compiled: { facts, blockConditions }, score }: Workings,
  checks: readonly CompiledCheck[],
): EvaluationPart {
  const conditions = [...blockConditions.values(), ...conditionsOf(checks)];
  const known = new Map(score.indicators.map((one) => [one.id, one]));
  return { facts: facts.keys(), explained: false, conditions, known, checks, withTexts: true };
}

const conditionsOf = (checks: readonly CompiledCheck[]) => checks.flatMap(({ when }) => when ?? []);

function isSameText(
  plan: Plan,
  { standing, paragraphs }: StandingReport,
  score: ScoreRun,
  { content }: EvaluationInput,
): boolean {
  const before = new Map(standing.indicators.map((one) => [one.id, one]));
  return (
    plan.sameText &&
    canonicalJson(paragraphs) === canonicalJson(content.paragraphs) &&
    score.indicators.every(({ id, status, score: points }) => {
      const stood = before.get(id);
      return stood?.status === status && stood.score === points;
    })
  );
}

/** Checks that fail: of those that were run as it came out, of the others as it was. */
function failingOf(
  { checks }: CompiledRulebook,
  { failing }: Standing,
  run: ReadonlyMap<CompiledCheck, Workings>,
): readonly FailedCheck[] {
  const before = new Set(failing.map(({ id }) => id));
  const failed = checks.filter((check) => {
    const workings = run.get(check);
    return workings === undefined ? before.has(check.definition.id) : fails(check, workings);
  });
  return failed.map(({ definition: { id, label, severity } }) => ({ id, label, severity }));
}
