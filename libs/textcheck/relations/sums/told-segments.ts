import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Recount } from './recounts.js';
import { literal } from '../../text/literal.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(?<![第前每几各\\d.${NUMERALS}])(\\d{1,2}|[${NUMERALS}]{1,2})`;
const MEASURE = '个|项|条|处|座|所|家|类|种|支|件|笔|片|点|名|辆|台|口|间|批|场|期|款|块|栋|份';
/** 管理3座储备库。, 问题共6条。: a number right before a sentence of its own. */
const ANNOUNCED = new RegExp(
  `${NUMBER}(?:${MEASURE})([^，。；：、\\d${NUMERALS}（(]{0,10})[。：]\\s?([^。]+)`,
  'g',
);
/** 安排五项民生资金。其中甲45万元，乙62万元，… */
const OF_MONEY = new RegExp(
  `${NUMBER}(?:${MEASURE})([^，。；：、\\d${NUMERALS}（(]{0,10})[。，：]\\s?其中[：，]?([^。；]+)`,
  'g',
);
const PAID = /^[^\d，。；：、]{2,14}\d+(?:\.\d+)?(?:万|亿)?元$/;
const OF_OTHERS = /其中|另|部分|主要|重点|不少于|至少|超过|以上|其余|上年|去年|每|除|已|均/;
const POINTS =
  /(?:问题|不足|短板|建议|意见|措施|要求|经验|做法|原因)[^，。；：、\d]{0,2}[共有计]{0,2}$/;
/** Others beside, all of them together, or numbers of them. */
const OPEN = /等(?=[。；，]|$)|其余|另[有外]|其他|合计|共计|其中|均|分别/;
const SORTED = /\d+[个项条]/;
const FEWEST = 2;
const FEWEST_POINTS = 3;
const MOST_OFF = 2;

/** Numbers of things of which each is told in a clause between semicolons, and sums of more of them than there are. */
export const toldSegments = ({ lines }: TextDocument): Recount[] =>
  lines.flatMap((line) => [
    ...(line.text.includes('；') ? segments(line) : []),
    ...(line.text.includes('其中') ? paid(line) : []),
  ]);

function segments({ text, start }: Line): Recount[] {
  return matchesIn(text, ANNOUNCED).flatMap((match) => {
    const [whole, number = '', noun = '', told = ''] = match;
    const lead = (/[^，。；：]*$/.exec(text.slice(0, match.index))?.[0] ?? '') + noun;
    const parts = told.split('；').filter((part) => part.trim() !== '');
    if (
      OF_OTHERS.test(lead) ||
      OPEN.test(told) ||
      !(areNamed(parts, noun) || arePoints(parts, lead))
    )
      return [];
    return recount(start + match.index, whole.length - told.length, numberOf(number), parts.length);
  });
}

/** 城北库…；河西库…: each begins with a name that ends as the noun, or with one of its characters. */
const areNamed = (parts: readonly string[], noun: string): boolean =>
  [...noun].some((character) => {
    const heads = parts.map(
      (part) =>
        new RegExp(`^\\s?([^，。；：、\\d]{1,6}?${literal(character)})(?=[一-龥\\d])`).exec(
          part,
        )?.[1],
    );
    return heads.every((head) => head !== undefined) && new Set(heads).size === parts.length;
  });

/** 问题共6条。合同管理不严，已建立台账；…: what is wrong, then what was done. */
const arePoints = (parts: readonly string[], lead: string): boolean =>
  POINTS.test(lead) &&
  parts.length >= FEWEST_POINTS &&
  !parts.some((part) => SORTED.test(part)) &&
  parts.every((part) => /^[^，：\d]{3,16}[，：][^，]+$/.test(part.trim()));

function paid({ text, start }: Line): Recount[] {
  return matchesIn(text, OF_MONEY).flatMap((match) => {
    const [whole, number = '', , told = ''] = match;
    const parts = told.split(/[，、]/);
    const listed = parts.filter((part) => PAID.test(part)).length;
    const said = numberOf(number);
    return listed === parts.length && listed > said
      ? recount(start + match.index, whole.length - told.length, said, listed)
      : [];
  });
}

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

const recount = (start: number, length: number, said: number, listed: number): Recount[] =>
  said === listed || Math.abs(said - listed) > MOST_OFF || said < FEWEST || listed < FEWEST
    ? []
    : [{ start, end: start + length, said, listed }];
