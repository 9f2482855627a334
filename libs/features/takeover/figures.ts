import type { FactDefinition } from '#libs/rulebook';
import { Decimal, toDecimalString } from '#libs/kernel';

import { align } from './align.js';
import type { Line, Sentence } from './blocks.js';
import { commonEnding, essence } from './likeness.js';
import { around, byName, isOther, type Around } from './meant.js';
import type { FigureProposal } from './proposal.js';

const FIGURE = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu;
/** Words before a figure that must agree, counted without small words: two may be chance, four are not. */
const FEWEST = 2;
const ENOUGH = 4;
/** How far back the words before a figure are compared. */
const REACH = 24;

/** How many 元 an amount's unit is. */
const YUAN: Readonly<Record<string, string>> = { 元: '1', 万元: '10000', 亿元: '100000000' };

interface Candidate extends Around {
  readonly digits: string;
  readonly length: number;
  readonly start: number;
  readonly unit: string;
  /** What stands before it, reduced to what it says. */
  readonly before: string;
}

interface Slot extends Around {
  readonly fact: FactDefinition;
  /** What the narrative has before it, reduced as above. */
  readonly before: string;
}

/** Figures of a line by the places a sentence has for them; computed ones hold their place and are not proposed. */
export function figuresOf(
  sentence: Sentence,
  line: Line,
  factOf: (id: string) => FactDefinition | undefined,
): FigureProposal[] {
  const slots = slotsOf(sentence, factOf);
  const candidates = candidatesOf(line);
  const named = byName(slots, candidates, ({ fact }, candidate) => fits(fact, candidate));
  const pairs = [
    ...named,
    ...inOrder(
      slots.filter((slot) => !named.some(([one]) => one === slot)),
      candidates.filter((candidate) => !named.some(([, one]) => one === candidate)),
    ),
  ];
  const left = slots.filter((slot) => !pairs.some(([paired]) => paired === slot));
  const laid = left.length === 0 ? [] : byPlace(sentence, line, left, candidates);
  return [
    ...pairs,
    ...laid.filter(([, one]) => !pairs.some(([, paired]) => paired === one)),
  ].flatMap(([slot, candidate]) =>
    slot.fact.origin === 'input' ? proposed(slot, candidate, line) : [],
  );
}

/** A figure of the text is one fact's: of several that claim it, the one whose words before it agree most; else nobody's. */
export function claimedOnce(figures: readonly FigureProposal[]): FigureProposal[] {
  return figures.filter(({ fact, agreed, quote }) =>
    figures.every(
      (other) => other.fact === fact || other.quote.start !== quote.start || other.agreed < agreed,
    ),
  );
}

/** How much of a sentence a line must say for a figure to be meant by its place alone. */
const SAID = 0.6;

/** Figures whose words before are other ones, but which stand where the sentence has its own. */
function byPlace(
  sentence: Sentence,
  line: Line,
  slots: readonly Slot[],
  candidates: readonly Candidate[],
): [Slot, Candidate][] {
  const isFilled = new Set(
    slotsOf(sentence, (id) => slots.find(({ fact }) => fact.id === id)?.fact).map(
      ({ fact }) => fact.id,
    ),
  );
  const { filled, said } = align(sentence, line, (id) => (isFilled.has(id) ? 'figure' : 'text'));
  if (said < SAID) return [];
  return filled.flatMap(({ id, start }) => {
    const slot = slots.find(({ fact }) => fact.id === id);
    const candidate = candidates.find((one) => line.start + one.start === start);
    if (slot === undefined || candidate === undefined || !fits(slot.fact, candidate)) return [];
    return isOther(slot, candidate, slot.fact.label) ? [] : [[slot, candidate]];
  });
}

/** What a text says, whatever its figures. */
const shape = (text: string): string => essence(text).replaceAll(/\d+(?:\.\d+)?/gu, '0');

function slotsOf({ parts }: Sentence, factOf: (id: string) => FactDefinition | undefined): Slot[] {
  return parts.flatMap((part, index) => {
    if ('text' in part || part.score !== null) return [];
    const fact = factOf(part.id);
    if (fact === undefined || !isFigure(fact)) return [];
    const [before, after] = [parts.slice(0, index), parts.slice(index + 1)].map((side) =>
      side.map((one) => ('text' in one ? one.text : '0')).join(''),
    );
    return [{ fact, before: shape(before ?? ''), ...around(before ?? '', after ?? '') }];
  });
}

/** Pairs slots and figures without crossing, so that the words before them agree most in all. */
function inOrder(slots: readonly Slot[], candidates: readonly Candidate[]): [Slot, Candidate][] {
  const best = Array.from({ length: slots.length + 1 }, () =>
    Array.from({ length: candidates.length + 1 }, () => 0),
  );
  const at = (i: number, k: number): number => best[i]?.[k] ?? 0;
  for (let i = slots.length - 1; i >= 0; i -= 1)
    for (let k = candidates.length - 1; k >= 0; k -= 1) {
      const row = best[i];
      if (row !== undefined)
        row[k] = Math.max(
          at(i + 1, k),
          at(i, k + 1),
          at(i + 1, k + 1) + agreement(slots[i], candidates[k]),
        );
    }
  const pairs: [Slot, Candidate][] = [];
  for (let i = 0, k = 0; i < slots.length && k < candidates.length;) {
    const [slot, candidate] = [slots[i], candidates[k]];
    const here = agreement(slot, candidate);
    if (
      slot !== undefined &&
      candidate !== undefined &&
      here > 0 &&
      at(i, k) === at(i + 1, k + 1) + here
    ) {
      pairs.push([slot, candidate]);
      i += 1;
      k += 1;
    } else if (at(i, k) === at(i + 1, k)) i += 1;
    else k += 1;
  }
  return pairs;
}

/** How many characters the words before agree in; nought where the figure cannot be meant. */
function agreement(slot: Slot | undefined, candidate: Candidate | undefined): number {
  if (slot === undefined || candidate === undefined || !fits(slot.fact, candidate)) return 0;
  if (isOther(slot, candidate, slot.fact.label)) return 0;
  const label = essence(slot.fact.label.replace(/（[^）]*）$/u, ''));
  const agreed = Math.max(
    commonEnding(slot.before, candidate.before),
    commonEnding(label, candidate.before),
  );
  return agreed < FEWEST ? 0 : agreed;
}

const isFigure = ({ type }: FactDefinition): boolean =>
  ['money', 'number', 'integer', 'percent'].includes(type);

function candidatesOf(line: Line): Candidate[] {
  return [...line.text.matchAll(FIGURE)].map((match) => {
    const end = match.index + match[0].length;
    const unit =
      /^\s*(亿元|万元|元|%|平方米|[\u4e00-\u9fff])/u.exec(line.text.slice(end))?.[1] ?? '';
    const before = line.text.slice(Math.max(0, match.index - REACH), match.index);
    const after = line.text.slice(end, end + REACH);
    return {
      ...around(before, after),
      digits: match[0].replaceAll(',', ''),
      length: match[0].length,
      start: match.index,
      unit,
      before: shape(before),
    };
  });
}

function proposed(slot: Slot, candidate: Candidate, line: Line): FigureProposal[] {
  const { fact, clause } = slot;
  const value = valueOf(fact, candidate);
  if (value === null) return [];
  const agreed = agreement(slot, candidate);
  const start = line.start + candidate.start;
  const text = line.text.slice(candidate.start, candidate.start + candidate.length);
  return [
    {
      fact: fact.id,
      label: fact.label,
      value,
      agreed,
      confidence: agreed >= Math.max(ENOUGH, clause.length) ? 'sure' : 'likely',
      quote: { text, start, end: start + text.length },
    },
  ];
}

/** A figure counts only with the unit its fact is counted in. */
function fits({ type, unit = '' }: FactDefinition, candidate: Candidate): boolean {
  if (type === 'money') return Object.hasOwn(YUAN, candidate.unit);
  if (type === 'percent') return candidate.unit === '%';
  if (type === 'integer' && candidate.digits.includes('.')) return false;
  return unit === '' || unit.startsWith(candidate.unit) || candidate.unit === unit;
}

/** In the fact's own unit; null where that has no finite decimal form. */
function valueOf(
  { type, unit = '' }: FactDefinition,
  { digits, unit: said }: Candidate,
): string | null {
  const value = new Decimal(digits);
  if (type !== 'money') return toDecimalString(value);
  const [from, to] = [YUAN[said], YUAN[unit]];
  return from === undefined || to === undefined ? null : toDecimalString(value.times(from).div(to));
}
