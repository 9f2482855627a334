import { evaluateTraced, type TracedEvaluation } from '../evaluate/evaluate.js';
import { compilePackage } from '../package/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { lintPackage, type LintFault } from '../package/lint/index.js';
import type { RulebookPackage } from '../schema/index.js';
import { compareExample, type ExampleDifference } from './compare.js';
import { coverageOf, type RuleCoverage } from './coverage.js';
import { coverageHints } from './coverage-hints.js';
import { limitHints } from './limit-hints.js';
import { exampleInput } from './resolve.js';

export interface ExampleResult {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly differences: readonly ExampleDifference[];
}

/** A run with what its hints are made of; it stays within the library. */
interface TracedRun extends ExampleRun {
  readonly hints: readonly LintFault[];
}

export interface ExampleRun {
  readonly passed: boolean;
  readonly results: readonly ExampleResult[];
  readonly coverage: RuleCoverage;
}

/** Runs every golden case of a package, and says which outcomes of its rules none of them reaches. */
export async function runExamples(compiled: CompiledRulebook): Promise<ExampleRun> {
  const { passed, results, coverage } = await traceExamples(compiled);
  return { passed, results, coverage };
}

/** A run with its hints. */
export async function traceExamples(
  compiled: CompiledRulebook,
  pause: () => Promise<unknown> = () => Promise.resolve(),
): Promise<TracedRun> {
  const results: ExampleResult[] = [];
  const runs: TracedEvaluation[] = [];
  for (const example of compiled.package.examples) {
    await pause();
    const run = await evaluateTraced(compiled, exampleInput(compiled.package, example));
    const differences = compareExample(example, run.evaluation);
    runs.push(run);
    results.push({
      id: example.id,
      title: example.title,
      passed: differences.length === 0,
      differences,
    });
  }
  const coverage = coverageOf(compiled, runs);
  return {
    passed: results.every((result) => result.passed),
    results,
    coverage,
    hints: [...coverageHints(compiled.package, coverage), ...limitHints(compiled, runs)],
  };
}

/**
 * All that must be right before a package is published: lint, then its examples. Warnings: rules no example touches, and
 * outcomes none reaches of rules that are touched - the other side of a limit.
 */
export async function lintWithExamples(
  pkg: RulebookPackage,
  pause?: () => Promise<unknown>,
): Promise<readonly LintFault[]> {
  const faults = lintPackage(pkg);
  if (faults.some((fault) => fault.severity === 'error')) return faults;
  const { results, hints } = await traceExamples(compilePackage(pkg), pause);
  const failures = results.flatMap(({ id, differences }, index) =>
    differences.map(({ path, expected, actual }): LintFault => ({
      path: `examples.${index}.expect.${path}`,
      message: `示例 ${id}：应为 ${expected}，实为 ${actual}`,
      severity: 'error',
    })),
  );
  return [...faults, ...failures, ...hints];
}
