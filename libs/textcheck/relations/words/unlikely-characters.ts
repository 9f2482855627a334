import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { lonersIn, wordsOf, type Word } from '../../text/words.js';
import type { TextDocument } from '../../document.js';
import { BEGIN, END, likelier, timesOfPair, wholeOverLone } from './pair-counts.js';
import { isKnownWord, knownIn, type Mistyped } from './sound-alikes.js';
import { LOOK_ALIKES } from './sounds.js';

/** Up to the code of a document, which joins first characters: 金司发〔2024〕6号. */
const RUN = /[一-龥]{2,}(?![一-龥]{0,4}〔)/g;
/** A character whose pairs are counted oftener than that is at home where it stands. */
const AT_HOME = 12;
/** The word meant is one that reports write so often. */
const USUAL = 15;
/** Enough on either side for the dictionary to see the words there. */
const AROUND = 5;
/** How much likelier, as a logarithm, the other character must be: by its neighbours, and in all. */
const BY_NEIGHBOURS = 6;
const IN_ALL = 20;
/** As much where the report has the word meant elsewhere. */
const IN_ALL_OF_ITS_OWN = 16;
/** Of words that nobody counted beside it, no word is surely meant. */
const LESS_BESIDE_UNKNOWN = 3;
/** What stands alone beside anything: 房屋及构筑物, 只付了首款, 应巡120次. */
const JOINS = /[及与和或的至到给]/;
const LEADS = /[应既须拟可待需宜能会均只要仅不未已将都也实等]/;
const LESS_BESIDE_GRAMMAR = 6;
/** 归定村, 济占路: names of places are made of any characters. */
const OF_PLACE = /[村镇乡县路街河江湖桥寨屯湾庄岭沟坝渠]/;

/** A character in a stretch, and another that is likelier there. */
interface Trial {
  readonly run: string;
  readonly at: number;
  readonly sign: string;
  readonly likelier: number;
}

/**
 * Characters that make pairs with their neighbours which right reports do not have, where one of the same sound or shape would
 * make a word they have often: 绩小, 委托第散方.
 */
export const unlikelyCharacters = (document: TextDocument): Mistyped[] =>
  document.passages.flatMap((passage) =>
    matchesIn(passage.text, RUN).flatMap((match) => {
      const [run] = match;
      if (isSaying(passage.text, match)) return [];
      const { start } = rangeOf(passage, match);
      const isCounted = /\d/.test(passage.text.charAt(match.index - 1));
      const found: Mistyped[] = [];
      for (let at = 0; at < run.length; at += 1) {
        // 2024年多改造2个小区: the first goes with the figure.
        const trial = isCounted && at < 2 ? null : trialAt(run, at);
        const slip = trial === null ? null : slipOf(document.text, trial);
        if (slip !== null)
          found.push({ ...slip, start: start + slip.start, end: start + slip.end });
      }
      return found;
    }),
  );

/** “情指行”一体化: what is put in marks by itself may be made of anything. */
const isSaying = (text: string, { 0: run, index }: RegExpExecArray): boolean =>
  run.length < SAYING && text.charAt(index - 1) === '“' && text.charAt(index + run.length) === '”';
const SAYING = 4;

/** Its neighbours, or none at either end of the stretch. */
const neighboursOf = (run: string, at: number): readonly [before: string, after: string] => [
  at === 0 ? BEGIN : run.charAt(at - 1),
  at + 1 === run.length ? END : run.charAt(at + 1),
];

/** How often a character stands beside either of its neighbours, whichever is more. */
const timesBeside = (sign: string, [before, after]: readonly [string, string]): number =>
  Math.max(
    before === BEGIN ? 0 : timesOfPair(before + sign),
    after === END ? 0 : timesOfPair(sign + after),
  );

/** The likeliest of the characters that may be meant, where the one that stands there is at home with neither neighbour. */
function trialAt(run: string, at: number): Trial | null {
  const here = run.charAt(at);
  const beside = neighboursOf(run, at);
  if (timesBeside(here, beside) > AT_HOME) return null;
  let best: Trial | null = null;
  for (const sign of LOOK_ALIKES.get(here) ?? '') {
    if (sign === here || timesBeside(sign, beside) < USUAL) continue;
    const score = likelier(sign, here, ...beside);
    if (score >= (best?.likelier ?? BY_NEIGHBOURS)) best = { run, at, sign, likelier: score };
  }
  return best;
}

/** The dictionary leaves the character and a neighbour alone, and takes both in with the other one. */
function slipOf(text: string, trial: Trial): Mistyped | null {
  const { run, at, sign } = trial;
  const from = Math.max(0, at - AROUND);
  const [head, tail] = [run.slice(from, at), run.slice(at + 1, at + 1 + AROUND)];
  const words = knownIn(wordsOf(head + run.charAt(at) + tail));
  if (wordAt(words, at - from).text.length > 1) return null;
  const whole = knownIn(wordsOf(head + sign + tail));
  const meant = wordAt(whole, at - from);
  const start = from + meant.index;
  const end = start + meant.text.length;
  return meant.text.length > 1 &&
    lonersIn(whole) + 2 <= lonersIn(words) &&
    isSure(text, trial, { text: meant.text, index: start }) &&
    !OF_PLACE.test(run.charAt(end)) &&
    !isRight(text, run.slice(Math.max(0, at - 1), at + 1)) &&
    !isRight(text, run.slice(at, at + 2))
    ? { start, end, meant: meant.text }
    : null;
}

const wordAt = (words: readonly Word[], at: number): Word =>
  words.findLast(({ index }) => index <= at) ?? { text: '', index: at };

/** A word the lists or the dictionary have, or one the report writes again. */
const isRight = (text: string, pair: string): boolean =>
  pair.length === 2 &&
  (isKnownWord(pair) ||
    wordsOf(pair).length === 1 ||
    text.indexOf(pair) !== text.lastIndexOf(pair));

/** All told: by its neighbours, and by how seldom two characters stand side by side that belong to no word. */
function isSure(text: string, trial: Trial, meant: Word): boolean {
  const { run, at, sign } = trial;
  const end = meant.index + meant.text.length;
  const left = at > meant.index ? timesOfPair(run.charAt(at - 1) + sign) : 0;
  const right = at + 1 < end ? timesOfPair(sign + run.charAt(at + 1)) : 0;
  if (Math.max(left, right) < USUAL) return false;
  const beside = run.charAt(left > right ? at - 1 : at + 1);
  const pair = left > right ? beside + sign : sign + beside;
  const unknown = [
    meant.index > 0 ? run.slice(meant.index - 1, meant.index) + meant.text.charAt(0) : '',
    end < run.length ? meant.text.slice(-1) + run.charAt(end) : '',
  ].filter((outer) => outer !== '' && timesOfPair(outer) === 0).length;
  const isGrammar =
    JOINS.test(run.charAt(at)) || LEADS.test(run.charAt(at)) || LEADS.test(run.charAt(at - 1));
  return (
    trial.likelier +
      wholeOverLone(pair, run.charAt(at), beside) -
      LESS_BESIDE_UNKNOWN * unknown -
      (isGrammar ? LESS_BESIDE_GRAMMAR : 0) >=
    (text.includes(meant.text) ? IN_ALL_OF_ITS_OWN : IN_ALL)
  );
}
