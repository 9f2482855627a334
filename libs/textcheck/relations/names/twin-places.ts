import { isElsewhere, isPartner } from './foreign-places.js';
import { isName, type Place } from './places.js';
import { ownUnitOf, type Seat } from './own-unit.js';
import { wordsOf } from '../../text/words.js';
import { LOOK_ALIKES } from '../words/look-alikes.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** What goes on with the rank is no name: 县级, 区域, 市场. */
const GOES_ON: Readonly<Record<string, string>> = {
  县: '[级直籍道域]|城(?!关)',
  区: '[域间内划块片级直属长位]',
  市: '[场民容区级直属长面值]',
  旗: '[帜下袍舰杆]',
};
/** 山区, 园区, 城市: sorts of places, whatever stands before. */
const SORT_BEFORE: Readonly<Record<string, RegExp>> = {
  区: /[社园景小辖城地片库灾校院病新发范护林牧老郊山街厂矿特能农市行政灌各江湖港镇库流海沙滩]$/,
  市: /[城门超都夜股楼花菜早集]$/,
  县: /[大强穷富小名全各我本该两跨邻外省市]$/,
  旗: /[红国党队锦校]$/,
};
const FIRM = /^[^，。；、]{0,16}(?:公司|集团|厂|合作社|商行|经营部|事务所|农场|大桥|隧道|高速)/;
/** 接受滨江市图书馆业务指导: whoever guides or helps is another one. */
const HELPS = /^[^，。；、]{0,14}(?:指导|帮扶|支援|援助|对口|协作)/;
const NEAR = 6;
/** Oftener it is a neighbour. */
const MOST = 2;

/** 黑沙县 in the report of 白沙县, 桃园区 in that of 桃源区: the own name but for one character, or with two changed over. */
export function twinPlaces(document: TextDocument): Place[] {
  const seats = (ownUnitOf(document)?.places ?? []).filter(
    ({ stem, rank }) => stem.length > 1 && stem.length < 4 && GOES_ON[rank] !== undefined,
  );
  return seats.flatMap((seat) => {
    const pattern = patternFor(seat);
    return document.passages
      .filter(({ text }) => text.includes(seat.rank))
      .flatMap(({ text, start }) =>
        matchesIn(text, pattern).flatMap((match) => {
          const [, name = ''] = match;
          const at = start + match.index;
          const place = { name, kind: seat.rank, start: at, end: at + name.length + 1 };
          return isTwin(seat, name) && begins(text, match.index, name) && isStray(document, place)
            ? [place]
            : [];
        }),
      );
  });
}

function patternFor({ stem, rank }: Seat): RegExp {
  const signs = [...stem];
  const changed = signs.map((_, at) =>
    signs.map((sign, index) => (index === at ? '[一-龥]' : sign)).join(''),
  );
  const turned = signs
    .slice(1)
    .map((sign, at) => stem.slice(0, at) + sign + stem.charAt(at) + stem.slice(at + 2));
  return new RegExp(
    `(?=(${[...changed, ...turned].join('|')})${rank}(?!${GOES_ON[rank] ?? ''}))`,
    'g',
  );
}

/** Another name, and where it is no look-alike one that no word can be read in. */
function isTwin({ stem, rank }: Seat, name: string): boolean {
  if (name === stem) return false;
  const at = [...stem].findIndex((sign, index) => sign !== name.charAt(index));
  const isAlike = LOOK_ALIKES.get(stem.charAt(at))?.includes(name.charAt(at)) === true;
  return isAlike || (isName(name) && SORT_BEFORE[rank]?.test(name) !== true);
}

/** No word of the language runs into the name or through it. */
function begins(text: string, index: number, name: string): boolean {
  const before = /[一-龥]*$/.exec(text.slice(Math.max(0, index - NEAR), index))?.[0] ?? '';
  const words = wordsOf(before + name);
  return words.some((word) => word.index === before.length);
}

function isStray(document: TextDocument, place: Place): boolean {
  const name = place.name + place.kind;
  return (
    document.text.split(name).length - 1 <= MOST &&
    ![FIRM, HELPS].some((words) => words.test(document.text.slice(place.end, place.end + 20))) &&
    !isElsewhere(document, place) &&
    !isPartner(document, name)
  );
}
