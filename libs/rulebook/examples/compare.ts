import { Decimal, isPlainDecimal } from '#libs/kernel';
import type { CheckResult, Evaluation, IndicatorResult } from '../evaluate/types.js';
import type { RulebookExample } from '../schema/index.js';

/** One expectation that did not come true. */
export interface ExampleDifference {
  /** `converted`, `indicators.<id>`, `facts.<id>`, `failing`, `passing`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

type Plain = string | boolean | null | undefined;

/** A figure that came out otherwise, with what would have been right to expect. */
export interface OutcomeDifference extends ExampleDifference {
  /** Keys below `expect`. */
  readonly place: readonly string[];
  readonly value: string | boolean | null;
}

function show(value: Plain): string {
  return value === null || value === undefined ? '（无）' : String(value);
}

function same(expected: Plain, actual: Plain): boolean {
  if (
    typeof expected === 'string' &&
    typeof actual === 'string' &&
    isPlainDecimal(expected) &&
    isPlainDecimal(actual)
  ) {
    return new Decimal(expected).equals(actual);
  }
  return (expected ?? null) === (actual ?? null);
}

function differs(place: readonly string[], expected: Plain, actual: Plain): OutcomeDifference[] {
  if (expected === undefined || same(expected, actual)) return [];
  const shown = { expected: show(expected), actual: show(actual) };
  return [{ path: place.join('.'), ...shown, place, value: actual ?? null }];
}

/** Its points when it has some and points are asked for (full marks of what is not applicable too), else its status. */
export function indicatorOutcome(indicator: IndicatorResult | undefined, points: boolean): Plain {
  if (indicator === undefined) return undefined;
  const scored = indicator.status === 'scored' || (points && indicator.score !== null);
  return scored ? indicator.score : indicator.status;
}

function indicatorDifferences(
  expected: Readonly<Record<string, string>>,
  evaluation: Evaluation,
): OutcomeDifference[] {
  const byId = new Map(evaluation.score.indicators.map((indicator) => [indicator.id, indicator]));
  return Object.entries(expected).flatMap(([id, value]) => {
    const actual = indicatorOutcome(byId.get(id), isPlainDecimal(value));
    return differs(['indicators', id], value, actual);
  });
}

function factDifferences(
  expected: NonNullable<RulebookExample['expect']['facts']>,
  evaluation: Evaluation,
): OutcomeDifference[] {
  return Object.entries(expected).flatMap(([id, value]) => {
    const actual = evaluation.facts[id]?.value ?? null;
    return differs(
      ['facts', id],
      value,
      typeof actual === 'object' && actual !== null ? JSON.stringify(actual) : actual,
    );
  });
}

/** `id` means the check in any of its rows, `id:row` that row. */
export function matches(key: string, result: CheckResult): boolean {
  return key === result.key || key === result.id;
}

function checkDifferences(
  { expect }: RulebookExample,
  evaluation: Evaluation,
): ExampleDifference[] {
  const failed = evaluation.checks.filter((result) => result.outcome === 'fail');
  const failing = expect.failing ?? [];
  const quiet = failing.filter((key) => !failed.some((result) => matches(key, result)));
  const loud = (expect.passing ?? []).filter((key) =>
    failed.some((result) => matches(key, result)),
  );
  // A check that cannot be decided is no check that holds: nobody can have expected it.
  const faulty = evaluation.checks.filter((result) => result.outcome === 'error');
  const extra =
    expect.failingExactly === true
      ? [...failed.filter((result) => !failing.some((key) => matches(key, result))), ...faulty]
      : [];
  return [
    ...quiet.map((key) => ({ path: 'failing', expected: key, actual: outcomeOf(key, evaluation) })),
    ...loud.map((key) => ({ path: 'passing', expected: key, actual: 'fail' })),
    ...extra.map((result) => ({
      path: 'failing',
      expected: '（无）',
      actual: `${result.key}：${result.message}`,
    })),
  ];
}

function outcomeOf(key: string, evaluation: Evaluation): string {
  return evaluation.checks.find((result) => matches(key, result))?.outcome ?? '（无此校验）';
}

/** Where scores, grade, indicators and facts are not what an example expects. */
export function outcomeDifferences(
  { expect }: RulebookExample,
  evaluation: Evaluation,
): OutcomeDifference[] {
  const { score } = evaluation;
  return [
    ...differs(['status'], expect.status, score.status),
    ...differs(['score'], expect.score, score.score),
    ...differs(['applicableFullMarks'], expect.applicableFullMarks, score.applicableFullMarks),
    ...differs(['converted'], expect.converted, score.converted),
    ...differs(['grade'], expect.grade, score.grade),
    ...indicatorDifferences(expect.indicators ?? {}, evaluation),
    ...factDifferences(expect.facts ?? {}, evaluation),
  ];
}

/** Where an evaluation is not what its example expects; what is not named is not compared. */
export function compareExample(
  example: RulebookExample,
  evaluation: Evaluation,
): ExampleDifference[] {
  const outcomes = outcomeDifferences(example, evaluation);
  return [
    ...outcomes.map(({ path, expected, actual }) => ({ path, expected, actual })),
    ...checkDifferences(example, evaluation),
  ];
}
