import { onceFor } from '../../once-for.js';
import { matchesIn } from '../../text/matches.js';

/** 稳的基础更牢、韧的特质更显; 把稳发展之舵、把准政策之度: what a pair of such clauses hangs on, one character in each. */
const LED_BY_ONE = /(?<=^|[^一-龥]|[和与及又也])[一-龥]的(?=[一-龥]{2})/g;
const ENDED_BY_ONE = /(?<=[一-龥]{2})之[一-龥](?=[、，；。！]|$)/g;
/** 实现质的有效提升和量的合理增长 */
const LED_IN_TURN = /[一-龥]的(?=[一-龥]{2,5}[和与、][一-龥]的)/g;
/** 应保必保, 以财辅政: a coined pair with the same word in both halves, or one that takes up the end of the pair before it. */
const SAME_ENDS = /[一-龥]([一-龥])[一-龥]\1/g;
const SAME_BEGINNINGS = /([可有能以无])[一-龥]\1[一-龥]/g;
const TAKEN_UP = /以[一-龥]{2}([一-龥])、以\1[一-龥]{2}/g;
const OF_ONE_SENTENCE = /[^。；！？\n]+/g;

interface Told {
  readonly text: string;
}

type Place = readonly [start: number, end: number];

const placesOf = (text: string, pattern: RegExp): readonly Place[] =>
  matchesIn(text, pattern).map(({ 0: said, index }) => [index, index + said.length]);

/** Of clauses that are made alike the places they are made alike by, where there are two. */
const twice = (places: readonly Place[]): readonly Place[] => (places.length > 1 ? places : []);

/** Stretches of a text that rhetoric made: no character in them is half a word or another one's look-alike. */
const madeAlike = onceFor(({ text }: Told): readonly Place[] => [
  ...[LED_IN_TURN, SAME_ENDS, SAME_BEGINNINGS, TAKEN_UP].flatMap((pattern) =>
    placesOf(text, pattern),
  ),
  ...matchesIn(text, OF_ONE_SENTENCE).flatMap(({ 0: sentence, index }) =>
    [LED_BY_ONE, ENDED_BY_ONE]
      .flatMap((pattern) => twice(placesOf(sentence, pattern)))
      .map(([start, end]): Place => [index + start, index + end]),
  ),
]);

/** Whether a place of a passage is of a stretch that rhetoric made; asked of few places, and read once for each passage. */
export const isMadeAlike = (passage: Told, at: number): boolean =>
  madeAlike(passage).some(([start, end]) => start <= at && at < end);
