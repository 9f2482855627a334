import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

const SUFFIXES = [
  '所',
  '站',
  '局',
  '分局',
  '中心',
  '中队',
  '大队',
  '队',
  '办',
  '科',
  '股',
  '院',
  '馆',
];
const ENDS = [...SUFFIXES].sort((one, other) => other.length - one.length).join('|');
/** 下设东坪、南岔、西渡、北塘4个养护站: members by name, how many they are, what they do and what they are called. */
const LISTED = new RegExp(
  `((?:[一-龥]{2,10}、)+[一-龥]{2,6}?)(?:等|共)?(?:\\d{1,2}|[两二三四五六七八九十]+)[个家所处支](?:基层|乡镇|派出|直属|下属)?([一-龥]{1,7}?)(${ENDS})(?=[，。；、）)和及]|$)`,
  'g',
);
/** It was called so once, or is about to be. */
const CHANGED = /原|曾|更名|改[名为建]|升格|撤|合并|挂牌|前身/;
const LONGEST = 3;

/** 南岔养护所 where the unit has a 南岔养护站: one of several told by a list, under another suffix. */
export function renamedMembers({ passages, text }: TextDocument): Range[] {
  const lists = passages
    .filter((passage) => passage.text.includes('、'))
    .flatMap((passage) => matchesIn(passage.text, LISTED));
  return lists.flatMap(([, listed = '', work = '', suffix = '']) => {
    const names = listed.split('、').map((name) => name.slice(-LONGEST));
    const stems = [...new Set(names.flatMap((name) => [name, name.slice(-2)]))];
    const others = ENDS.split('|').filter((one) => one !== suffix);
    const pattern = new RegExp(
      `(?:${stems.join('|')})${work}(?:${others.join('|')})(?![长员${suffix.charAt(0)}])`,
      'g',
    );
    return matchesIn(text, pattern)
      .filter(
        ({ 0: name, index }) =>
          text.split(name).length === 2 &&
          !CHANGED.test(text.slice(Math.max(0, index - 6), index + name.length + 6)),
      )
      .map((match) => rangeOf({ start: 0 }, match));
  });
}
