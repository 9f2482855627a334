import { lonersIn, wordsOf, type Word } from '../../text/words.js';
import { neighboursOf, timesBeside, timesOfPair, wholeOverLone } from './pair-counts.js';
import { isKnownWord, knownIn, type Mistyped } from './sound-alikes.js';

/** A character in a stretch, and another that is likelier there. */
export interface Trial {
  readonly run: string;
  readonly at: number;
  readonly sign: string;
  /** Of nearly the same sound only. */
  readonly isNear: boolean;
  /** How much likelier, as a logarithm, by its neighbours. */
  readonly likelier: number;
}

/** The word that would stand there, and what stands there instead. */
interface Reading {
  readonly trial: Trial;
  readonly start: number;
  readonly end: number;
  readonly meant: string;
  /** The character with the neighbour that makes the word: as it would be and as it is; and with the other neighbour. */
  readonly whole: string;
  readonly pair: string;
  readonly otherPair: string;
  /** The pair is a word by itself: 公事 for 公示. */
  readonly isWord: boolean;
  /** The dictionary takes the character into another word. */
  readonly isTaken: boolean;
  /** How many words and lone characters fewer there would be. */
  readonly fewerWords: number;
  readonly fewerLoners: number;
}

/** Enough on either side for the dictionary to see the words there. */
const AROUND = 5;
/** The word meant is one that reports write so often. */
const USUAL = 11;
/** What stands alone beside anything: 房屋及构筑物, 只付了首款, 应巡120次. */
const JOINS = /[及与和或的至到给]/;
const LEADS = /[应既须拟可待需宜能会均只要仅不未已将都也实等]/;
/** 归定村, 济占路: names of places are made of any characters. */
const OF_PLACE = /[村镇乡县路街河江湖桥寨屯湾庄岭沟坝渠]/;

/**
 * How much each sign of a slip counts, as logarithms of odds: fitted to characters changed for their look-alikes in reports, and
 * to the characters of right reports, by counts of other reports.
 */
const WEIGHTS = {
  likelier: 0.4,
  timesHere: -0.45,
  isNear: -1.4,
  isWord: 1.8,
  isTaken: 4.1,
  fewerLoners: 0.7,
  fewerWords: 1.55,
  writtenAgain: -3.8,
  meantElsewhere: 1.1,
  wholeOverLone: 0.2,
  isGrammar: -1.25,
  unknownBeside: -0.9,
  likelierBeside: 0.18,
};
/** Of the places tried hardly any is a slip; above that, one in thirty is right. */
const SURE = 9.8;

/** The surest slip of those tried at one place. */
export function slipOf(text: string, trials: readonly Trial[]): Mistyped | null {
  const sure = trials
    .map(readingOf)
    .filter((reading) => reading !== null)
    .map((reading) => ({ reading, odds: oddsOf(text, reading) }))
    .filter(({ odds }) => odds >= SURE)
    .sort((one, other) => other.odds - one.odds);
  const [best] = sure;
  return best === undefined
    ? null
    : { start: best.reading.start, end: best.reading.end, meant: best.reading.meant };
}

const wordAt = (words: readonly Word[], at: number): Word =>
  words.findLast(({ index }) => index <= at) ?? { text: '', index: at };

/** A word the dictionary makes with the other character, of a pair that is written often. */
function readingOf(trial: Trial): Reading | null {
  const { run, at, sign } = trial;
  const from = Math.max(0, at - AROUND);
  const [head, tail] = [run.slice(from, at), run.slice(at + 1, at + 1 + AROUND)];
  const whole = knownIn(wordsOf(head + sign + tail));
  const meant = wordAt(whole, at - from);
  const start = from + meant.index;
  const end = start + meant.text.length;
  const left = at > start ? timesOfPair(run.charAt(at - 1) + sign) : 0;
  const right = at + 1 < end ? timesOfPair(sign + run.charAt(at + 1)) : 0;
  if (meant.text.length === 1 || Math.max(left, right) < USUAL) return null;
  const pairs = [run.slice(Math.max(0, at - 1), at + 1), run.slice(at, at + 2)] as const;
  const [pair, otherPair] = left >= right ? pairs : [pairs[1], pairs[0]];
  const isWord = wordsOf(pair).length === 1;
  if (isKnownWord(pair) || (!isWord && OF_PLACE.test(run.charAt(end)))) return null;
  const words = knownIn(wordsOf(head + run.charAt(at) + tail));
  const isTaken = wordAt(words, at - from).text.length > 1;
  const reading = {
    trial,
    start,
    end,
    meant: meant.text,
    whole: left >= right ? pair.charAt(0) + sign : sign + pair.charAt(1),
    pair,
    otherPair,
    isWord,
    isTaken,
    fewerWords: words.length - whole.length,
    fewerLoners: lonersIn(words) - lonersIn(whole),
  };
  return onlyMoves(reading) ? null : reading;
}

/**
 * 产出及|效果: the word meant takes a character from another one. 总|基调 for 总计|调: it does, and what is left of that one stands
 * alone in its stead.
 */
const onlyMoves = ({ isTaken, isWord, fewerLoners, fewerWords }: Reading): boolean =>
  fewerLoners < 1 && (!isTaken || (!isWord && fewerWords < 1));

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

/** How sure it is, all told, that the character is a slip. */
function oddsOf(text: string, reading: Reading): number {
  const { trial, pair, otherPair, isWord, isTaken } = reading;
  const { run, at } = trial;
  const here = run.charAt(at);
  const beside = pair.startsWith(here) ? pair.charAt(1) : pair.charAt(0);
  const isGrammar = JOINS.test(here) || LEADS.test(here) || LEADS.test(run.charAt(at - 1));
  const again = [pair, otherPair].map((one) =>
    one.length < 2 ? 0 : Math.log(Math.max(1, timesIn(text, one))),
  );
  const asWords = isWord
    ? WEIGHTS.isWord
    : WEIGHTS.fewerLoners * within(reading.fewerLoners, 2) +
      WEIGHTS.fewerWords * within(reading.fewerWords, 1) +
      (isTaken ? WEIGHTS.isTaken : 0);
  return (
    WEIGHTS.likelier * trial.likelier +
    WEIGHTS.timesHere * Math.log1p(timesBeside(here, neighboursOf(run, at))) +
    (trial.isNear ? WEIGHTS.isNear : 0) +
    asWords +
    WEIGHTS.writtenAgain * again.reduce((sum, one) => sum + one, 0) +
    WEIGHTS.meantElsewhere * Math.log1p(timesIn(text, reading.meant)) +
    WEIGHTS.wholeOverLone * wholeOverLone(reading.whole, here, beside) +
    (isGrammar ? WEIGHTS.isGrammar : 0) +
    besideOf(reading)
  );
}

/** By how seldom two characters stand side by side that belong to no word. */
function besideOf({ trial: { run }, start, end, meant }: Reading): number {
  const outer = [
    start > 0
      ? ([run.charAt(start - 1) + meant.charAt(0), run.slice(start - 1, start + 1)] as const)
      : null,
    end < run.length
      ? ([meant.slice(-1) + run.charAt(end), run.slice(end - 1, end + 1)] as const)
      : null,
  ].filter((one) => one !== null);
  const score = ([asMeant, asTyped]: readonly [string, string]): number =>
    WEIGHTS.likelierBeside * (Math.log1p(timesOfPair(asMeant)) - Math.log1p(timesOfPair(asTyped))) +
    (timesOfPair(asMeant) === 0 ? WEIGHTS.unknownBeside : 0);
  return outer.map(score).reduce((sum, one) => sum + one, 0);
}
