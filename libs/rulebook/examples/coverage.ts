import type { TracedEvaluation } from '../evaluate/evaluate.js';
import type { CompiledRulebook } from '../package/compiled.js';

/** Which outcomes of the rules the examples reach. A side reads `indicators.<id>: returns.deducted`, `checks.<id>: fail`. */
export interface RuleCoverage {
  readonly sides: number;
  readonly touched: number;
  readonly untouched: readonly string[];
  /** Rules no example touches at all. */
  readonly untouchedRules: readonly string[];
}

function indicatorSides(compiled: CompiledRulebook): string[] {
  return compiled.indicators.flatMap(({ definition, scorer, notApplicable }) => {
    const sides = notApplicable === null ? scorer.sides : ['not_applicable', ...scorer.sides];
    return sides.map((side) => `indicators.${definition.id}: ${side}`);
  });
}

function allSides(compiled: CompiledRulebook): string[] {
  return [
    ...indicatorSides(compiled),
    ...compiled.checks.flatMap(({ definition }) => [
      `checks.${definition.id}: pass`,
      `checks.${definition.id}: fail`,
    ]),
    ...compiled.caps.map(({ id }) => `caps.${id}: applied`),
    ...compiled.package.indicators.grades.map(({ id }) => `grades.${id}: reached`),
  ];
}

function touchedSides({ evaluation, sides }: TracedEvaluation): string[] {
  const { score, checks } = evaluation;
  return [
    ...[...sides].flatMap(([id, taken]) => taken.map((side) => `indicators.${id}: ${side}`)),
    ...checks.flatMap(({ id, outcome, rows }) => {
      const passedRows = rows !== undefined && rows.checked > rows.failed;
      return [
        ...(outcome === 'pass' || passedRows ? [`checks.${id}: pass`] : []),
        ...(outcome === 'fail' ? [`checks.${id}: fail`] : []),
      ];
    }),
    ...score.caps.map(({ id }) => `caps.${id}: applied`),
    ...(score.grade === null ? [] : [`grades.${score.grade}: reached`]),
  ];
}

function ruleOf(side: string): string {
  return side.slice(0, side.lastIndexOf(': '));
}

/** Counts the outcomes that evaluations reached against all that the rulebook has. */
export function coverageOf(
  compiled: CompiledRulebook,
  runs: readonly TracedEvaluation[],
): RuleCoverage {
  const all = allSides(compiled);
  const touched = new Set(runs.flatMap(touchedSides));
  const untouched = all.filter((side) => !touched.has(side));
  const rules = new Set(all.map(ruleOf));
  const touchedRules = new Set(all.filter((side) => touched.has(side)).map(ruleOf));
  return {
    sides: all.length,
    touched: all.length - untouched.length,
    untouched,
    untouchedRules: [...rules].filter((rule) => !touchedRules.has(rule)),
  };
}
