import { Decimal } from '#libs/kernel';
import type { EvaluationInput } from '../evaluate/types.js';
import { wholeOf, workOut } from '../evaluate/workings.js';
import { compileFormula } from '../formula/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { formFormulas, placedIndicators } from '../package/places.js';
import type { FactValues } from '../schema/index.js';
import { knobsOf, type Knob } from './knobs.js';

/** A question of yes or no that a case answers the other way. */
export interface Answer {
  readonly fact: string;
  readonly label: string;
  readonly value: boolean;
}

/** What a case comes to with some of its facts replaced. */
type Figure = (facts: FactValues) => Promise<Decimal | null>;

export interface Approach {
  readonly answers: readonly Answer[];
  readonly figure: Decimal;
}

export const factsOf = (answers: readonly Answer[]): FactValues =>
  Object.fromEntries(answers.map(({ fact, value }) => [fact, value]));

/** The converted score alone: no checks, no text. */
export async function convertedOf(
  compiled: CompiledRulebook,
  input: EvaluationInput,
): Promise<Decimal | null> {
  const part = { ...wholeOf(compiled), explained: false, checks: [], withTexts: false };
  const { converted } = (await workOut(compiled, input, part)).score;
  return converted === null ? null : new Decimal(converted);
}

/** Every yes-or-no question of a case that an indicator asks, answered the other way, in the order of the rules. */
export function answersOf(compiled: CompiledRulebook, { content }: EvaluationInput): Answer[] {
  const asked = new Set(compiled.indicators.flatMap(({ inputs }) => inputs));
  return [...asked].flatMap((fact): Answer[] => {
    const stored = Object.hasOwn(content.facts, fact) ? content.facts[fact] : undefined;
    const definition = compiled.facts.get(fact)?.definition;
    if (typeof stored !== 'boolean' || definition?.origin !== 'input') return [];
    return [{ fact, label: definition.label, value: !stored }];
  });
}

/**
 * Which answers to change so that the score stands on a limit or a little above: those that move it most come first. The
 * same case always gives the same answers. Null where the case has no score.
 */
export async function approach(
  at: Decimal,
  answers: readonly Answer[],
  figure: Figure,
): Promise<Approach | null> {
  const start = await figure({});
  if (start === null) return null;
  const moves: { readonly answer: Answer; readonly by: Decimal }[] = [];
  for (const answer of answers) {
    const after = await figure(factsOf([answer]));
    if (after !== null && !after.equals(start)) moves.push({ answer, by: after.minus(start) });
  }
  moves.sort((left, right) => right.by.abs().comparedTo(left.by.abs()));
  const taken: Answer[] = [];
  let current = start;
  const take = async (isWanted: (next: Decimal) => boolean): Promise<void> => {
    for (const { answer, by } of moves) {
      if (taken.includes(answer) || !isWanted(current.plus(by))) continue;
      const next = await figure(factsOf([...taken, answer]));
      if (next === null || !isWanted(next)) continue;
      taken.push(answer);
      current = next;
    }
  };
  await take((next) => current.lt(at) && next.gt(current));
  await take((next) => next.gte(at) && next.lt(current));
  return { answers: taken, figure: current };
}

/** So many are tried; the score is worked out some ten times for each. */
const MOST_KNOBS = 24;
const FINE = new Set(['proportional', 'reverse']);

/** What may move the score by little: figures that indicators are computed from, those in proportion first. */
export function scoreKnobs(compiled: CompiledRulebook, input: EvaluationInput): readonly Knob[] {
  const forms = placedIndicators(compiled.package).flatMap(({ indicator: { scoring }, path }) => {
    const inside = scoring.form === 'gate' ? scoring.then : scoring;
    const fine = FINE.has(inside.form);
    return formFormulas(scoring, path).map(({ source }) => ({ source, fine }));
  });
  const knobs = forms
    .toSorted((left, right) => Number(right.fine) - Number(left.fine))
    .flatMap(({ source }) => {
      const { formula } = compileFormula(source, compiled);
      return formula === undefined ? [] : knobsOf(compiled, input, { of: 'formula', formula });
    });
  const known = new Map(knobs.map((knob) => [`${knob.fact}/${knob.label}`, knob]));
  return [...known.values()].filter(({ value }) => value !== null).slice(0, MOST_KNOBS);
}
