import type { Evaluation } from '../evaluate/types.js';
import type { RulebookExample } from '../schema/index.js';
import type { LimitRule } from './limits.js';

type Expectation = RulebookExample['expect'];

/**
 * What the two cases of a limit promise: what becomes of the rule itself, and of everything else that is not the same in
 * both. `differ` is false where nothing is: the rule is not in force in the case they were made from.
 */
export function pairExpectations(
  rule: LimitRule,
  on: Evaluation,
  beyond: Evaluation,
): { readonly on: Expectation; readonly beyond: Expectation; readonly differ: boolean } {
  const [left, right] = [outcomesOf(on), outcomesOf(beyond)];
  const changed = [...left.keys()].filter((key) => left.get(key) !== right.get(key));
  const told = new Set([...changed, ...ownOutcomes(rule)]);
  const expectation = (outcomes: Outcomes) => asExpectation(outcomes, told);
  return { on: expectation(left), beyond: expectation(right), differ: changed.length > 0 };
}

/** By `converted`, `indicators/<id>`, `checks/<id>`. */
type Outcomes = ReadonlyMap<string, string | null>;

function outcomesOf({ score, checks }: Evaluation): Outcomes {
  const failed = new Set(checks.flatMap(({ id, outcome }) => (outcome === 'fail' ? [id] : [])));
  const { status, converted, grade } = score;
  return new Map<string, string | null>([
    ...Object.entries({ status, converted, grade }),
    ...score.indicators.map(({ id, status: of, score: points }) => {
      const scored = of === 'scored' && points !== null;
      return [`indicators/${id}`, scored ? points : of] as const;
    }),
    ...checks.map(({ id }) => [`checks/${id}`, failed.has(id) ? 'failing' : 'passing'] as const),
  ]);
}

/** What is said of a rule even where both sides come to the same. */
function ownOutcomes({ kind, id }: LimitRule): readonly string[] {
  if (kind === 'indicator') return [`indicators/${id}`];
  return kind === 'check' ? [`checks/${id}`] : ['converted', 'grade'];
}

function asExpectation(outcomes: Outcomes, told: ReadonlySet<string>): Expectation {
  const entries = [...outcomes].filter(([key]) => told.has(key));
  const below = (prefix: string) =>
    entries.flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
    );
  const points = below('indicators/');
  const checks = below('checks/');
  const listed = (kind: string) => checks.flatMap(([id, value]) => (value === kind ? [id] : []));
  const lists = { failing: listed('failing'), passing: listed('passing') };
  return {
    ...Object.fromEntries(entries.filter(([key]) => !key.includes('/'))),
    ...(points.length === 0 ? {} : { indicators: Object.fromEntries(points) }),
    ...Object.fromEntries(Object.entries(lists).filter(([, keys]) => keys.length > 0)),
  } as Expectation;
}
