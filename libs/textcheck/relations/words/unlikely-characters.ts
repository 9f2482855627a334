import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { TextDocument } from '../../document.js';
import { LOOK_ALIKES, soundNearly } from './look-alikes.js';
import { isMadeAlike } from './parallel.js';
import { likelier, neighboursOf, timesBeside, timesOf, timesOfTwo } from './pair-counts.js';
import type { Mistyped } from './sound-alikes.js';
import { slipOf, type Trial } from './slips.js';

/** Up to the code of a document, which joins first characters: 金司发〔2024〕6号. */
const RUN = /[一-龥]{2,}(?![一-龥]{0,4}〔)/g;
/** A character whose pairs are counted oftener than that is at home where it stands. */
const AT_HOME = 12;
/** Another one makes a pair that reports write so often. */
const USUAL = 11;
/** How much likelier, as a logarithm, it must be by its neighbours to be tried. */
const BY_NEIGHBOURS = 5;
/** Of the characters likelier somewhere so many are tried. */
const MOST = 2;

/**
 * Characters that make pairs with their neighbours which right reports do not have, where one of the same sound or shape would
 * make a word they have often: 绩小, 委托第散方, 公事7天.
 */
export const unlikelyCharacters = (document: TextDocument): Mistyped[] =>
  document.passages.flatMap((passage) =>
    matchesIn(passage.text, RUN).flatMap((match) => {
      const [run] = match;
      if (isSaying(passage.text, match) || isName(passage.text, match)) return [];
      const { start } = rangeOf(passage, match);
      const isCounted = /\d/.test(passage.text.charAt(match.index - 1));
      const found: Mistyped[] = [];
      // 2024年多改造2个小区: the first goes with the figure.
      for (let at = isCounted ? 2 : 0; at < run.length; at += 1) {
        const trials = trialsAt(run, at);
        const slip = trials.length === 0 ? null : slipOf(document.text, trials);
        if (slip !== null && !isMadeAlike(passage, match.index + at))
          found.push({ ...slip, start: start + slip.start, end: start + slip.end });
      }
      return found;
    }),
  );

/** “情指行”一体化: what is put in marks by itself may be made of anything. */
const isSaying = (text: string, { 0: run, index }: RegExpExecArray): boolean =>
  run.length < SAYING && text.charAt(index - 1) === '“' && text.charAt(index + run.length) === '”';
const SAYING = 4;

/** 小宇（化名）, 大坪、烽台: names are made of any characters. */
const isName = (text: string, { 0: run, index }: RegExpExecArray): boolean =>
  text.startsWith('（化名', index + run.length) ||
  (run.length === 2 && text.charAt(index - 1) === '、');

/** The likeliest of the characters that may be meant, where the one that stands there is at home with neither neighbour. */
function trialsAt(run: string, at: number): readonly Trial[] {
  const here = run.charAt(at);
  if (isAtHome(run, at)) return NONE;
  const beside = neighboursOf(run, at);
  const found: Trial[] = [];
  for (const { sign, isNear } of meantBy(here)) {
    if (timesBeside(sign, beside) < USUAL) continue;
    const score = likelier(sign, here, ...beside);
    if (score >= BY_NEIGHBOURS) found.push({ run, at, sign, isNear, likelier: score });
  }
  return found.sort((one, other) => other.likelier - one.likelier).slice(0, MOST);
}

const NONE: readonly Trial[] = [];

/** Asked of every character of a report: by the one before it, and only then by the one behind. */
const isAtHome = (run: string, at: number): boolean =>
  (at > 0 && timesOfTwo(run.charAt(at - 1), run.charAt(at)) > AT_HOME) ||
  (at + 1 < run.length && timesOfTwo(run.charAt(at), run.charAt(at + 1)) > AT_HOME);

interface Meant {
  readonly sign: string;
  /** Not quite of the same sound. */
  readonly isNear: boolean;
}

const asked = new Map<string, readonly Meant[]>();

/** What reports write often that may be meant by a character. */
function meantBy(here: string): readonly Meant[] {
  const known = asked.get(here);
  if (known !== undefined) return known;
  const alike = LOOK_ALIKES.get(here) ?? '';
  const found = [
    ...Array.from(new Set(alike), (sign) => ({ sign, isNear: false })),
    ...Array.from(new Set(soundNearly(here)), (sign) => ({ sign, isNear: true })).filter(
      ({ sign }) => sign !== here && !alike.includes(sign),
    ),
  ].filter(({ sign }) => timesOf(sign) >= USUAL);
  asked.set(here, found);
  return found;
}
