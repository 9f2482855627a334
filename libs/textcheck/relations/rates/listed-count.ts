import { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';

const FEWEST = 3;
/** 老屋坪桥、下湾桥、猫儿岭桥: names in a row. */
const NAMES =
  /[一-龥]{2,8}?(?:、[一-龥]{2,8}?){1,12}?(?:[和及][一-龥]{2,8}?)?(?=[均都全已，。；：（])/g;
const ENDS = /[桥村乡镇校园馆站库渠路社厂队院所井坝塘渡区寨]$/;
/** Of what a measure word counts each. */
const MEASURED: Readonly<Record<string, string>> = {
  座: '桥库坝塘站馆厂',
  个: '村乡镇站社厂队区寨园',
  所: '校园院',
  家: '院厂社馆',
  条: '路渠',
  口: '井塘',
  处: '站所井坝渡',
};

/** As many as are named before an average, where their names all end alike and the average is for each of those; null where not. */
export function listedCount(
  { text, start }: Statement,
  printed: Mention,
  piece: string,
): Mention | null {
  const before = text.slice(0, printed.start - start);
  const found = matchesIn(before, NAMES).findLast(([names]) => namesIn(names).length >= FEWEST);
  if (found === undefined) return null;
  const [list] = found;
  const names = namesIn(list);
  const end = names[0]?.at(-1) ?? '';
  const alike =
    names.every((name) => name.endsWith(end) && ENDS.test(name)) &&
    new Set(names).size === names.length;
  const counted = piece === end || MEASURED[piece]?.includes(end) === true;
  return alike && counted && !/等/.test(before.slice(found.index + list.length))
    ? countOf(names.length, piece, start + found.index, list)
    : null;
}

const namesIn = (list: string): string[] => list.split(/[、和及]/);

const countOf = (number: number, unit: string, start: number, words: string): Mention => {
  const value = new Decimal(number);
  return {
    kind: 'count',
    value,
    half: new Decimal(0),
    unit,
    thing: unit,
    exact: true,
    base: value,
    scale: new Decimal(1),
    start,
    end: start + words.length,
    before: '',
    label: '',
    year: null,
    bracketed: false,
  };
};
