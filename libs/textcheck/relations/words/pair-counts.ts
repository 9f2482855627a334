import { onceFor } from '../../once-for.js';
import { matchesIn } from '../../text/matches.js';
import { ENDS, LONE } from './pair-ends.js';
import { PAIRS } from './pairs.js';

type Times = ReadonlyMap<string, number>;
/** By the number of a pair. */
type PairTimes = ReadonlyMap<number, number>;

/** How often pairs of characters stand in right reports. */
interface Counts {
  readonly pairs: PairTimes;
  /** Of all pairs that begin with a character: how often they stand, and how many there are. */
  readonly times: Times;
  readonly followers: Times;
  /** The same of those it ends. */
  readonly timesAsSecond: Times;
  readonly leaders: Times;
  /** How often a clause ends with a pair, and with a character. */
  readonly ends: PairTimes;
  readonly endsWith: Times;
  /** How often a character stands alone between words. */
  readonly lone: Times;
  readonly all: number;
}

/** Where a stretch of Chinese characters begins and where it ends, as characters of a pair. */
export const BEGIN = '^';
export const END = '$';

const ROWS = /\S+/g;
/** A class of counts, each of which is twice the one before, and the characters that are in it. */
const CLASSES = /([\da-f])([^\da-f\s]+)/g;
/** Amid a class. */
const amid = (sign: string): number => 2 ** Number.parseInt(sign, 16) * 1.4;

const membersOf = (row: string): (readonly [member: string, times: number])[] =>
  matchesIn(row, CLASSES).flatMap(([, sign = '', members = '']) =>
    Array.from(members, (member) => [member, amid(sign)] as const),
  );

/** First of the Chinese characters; before them a beginning and an end have their numbers. */
const FIRST = 0x4e00;
const LAST = 0x9fff;
/** More than there are, those two and one that is none of them. */
const SIZE = 0xa000 - FIRST + 3;
const SIGNS = [BEGIN, END];

const numberOf = (code: number): number =>
  code >= FIRST && code < LAST
    ? code - FIRST + SIGNS.length
    : SIGNS.indexOf(String.fromCharCode(code));
const signOf = (number: number): string =>
  SIGNS[number] ?? String.fromCharCode(number - SIGNS.length + FIRST);

/** One number for two characters: found faster than a string that is made to look it up. */
const keyOf = (first: string, second: string): number =>
  numberOf(first.charCodeAt(0)) * SIZE + numberOf(second.charCodeAt(0));
const signsOf = (key: number): readonly [first: string, second: string] => [
  signOf(Math.floor(key / SIZE)),
  signOf(key % SIZE),
];

/** The pairs of a table: each row has a first character and then, by their class, the second ones. */
const pairsOf = (table: string): PairTimes =>
  new Map(
    matchesIn(table, ROWS).flatMap(([row]) =>
      membersOf(row.slice(1)).map(([second, times]) => [keyOf(row, second), times] as const),
    ),
  );

/** Of the first or the second characters of pairs, how often they stand in any. */
function summed(pairs: PairTimes, at: 0 | 1, once = false): Times {
  const found = new Map<string, number>();
  for (const [pair, times] of pairs) {
    const sign = signsOf(pair)[at];
    found.set(sign, (found.get(sign) ?? 0) + (once ? 1 : times));
  }
  return found;
}

const TABLES = { pairs: PAIRS, ends: ENDS, lone: LONE };

const countsOf = onceFor((tables: typeof TABLES): Counts => {
  const [pairs, ends] = [pairsOf(tables.pairs), pairsOf(tables.ends)];
  const times = summed(pairs, 0);
  return {
    pairs,
    times,
    followers: summed(pairs, 0, true),
    timesAsSecond: summed(pairs, 1),
    leaders: summed(pairs, 1, true),
    ends,
    endsWith: summed(ends, 1),
    lone: new Map(membersOf(tables.lone)),
    all: [...times.values()].reduce((sum, one) => sum + one, 0),
  };
});

const timesIn = <K>(counts: ReadonlyMap<K, number>, of: K): number => counts.get(of) ?? 0;

/** The same of two characters that follow each other. */
export const timesOfTwo = (first: string, second: string): number =>
  timesIn(countsOf(TABLES).pairs, keyOf(first, second));

/** How often a pair stands in right reports; about, and 0 for once. */
export const timesOfPair = (pair: string): number => timesOfTwo(pair, pair.charAt(1));

/** How often a character stands in any pair as the first, or as the second, whichever is more. */
export function timesOf(sign: string): number {
  const { times, timesAsSecond } = countsOf(TABLES);
  return Math.max(timesIn(times, sign), timesIn(timesAsSecond, sign));
}

type Neighbours = readonly [before: string, after: string];

/** Of a character in a stretch its neighbours, or none at either end. */
export const neighboursOf = (run: string, at: number): Neighbours => [
  at === 0 ? BEGIN : run.charAt(at - 1),
  at + 1 === run.length ? END : run.charAt(at + 1),
];

/** How often a character stands beside either of its neighbours, whichever is more. */
export const timesBeside = (sign: string, [before, after]: Neighbours): number =>
  Math.max(
    before === BEGIN ? 0 : timesOfTwo(before, sign),
    after === END ? 0 : timesOfTwo(sign, after),
  );

/** Of what is counted, so much is put aside for what is not. */
const PUT_ASIDE = 0.7;

/** How likely a character follows another: as often as it was seen to, or else by how many it stands behind. */
function likelihood(first: string, second: string): number {
  const { pairs, times, followers, leaders } = countsOf(TABLES);
  const anywhere = (timesIn(leaders, second) + 0.5) / pairs.size;
  const all = timesIn(times, first);
  if (all === 0) return anywhere;
  const seen = Math.max(timesIn(pairs, keyOf(first, second)) - PUT_ASIDE, 0);
  return (seen + PUT_ASIDE * timesIn(followers, first) * anywhere) / all;
}

/** How much likelier, as a logarithm, one character is than another between two. */
export const likelier = (one: string, other: string, before: string, after: string): number =>
  Math.log(likelihood(before, one) * likelihood(one, after)) -
  Math.log(likelihood(before, other) * likelihood(other, after));

/** Of two characters in a row about so many are words, of one character or of more. */
const WORDS_IN_PAIRS = 0.55;

/** How much likelier, as a logarithm, a word of two characters is than two others that stand alone side by side. */
export function wholeOverLone(word: string, one: string, other: string): number {
  const { lone, all } = countsOf(TABLES);
  const alone = (sign: string): number => timesIn(lone, sign) + 0.5;
  return (
    Math.log(timesOfPair(word) + 1) - Math.log((alone(one) * alone(other)) / (all * WORDS_IN_PAIRS))
  );
}

/** A pair is believed by itself when it was counted oftener; else its last character tells, too. */
const ENOUGH = 10;
/** Of all characters so many end a clause. */
const ANY_ENDS = 0.09;

/** How much likelier than any, as a logarithm, a pair ends a clause: by itself, and by its last character. */
export function likelierToEnd(pair: string): number {
  const { pairs, timesAsSecond, ends, endsWith } = countsOf(TABLES);
  const last = pair.charAt(1);
  const key = keyOf(pair, last);
  const share = (timesIn(endsWith, last) + 2 * ANY_ENDS) / (timesIn(timesAsSecond, last) + 2);
  return Math.log(
    (timesIn(ends, key) + ENOUGH * share) / (timesIn(pairs, key) + ENOUGH) / ANY_ENDS,
  );
}

const MOST = 3;
/** A pair that is a usual word, or begins one. */
const USUAL = 40;

const usualOf = onceFor((tables: typeof TABLES): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  const usual = [...countsOf(tables).pairs]
    .filter(([, times]) => times >= USUAL)
    .sort(([, one], [, other]) => other - one);
  for (const [first, second] of usual.map(([key]) => signsOf(key))) {
    if (SIGNS.includes(first) || SIGNS.includes(second)) continue;
    const next = found.get(first) ?? [];
    if (next.length < MOST) found.set(first, [...next, second]);
  }
  return found;
});

/** The characters that most often follow one. */
export const usualAfter = (sign: string): readonly string[] => usualOf(TABLES).get(sign) ?? [];
