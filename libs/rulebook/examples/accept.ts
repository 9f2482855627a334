import { evaluate } from '../evaluate/evaluate.js';
import type { Evaluation } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { RulebookExample } from '../schema/index.js';
import { matches, outcomeDifferences } from './compare.js';
import { exampleInput } from './resolve.js';
import { expectationLabels, outcomeWords } from './words.js';

/** One promise of a golden case that the rules as they are now do not keep. */
export interface ExpectationChange {
  readonly example: string;
  readonly title: string;
  /** Keys below the example's `expect`. */
  readonly place: readonly string[];
  readonly label: string;
  readonly expected: string;
  readonly actual: string;
  /** What to expect instead; absent where nothing can be expected: a check that cannot be decided. */
  readonly value?: string | boolean | null | string[];
}

type Found = Omit<ExpectationChange, 'example' | 'title' | 'label'>;

/** Everything golden cases expect that does not come out, and what would have to stand there for them to pass. */
export async function expectationChanges(
  compiled: CompiledRulebook,
): Promise<readonly ExpectationChange[]> {
  const { package: pkg } = compiled;
  const labelOf = expectationLabels(pkg);
  const words = outcomeWords(pkg);
  const changes: ExpectationChange[] = [];
  for (const example of pkg.examples) {
    const evaluation = await evaluate(compiled, exampleInput(pkg, example));
    const { id, title } = example;
    const outcomes = outcomeDifferences(example, evaluation).map((found): Found => {
      const shown = (text: string) =>
        found.place[0] === 'facts' ? text : (words.get(text) ?? text);
      const { place, value } = found;
      return { place, expected: shown(found.expected), actual: shown(found.actual), value };
    });
    for (const found of [...outcomes, ...checkChanges(example, evaluation)])
      changes.push({ example: id, title, label: labelOf(found.place), ...found });
  }
  return changes;
}

/** Both lists of checks as they would have to be: a check that changed its mind changes lists. */
function checkChanges({ expect }: RulebookExample, { checks }: Evaluation): readonly Found[] {
  const { failing = [], passing = [], failingExactly: exactly = false } = expect;
  const having = (outcome: string) => checks.filter((result) => result.outcome === outcome);
  const fails = (key: string) => having('fail').some((result) => matches(key, result));
  const holds = (key: string) => !fails(key) && having('pass').some((one) => matches(key, one));
  const known = [...failing, ...passing].filter(fails);
  const extra = having('fail').filter((result) => !known.some((key) => matches(key, result)));
  const nowFailing = [...known, ...(exactly ? extra.map(({ key }) => key) : [])];
  // A whole list of what fails says of every other check that it does not.
  const cleared = exactly ? [] : failing.filter(holds);
  const nowPassing = [...passing.filter((key) => !fails(key)), ...cleared];
  const faulty = exactly ? having('error') : [];
  return [
    ...listChange('failing', failing, nowFailing),
    ...listChange('passing', passing, nowPassing),
    ...faulty.map(({ key, message }) => ({
      ...{ place: ['failing'], expected: '（无）', actual: `${key}：${message}` },
    })),
  ];
}

function listChange(
  place: string,
  before: readonly string[],
  after: readonly string[],
): readonly Found[] {
  const value = [...new Set(after)];
  if (value.join('\n') === [...new Set(before)].join('\n')) return [];
  const shown = (keys: readonly string[]) => (keys.length === 0 ? '（无）' : keys.join('、'));
  return [{ place: [place], expected: shown(before), actual: shown(value), value }];
}
