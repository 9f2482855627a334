import { rangeOf, type Range } from '../../finding-of.js';
import { standsAlone, wordsOf } from '../../text/words.js';
import { matchesIn } from '../../text/matches.js';
import type { TextDocument } from '../../document.js';
import { LOOK_ALIKES } from './look-alikes.js';

/** A word that names a measure, by its last character: 执行率, 满意度, 印刷费. */
const SUFFIXES = '率费额量度款金';
/** Written in the place of one, and standing alone or ending words themselves. */
const RIGHT =
  /[仅履绿路录今进近紧井敬镜斤厘力亮两粮飞非肥服府付副附复督读毒都多宽管观关俄恶各个得和会合类累拉来肺经精景静京]/;
/** What is told of a measure right behind it. */
const TOLD =
  '(?=(?:仅|只|均|为|达|已|共|合计|同比|较|比|超过|不足|高于|低于|提高|提升|上升|下降|增长|降低|偏[高低]|占|约)|\\d|[，。；、])';
const AROUND = 6;

const WRONG = Array.from(SUFFIXES).flatMap((suffix) =>
  [...new Set(LOOK_ALIKES.get(suffix) ?? '')]
    .filter((sign) => !RIGHT.test(sign) && !SUFFIXES.includes(sign))
    .map((sign) => [sign, suffix] as const),
);
const MEANT = new Map(WRONG);
const MISTYPED = new RegExp(`[${[...MEANT.keys()].join('')}](?<=[一-龥]{3})${TOLD}`, 'g');

export interface WrongSuffix extends Range {
  readonly meant: string;
}

/** 预算执行律仅有四成, 印刷废2万元: behind a whole word a character of the sound of what makes it a measure. */
export const wrongSuffixes = ({ passages, text }: TextDocument): WrongSuffix[] =>
  passages.flatMap((passage) =>
    matchesIn(passage.text, MISTYPED).flatMap((match) => {
      const [sign] = match;
      const meant = MEANT.get(sign) ?? '';
      const head = passage.text.slice(Math.max(0, match.index - AROUND), match.index);
      const before = head.replace(/.*[^一-龥]/s, '');
      const word = wordsOf(before).at(-1)?.text ?? '';
      const isAlone = word.length > 1 && standsAlone(wordsOf(before + sign), before.length);
      const next = passage.text.charAt(match.index + 1);
      const isMeasure = !/[，。；、]/.test(next) || text.includes(word + meant);
      return isAlone && isMeasure ? [{ ...rangeOf(passage, match), meant }] : [];
    }),
  );
