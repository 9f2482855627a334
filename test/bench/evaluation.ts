import { evaluate, exampleInput, type CompiledRulebook } from '#libs/rulebook';

import { bareEngine, bareRun } from './bare-engine.js';
import { sideBySide, type Rounds } from './measure.js';
import { medians, type Section } from './section.js';

const OURS = 'ziping: evaluate';
const BUILT = 'json-rules-engine: build, run';
const READY = 'json-rules-engine: run of a built engine';
const MOST_TIMES = 2;

/** (a) Everything a report's content amounts to, against its conditions alone in a bare json-rules-engine. */
export async function measureEvaluation(
  rulebook: CompiledRulebook,
  rounds: Rounds,
): Promise<Section> {
  const example = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
  if (example === undefined) throw new Error('the sample is not in the rulebook');
  const input = exampleInput(rulebook.package, example);
  const evaluation = await evaluate(rulebook, input);
  const bare = bareRun(rulebook, evaluation);
  const ready = bareEngine(bare);
  const figures = await sideBySide(
    [
      { name: OURS, run: () => evaluate(rulebook, input) },
      { name: BUILT, run: () => bareEngine(bare).run() },
      { name: READY, run: () => ready.run() },
    ],
    rounds,
  );
  const [ours, built] = medians(figures, OURS, BUILT);
  const [, run] = medians(figures, OURS, READY);
  const verdict = (what: string, times: number) => ({
    measured: `${times.toFixed(2)} × ${what}`,
    aim: `< ${String(MOST_TIMES)} ×`,
    met: times < MOST_TIMES,
  });
  const comparisons = bare.rules.length;
  return {
    title: `Full evaluation of the sample (${score(evaluation)})`,
    unit: 'ms',
    figures,
    verdicts: [verdict('building and running', ours / built), verdict('running alone', ours / run)],
    notes: [
      `bare: ${comparisons} rules (the conditions the evaluation decides, those of row checks once a row) over ${bare.facts.size} constant facts; JavaScript numbers, derived values given, missing is false; its answer is true or false a rule`,
      `ziping: reads the stored content, ${Object.keys(evaluation.facts).length} facts with derived values in exact decimals, the same conditions with missing told from false, ${evaluation.score.indicators.length} indicators with explanations, ${rulebook.checks.length} checks, the narrative, completeness`,
    ],
  };
}

function score(evaluation: Awaited<ReturnType<typeof evaluate>>): string {
  return `${evaluation.score.score} of ${evaluation.score.applicableFullMarks}`;
}
