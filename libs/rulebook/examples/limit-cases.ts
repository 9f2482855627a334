import type { Decimal } from '#libs/kernel';
import { evaluate } from '../evaluate/evaluate.js';
import type { EvaluationInput } from '../evaluate/types.js';
import { FactStore } from '../facts/store.js';
import { FormulaFault } from '../formula/values.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { FactValues, RulebookExample } from '../schema/index.js';
import { knobsOf, type Knob } from './knobs.js';
import { pairExpectations } from './limit-expectation.js';
import { limitsOf, type Limit } from './limits.js';
import { figuresIn, otherSide, written } from './operand.js';
import { exampleInput } from './resolve.js';
import { settle, type Turn } from './settle.js';
import { expectationLines, type ExpectationLine } from './words.js';

/** One of the two golden cases of a limit. */
export interface LimitCase {
  readonly example: RulebookExample;
  /** The value typed, and what the limit is held against then. */
  readonly typed: string;
  readonly figure: string;
  readonly expected: readonly ExpectationLine[];
}

/** The two golden cases of a limit, exactly on it and just across. */
export interface LimitPair {
  readonly limit: string;
  readonly rule: string;
  /** What was turned, in words, and as it is in the case both were made from. */
  readonly turned: string;
  readonly before: string | null;
  readonly on: LimitCase;
  readonly beyond: LimitCase;
  /** False where the rule comes to the same on both sides: it is not in force in the case they were made from. */
  readonly differ: boolean;
}

/** A pair, or in words why it cannot be made and what to do instead. */
export type LimitPairing =
  | { readonly pair: LimitPair; readonly base: string }
  | { readonly pair: null; readonly why: string };

/** The limit that is named by a place of the package, as the hint for it names it. */
export const limitAt = (compiled: CompiledRulebook, path: string): Limit | null =>
  limitsOf(compiled).find((limit) => limit.path === path) ?? null;

/**
 * The two cases made from one: all as it is there, but for the one thing typed that takes the figure exactly to the
 * limit, and the least further across. What they expect is what comes out now, for their author to read.
 * @param taken ids of golden cases that there are besides
 */
export async function limitCases(
  compiled: CompiledRulebook,
  limit: Limit,
  base: RulebookExample,
  taken: readonly string[] = [],
): Promise<LimitPairing> {
  if (limit.operand.of === 'score') return { pair: null, why: ofScore(limit) };
  const input = exampleInput(compiled.package, base);
  const knobs = knobsOf(compiled, input, limit.operand);
  for (const knob of knobs) {
    const turn = turning(compiled, input, limit, knob);
    const found = settle(knob, turn, limit);
    if (found === null) continue;
    const ids = new Set([...compiled.package.examples.map(({ id }) => id), ...taken, base.id]);
    const pair = await pairOf({ compiled, limit, base, input, knob, turn, ids }, found);
    return { pair, base: base.id };
  }
  return { pair: null, why: unreachable(limit, base, knobs) };
}

/**
 * The pair from the first case of the package that shows a difference; where none does, from the first that can be made
 * at all. Cases that most others stand on come first.
 */
export async function limitCasesFromAny(
  compiled: CompiledRulebook,
  limit: Limit,
  taken: readonly string[] = [],
): Promise<LimitPairing> {
  const { examples } = compiled.package;
  const standing = (id: string) => examples.filter((one) => one.extends === id).length;
  let best: LimitPairing = { pair: null, why: '规则包还没有示例，请先从一份报告生成一个。' };
  for (const base of examples.toSorted((a, b) => standing(b.id) - standing(a.id))) {
    const pairing = await limitCases(compiled, limit, base, taken);
    if (pairing.pair?.differ === true) return pairing;
    if (best.pair === null && (pairing.pair !== null || base === examples[0])) best = pairing;
    if (limit.operand.of === 'score') return pairing;
  }
  return best;
}

interface Making {
  readonly compiled: CompiledRulebook;
  readonly limit: Limit;
  readonly base: RulebookExample;
  readonly input: EvaluationInput;
  readonly knob: Knob;
  readonly turn: Turn;
  readonly ids: ReadonlySet<string>;
}

const withFacts = (input: EvaluationInput, facts: FactValues): EvaluationInput => ({
  ...input,
  content: { ...input.content, facts: { ...input.content.facts, ...facts } },
});

function turning(
  compiled: CompiledRulebook,
  input: EvaluationInput,
  { operand }: Limit,
  knob: Knob,
): Turn {
  return (value) => {
    const facts = knob.turned(value);
    if (facts === null) return null;
    const none = () => '';
    const store = new FactStore(compiled, withFacts(input, facts), none, () => false);
    try {
      return figuresIn(operand, store, knob.row)[0] ?? null;
    } catch (error) {
      if (error instanceof FormulaFault) return null;
      throw error;
    }
  };
}

async function pairOf(
  making: Making,
  { on, beyond }: { readonly on: Decimal; readonly beyond: Decimal },
): Promise<LimitPair> {
  const { compiled, limit, input, knob } = making;
  const facts = { on: knob.turned(on) ?? {}, beyond: knob.turned(beyond) ?? {} };
  const expectations = pairExpectations(
    limit.rule,
    await evaluate(compiled, withFacts(input, facts.on)),
    await evaluate(compiled, withFacts(input, facts.beyond)),
  );
  const at = written(limit, limit.at);
  const side = { on: `恰为 ${at}`, beyond: `${otherSide(limit)} ${at}` };
  const made = (which: 'on' | 'beyond', value: Decimal) =>
    caseOf(making, value, {
      ...{ which, words: side[which], facts: facts[which], expect: expectations[which] },
    });
  return {
    ...{ limit: at, rule: limit.rule.label, turned: knob.label },
    before: knob.value === null ? null : knob.typed(knob.value),
    ...{ on: made('on', on), beyond: made('beyond', beyond), differ: expectations.differ },
  };
}

function caseOf(
  { compiled, limit, base, knob, turn, ids }: Making,
  value: Decimal,
  {
    which,
    words,
    facts,
    expect,
  }: {
    readonly which: string;
    readonly words: string;
    readonly facts: FactValues;
    readonly expect: RulebookExample['expect'];
  },
): LimitCase {
  const { rule } = limit;
  const stem = `limit-${rule.id}-${written(limit, limit.at)}-${which}`.replace(/[^a-z0-9]+/g, '-');
  const figure = turn(value);
  const typed = knob.typed(value);
  const title = `${rule.label}：${words}（${knob.label}填 ${typed}）`.slice(0, 200);
  const example = { id: freeId(stem, ids), title, extends: base.id, content: { facts }, expect };
  const expected = expectationLines(compiled.package, example);
  return { example, typed, figure: figure === null ? '' : written(limit, figure), expected };
}

function freeId(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) {
    const id = `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}

const byHand = '请手工复制一个示例，改动其中几项，使一份恰为界限、一份刚好越过。';

const ofScore = (limit: Limit): string =>
  `换算得分由全部指标共同得出，没有哪一个填报项能单独使它恰为 ${written(limit, limit.at)}。${byHand}`;

function unreachable(limit: Limit, { title }: RulebookExample, knobs: readonly Knob[]): string {
  const at = written(limit, limit.at);
  if (knobs.length === 0)
    return `以示例“${title}”为底，界限 ${at} 所看的数值不由任何可填的数字或日期得出（或表格中没有行）。请换一个示例，或手工补上。`;
  const names = knobs.map(({ label }) => `“${label}”`).join('、');
  return `以示例“${title}”为底，单独改动${names}都不能使数值恰为 ${at}：不是一次算式，或所需的值超出可填的范围与小数位数。请换一个示例；仍不行时，${byHand}`;
}
