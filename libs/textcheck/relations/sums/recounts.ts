import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import { sizeOf, AFTER_LIST, TITLES_FIRST } from './name-lists.js';
import { itemsOf } from './told-names.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import { matchesIn } from '../../text/matches.js';
import { literal } from '../../text/literal.js';

/** A number of things said again where they were listed, and not the number listed. */
export interface Recount extends Range {
  readonly said: number;
  readonly listed: number;
}

const NOUN = /^[一-龥]{2,4}/;
const SHORTEST = 2;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** 对王村、李村、赵村三个村进行抽查，四个村均合格: more of them in one paragraph than were listed and counted. */
export function recountsOf({ text, start }: Line): Recount[] {
  if (!text.includes('、') && !text.includes('》《')) return [];
  const lists = [AFTER_LIST, TITLES_FIRST].flatMap((pattern) => matchesIn(text, pattern));
  const [list] = lists;
  // Of two lists the later number may be of both.
  if (list === undefined || lists.length > 1) return [];
  const [whole, names = '', open, number = ''] = list;
  const listed = numberOf(number);
  const { fewest, most } = sizeOf(itemsOf(names));
  if (open !== undefined || listed < fewest || listed > most) return [];
  const measure = whole.slice(-1);
  const rest = text.slice(list.index + whole.length);
  const noun = NOUN.exec(rest)?.[0] ?? '';
  const nouns = [noun.slice(0, SHORTEST), noun.slice(0, 1)].filter((one) => one !== '');
  const again = new RegExp(
    `(?<![第其中另外共\\d])(${CHINESE_NUMERAL}|\\d{1,2})(?:${literal(measure)}|个)(?:${nouns.map(literal).join('|')})[^，。；\\d、]{0,3}(?:均|都|全部|已全部|各)`,
    'g',
  );
  return matchesIn(rest, again).flatMap((match) => {
    const said = numberOf(match[1] ?? '');
    const from = start + list.index + whole.length + match.index;
    return said > listed && said <= listed * 2
      ? [{ start: from, end: from + match[0].length, said, listed }]
      : [];
  });
}
