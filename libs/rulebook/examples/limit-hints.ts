import { Decimal } from '#libs/kernel';
import type { TracedEvaluation } from '../evaluate/evaluate.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { LintFault } from '../package/lint/index.js';
import { limitsOf, type Limit } from './limits.js';
import { figuresOf, isBeyond, otherSide, written } from './operand.js';

/** Hints for every limit that no example meets exactly, or that has examples on one side only. */
export function limitHints(
  compiled: CompiledRulebook,
  runs: readonly TracedEvaluation[],
): readonly LintFault[] {
  return limitsOf(compiled).flatMap((limit): LintFault[] => {
    const values = runs.flatMap((run) => figuresOf(limit.operand, run));
    const message = uncovered(limit, values);
    const hint = { path: limit.path, severity: 'warning', remedy: 'limit_cases' } as const;
    return message === null ? [] : [{ ...hint, message }];
  });
}

function uncovered(limit: Limit, values: readonly Decimal[]): string | null {
  const { at } = limit;
  const below = largest(values.filter((value) => value.lt(at)));
  const above = largest(values.filter((value) => value.gt(at)).map((value) => value.negated()));
  const met = values.some((value) => value.equals(at));
  const crossed = values.some((value) => isBeyond(limit, value));
  if (met && crossed) return null;
  const shown = written(limit, at);
  const wanted = [
    ...(met ? [] : [`恰为 ${shown} 的`]),
    ...(crossed ? [] : [`${otherSide(limit)} ${shown} 的`]),
  ];
  const near = [below, met ? at : null, above?.negated() ?? null];
  const known = near.flatMap((value) => (value === null ? [] : [written(limit, value)]));
  const covered = known.length === 0 ? '还没有示例取到值' : `最近的示例取值为 ${known.join('、')}`;
  return `界限 ${shown} 两边都应有示例：缺少取值${wanted.join('和')}示例；${covered}`;
}

const largest = (values: readonly Decimal[]): Decimal | null =>
  values.length === 0 ? null : Decimal.max(...values);
