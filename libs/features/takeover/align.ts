import type { Line, Sentence } from './blocks.js';
import { isIdle } from './likeness.js';

type Part = Sentence['parts'][number];

/** A stretch of a line that stands where a sentence has a placeholder. */
export interface Filled {
  readonly id: string;
  readonly text: string;
  readonly start: number;
  /** What the line has between the sentence's words and this: where it is long, this may be only the rest. */
  readonly skipped: string;
}

export interface Alignment {
  readonly filled: readonly Filled[];
  /** Share of the sentence's own words that the line has at their places, 0 to 1. */
  readonly said: number;
}

/** What may stand at a placeholder: digits; a text within a clause; names in a row; whole clauses; anything up to the line's end. */
export type Filling = 'figure' | 'text' | 'names' | 'clauses' | 'all';

/** A character of the sentence's own, or what is filled in for a placeholder. */
type Token = { readonly character: string } | { readonly id: string; readonly filling: Filling };

const MATCH = 1;
const IDLE_MATCH = 0.2;
/** A character of the sentence that the line leaves out. */
const LEFT_OUT = 0.6;
/** A character in the place of another. */
const OTHER = 0.5;
/** Words of the line that the sentence has not: dear to begin, cheap to go on. */
const INSERT = 0.9;
const INSERT_ON = 0.04;
/** A figure takes all its digits; a text ends where the sentence's own words come first; names in a row where they come last. */
const FILL_ON: Readonly<Record<Filling, number>> = {
  figure: 1e-3,
  text: -1e-6,
  names: 1e-6,
  clauses: -1e-6,
  all: -1e-6,
};
const NOWHERE = Number.NEGATIVE_INFINITY;
const LONGEST_LINE = 3_000;

/** How a place was reached; for the way back. */
const Step = { LeftOut: 0, Match: 1, Other: 2, Insert: 3, Fill: 4, FillOn: 5 } as const;

/**
 * Lays a sentence of the rulebook along a line that says about the same, so that its own characters agree most, and reads
 * what stands at its placeholders. The line may leave out words, have more of them and begin or end elsewhere.
 */
export function align(
  { parts }: Pick<Sentence, 'parts'>,
  line: Line,
  fillingOf: (id: string) => Filling,
): Alignment {
  const tokens = parts.flatMap((part) => tokensOf(part, fillingOf));
  const text = line.text.slice(0, LONGEST_LINE);
  const grid = gridOf(tokens, text);
  return wayBack(tokens, { ...line, text }, grid);
}

const tokensOf = (part: Part, fillingOf: (id: string) => Filling): Token[] =>
  'text' in part
    ? Array.from(part.text, (character) => ({ character }))
    : [{ id: part.id, filling: part.score === null ? fillingOf(part.id) : 'figure' }];

const FILLS: Readonly<Record<Filling, RegExp>> = {
  figure: /[\d.,零一二两三四五六七八九十]/u,
  text: /[^。；;\n]/u,
  names: /[^。；;，：\n]/u,
  clauses: /[^。\n]/u,
  all: /[^\n]/u,
};

interface Grid {
  readonly score: Float64Array;
  readonly step: Uint8Array;
  readonly width: number;
}

/** Best score of every beginning of the sentence against every beginning of the line, and how it was come to. */
function gridOf(tokens: readonly Token[], text: string): Grid {
  const width = text.length + 1;
  const score = new Float64Array((tokens.length + 1) * width);
  const step = new Uint8Array(score.length);
  for (let i = 1; i <= tokens.length; i += 1) {
    const token = tokens[i - 1];
    if (token !== undefined) fillRow({ score, step, width }, token, i, text);
  }
  return { score, step, width };
}

function fillRow(grid: Grid, token: Token, i: number, text: string): void {
  const { score, step, width } = grid;
  const steps = 'character' in token ? ownSteps : fillSteps;
  for (let j = 0; j < width; j += 1) {
    let best = (score[(i - 1) * width + j] ?? NOWHERE) - costOf(token);
    let by: number = Step.LeftOut;
    if (j > 0)
      steps(grid, token, { i, j, character: text.charAt(j - 1) }, (value, how) => {
        if (value > best) [best, by] = [value, how];
      });
    score[i * width + j] = best;
    step[i * width + j] = by;
  }
}

interface Place {
  readonly i: number;
  readonly j: number;
  readonly character: string;
}

type Offer = (value: number, how: number) => void;

const reached = ({ score, width }: Grid, i: number, j: number): number =>
  score[i * width + j] ?? NOWHERE;

/** A character of the sentence's own: it is there, another is in its place, or the line has more before it. */
function ownSteps(grid: Grid, token: Token, { i, j, character }: Place, offer: Offer): void {
  const isSame = 'character' in token && token.character === character;
  const gain = isIdle(character) ? IDLE_MATCH : MATCH;
  offer(reached(grid, i - 1, j - 1) + (isSame ? gain : -OTHER), isSame ? Step.Match : Step.Other);
  const isOn = grid.step[i * grid.width + j - 1] === Step.Insert || isIdle(character);
  offer(reached(grid, i, j - 1) - (isOn ? INSERT_ON : INSERT), Step.Insert);
}

/** A placeholder: it begins here, or goes on. */
function fillSteps(grid: Grid, token: Token, { i, j, character }: Place, offer: Offer): void {
  if ('character' in token || !FILLS[token.filling].test(character)) return;
  offer(reached(grid, i - 1, j - 1), Step.Fill);
  const before = grid.step[i * grid.width + j - 1];
  if (before === Step.Fill || before === Step.FillOn)
    offer(reached(grid, i, j - 1) + FILL_ON[token.filling], Step.FillOn);
}

const costOf = (token: Token): number =>
  'character' in token ? (isIdle(token.character) ? 0.05 : LEFT_OUT) : LEFT_OUT;

/** Reads the best way from the end back to the beginning. */
function wayBack(tokens: readonly Token[], line: Line, { score, step, width }: Grid): Alignment {
  let j = bestEnd(score.subarray(tokens.length * width));
  const spans = new Map<number, Span>();
  const matched = new Set<number>();
  for (let i = tokens.length, end = j; i > 0;) {
    const how = step[i * width + j];
    if (how === Step.Match) matched.add(i - 1);
    if (how === Step.Fill)
      spans.set(i - 1, {
        start: j - 1,
        end,
        skipped: skippedBefore({ step, width, score }, i - 1, j - 1),
      });
    if (how !== Step.Insert && how !== Step.FillOn) i -= 1;
    if (how !== Step.LeftOut) j -= 1;
    if (how !== Step.FillOn) end = j;
  }
  const filled = [...spans].reverse().flatMap(([index, span]): Filled[] => {
    const token = tokens[index];
    if (token === undefined || 'character' in token || !isHeld(tokens, matched, index)) return [];
    const { start, end } = widened(token, span, line.text, [
      index === 0,
      index === tokens.length - 1,
    ]);
    const skipped = line.text.slice(start - span.skipped, start);
    return [
      { id: token.id, text: line.text.slice(start, end), start: line.start + start, skipped },
    ];
  });
  return { filled, said: sayingOf(tokens, matched) };
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly skipped: number;
}

/** How many characters of the line were passed over right before a place. */
function skippedBefore({ step, width }: Grid, i: number, j: number): number {
  let skipped = 0;
  while (i > 0 && step[i * width + j - skipped] === Step.Insert) skipped += 1;
  return skipped;
}

function bestEnd(scores: Float64Array): number {
  let best = 0;
  for (let k = 1; k < scores.length; k += 1) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
  return best;
}

/** Places of the sentence's own characters between two places: small words only where it has no others. */
function ownOf(tokens: readonly Token[], from = 0, until = tokens.length): number[] {
  const hasOwn = tokens.some((token) => 'character' in token && !isIdle(token.character));
  return tokens.slice(from, until).flatMap((token, index) => {
    const isOwn = 'character' in token && !(hasOwn && isIdle(token.character));
    return isOwn ? [from + index] : [];
  });
}

/** Marks and small words alone, when there are so few, are everywhere. */
const FEWEST = 3;

function sayingOf(tokens: readonly Token[], matched: ReadonlySet<number>): number {
  const own = ownOf(tokens);
  const isIdleOnly = own.every((index) => {
    const token = tokens[index];
    return token === undefined || !('character' in token) || isIdle(token.character);
  });
  if (isIdleOnly && own.length < FEWEST) return 0;
  return own.filter((index) => matched.has(index)).length / own.length;
}

/** How many of the sentence's own characters on either side say where a placeholder stands. */
const AROUND = 4;

/** Half the characters next to a placeholder must be in the line: else it is anywhere. */
function isHeld(tokens: readonly Token[], matched: ReadonlySet<number>, index: number): boolean {
  const near = [
    ...ownOf(tokens, 0, index).slice(-AROUND),
    ...ownOf(tokens, index + 1).slice(0, AROUND),
  ];
  return near.length > 0 && near.filter((one) => matched.has(one)).length * 2 >= near.length;
}

/** What is filled in at an end of a sentence reaches to the end of the line's own. */
function widened(
  { filling }: { readonly filling: Filling },
  span: Span,
  text: string,
  [isFirst, isLast]: readonly [boolean, boolean],
): { start: number; end: number } {
  let { start, end } = span;
  const before = filling === 'text' ? FILLS.names : FILLS[filling];
  while (isFirst && start > 0 && before.test(text.charAt(start - 1))) start -= 1;
  while (isLast && end < text.length && FILLS[filling].test(text.charAt(end))) end += 1;
  return { start, end };
}
