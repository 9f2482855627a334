import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Recount } from './recounts.js';

const NUMERAL = `(\\d{1,2}|${CHINESE_NUMERAL})`;
/** 八个专业，包括甲、乙、丙七类: one list with a number before and another behind it. */
const BOTH = new RegExp(
  `${NUMERAL}(?:个|项|类|种|家|所|处|大|条)([^，。；：、\\d]{0,10})[，,]?(?:分别(?:为|是)|包括|包含|涵盖|即|[：:](?![^、。]{0,6}(?:包括|包含)))((?:[^，。；：、\\d]{2,20}、)+[^，。；：、\\d]{2,40}?)${NUMERAL}(?:个|项|类|种|家|所|处|大|条)(?=[，。；]|$)`,
  'g',
);

/** Lists that are counted before and behind with two numbers. */
export function countedTwice({ text, start }: Line): Recount[] {
  if (!text.includes('、')) return [];
  return matchesIn(text, BOTH).flatMap((match) => {
    const [whole, first = '', , list = '', last = ''] = match;
    const [said, listed] = [numberOf(first), numberOf(last)];
    if (said < 2 || listed < 2 || said === listed || /等$|其中/.test(list)) return [];
    return [{ start: start + match.index, end: start + match.index + whole.length, said, listed }];
  });
}

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);
