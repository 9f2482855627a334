import type { Decimal } from '#libs/kernel';
import { evaluate } from '../evaluate/evaluate.js';
import type { EvaluationInput } from '../evaluate/types.js';
import { FactStore } from '../facts/store.js';
import { FormulaFault } from '../formula/values.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { FactValues, RulebookExample } from '../schema/index.js';
import { knobsOf, type Knob } from './knobs.js';
import {
  answersOf,
  approach,
  convertedOf,
  factsOf,
  scoreKnobs,
  type Answer,
  type Approach,
} from './limit-score.js';
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
  /** Answered the other way in both: a score is brought near its limit by several, and onto it by what is turned. */
  readonly besides: readonly { readonly label: string; readonly value: string }[];
  readonly on: LimitCase;
  readonly beyond: LimitCase;
  /** False where the rule comes to the same on both sides: it is not in force in the case they were made from. */
  readonly differ: boolean;
}

export interface LimitSearch {
  /** Ids of golden cases that there are besides. */
  readonly taken?: readonly string[];
  /** Waited for between two evaluations, so that others have their turn. */
  readonly pause?: () => Promise<unknown>;
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
 * limit, and the least further across. A score is brought near first, by answers that are changed in both. What they
 * expect is what comes out now, for their author to read.
 */
export async function limitCases(
  compiled: CompiledRulebook,
  limit: Limit,
  base: RulebookExample,
  search: LimitSearch = {},
): Promise<LimitPairing> {
  const { taken = [], pause = () => Promise.resolve() } = search;
  const own = exampleInput(compiled.package, base);
  const near = limit.operand.of === 'score' ? await nearScore(compiled, own, limit, pause) : null;
  const besides = near?.answers ?? [];
  const input = withFacts(own, factsOf(besides));
  const ofScore = limit.operand.of === 'score';
  const knobs = ofScore ? scoreKnobs(compiled, input) : knobsOf(compiled, input, limit.operand);
  for (const knob of knobs) {
    const turn = turning(compiled, input, limit, knob);
    const found = await settle(knob, turn, limit);
    if (found === null) continue;
    const ids = new Set([...compiled.package.examples.map(({ id }) => id), ...taken, base.id]);
    const making = { compiled, limit, base, input, knob, turn, ids, besides };
    return { pair: await pairOf(making, found), base: base.id };
  }
  const why = ofScore ? outOfReach(limit, base, near, knobs) : unreachable(limit, base, knobs);
  return { pair: null, why };
}

const nearScore = (
  compiled: CompiledRulebook,
  input: EvaluationInput,
  { at }: Limit,
  pause: () => Promise<unknown>,
): Promise<Approach | null> =>
  approach(at, answersOf(compiled, input), async (facts) => {
    await pause();
    return convertedOf(compiled, withFacts(input, facts));
  });

/** Of a score so many cases are tried: each takes a hundred evaluations or two. */
const MOST_OF_SCORE = 3;

/**
 * The pair from the first case of the package that shows a difference; where none does, from the first that can be made
 * at all. Cases that most others stand on come first.
 */
export async function limitCasesFromAny(
  compiled: CompiledRulebook,
  limit: Limit,
  search: LimitSearch = {},
): Promise<LimitPairing> {
  const { examples } = compiled.package;
  const standing = (id: string) => examples.filter((one) => one.extends === id).length;
  const most = limit.operand.of === 'score' ? MOST_OF_SCORE : examples.length;
  const bases = examples.toSorted((a, b) => standing(b.id) - standing(a.id)).slice(0, most);
  let best: LimitPairing = { pair: null, why: '规则包还没有示例，请先从一份报告生成一个。' };
  for (const base of bases) {
    const pairing = await limitCases(compiled, limit, base, search);
    if (pairing.pair?.differ === true) return pairing;
    if (best.pair === null && (pairing.pair !== null || base === bases[0])) best = pairing;
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
  readonly besides: readonly Answer[];
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
    if (operand.of === 'score') return convertedOf(compiled, withFacts(input, facts));
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
  const { compiled, limit, input, knob, besides } = making;
  const turned = (to: Decimal): FactValues => ({ ...factsOf(besides), ...knob.turned(to) });
  const facts = { on: turned(on), beyond: turned(beyond) };
  const expectations = pairExpectations(
    limit.rule,
    await evaluate(compiled, withFacts(input, facts.on)),
    await evaluate(compiled, withFacts(input, facts.beyond)),
  );
  const at = written(limit, limit.at);
  const side = { on: `恰为 ${at}`, beyond: `${otherSide(limit)} ${at}` };
  const made = (which: 'on' | 'beyond', value: Decimal): Promise<LimitCase> =>
    caseOf(making, value, {
      ...{ which, words: side[which], facts: facts[which], expect: expectations[which] },
    });
  return {
    ...{ limit: at, rule: limit.rule.label, turned: knob.label },
    before: knob.value === null ? null : knob.typed(knob.value),
    besides: besides.map(({ label, value }) => ({ label, value: yesOrNo(value) })),
    ...{ on: await made('on', on), beyond: await made('beyond', beyond) },
    differ: expectations.differ,
  };
}

async function caseOf(
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
): Promise<LimitCase> {
  const { rule } = limit;
  const stem = `limit-${rule.id}-${written(limit, limit.at)}-${which}`.replace(/[^a-z0-9]+/g, '-');
  const figure = await turn(value);
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

const yesOrNo = (value: boolean): string => (value ? '是' : '否');

/** Which facts bring a score how near, and which were turned in vain. */
function outOfReach(
  limit: Limit,
  { title }: RulebookExample,
  near: Approach | null,
  knobs: readonly Knob[],
): string {
  const at = written(limit, limit.at);
  if (near === null) return `示例“${title}”没有换算得分（没有填完，或有规则错误），请换一个示例。`;
  const changed = near.answers.map(({ label, value }) => `“${label}”改为${yesOrNo(value)}`);
  const first = changed.length === 0 ? '' : `把${changed.join('、')}，`;
  const turned = knobs.map(({ label }) => `“${label}”`).join('、');
  const then = turned === '' ? '没有可再微调的数字' : `再单独改动${turned}，都不能恰为 ${at}`;
  return `以示例“${title}”为底，${first}换算得分为 ${written(limit, near.figure)}；${then}。请换一个示例，或由此接着手工改动。`;
}

function unreachable(limit: Limit, { title }: RulebookExample, knobs: readonly Knob[]): string {
  const at = written(limit, limit.at);
  if (knobs.length === 0)
    return `以示例“${title}”为底，界限 ${at} 所看的数值不由任何可填的数字或日期得出（或表格中没有行）。请换一个示例，或手工补上。`;
  const names = knobs.map(({ label }) => `“${label}”`).join('、');
  return `以示例“${title}”为底，单独改动${names}都不能使数值恰为 ${at}：不是一次算式，或所需的值超出可填的范围与小数位数。请换一个示例；仍不行时，${byHand}`;
}
