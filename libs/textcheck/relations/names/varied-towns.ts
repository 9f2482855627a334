import { groupBy } from '#libs/kernel';

import { mayBeTown, OF_TWO } from './other-towns.js';
import { isName } from './places.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

const TOWN =
  /(?<=^|[、，。；：:（(|\s“]|在|涉及|及|和|与|于|为|向|的|由|对|至|到)([一-龥]{2,3}?)(乡|镇|街道)(?=[、，。；：:）)|\s\d]|$|人民政府|政府|党委|等|的|和|及|段|境|[一-龥]{2,3}村|卫生院|敬老院|水厂|群众|完成|实施|新建)/g;
const CHANGED = /原(?![材料地])|撤|改(?:为|设|称|名|制)|[合归]并|并入|更名|曾/;
/** 石牌镇、石牌乡: two on purpose. */
const JOINED = /^[、和与及至到]$/;

interface Town extends Range {
  readonly stem: string;
  readonly kind: string;
  readonly around: string;
}

/** A town that is called 白石乡 once and 白石镇 wherever else it is named; of one name each, the later is the slip. */
export function variedTowns(document: TextDocument): Range[] {
  return [...groupBy(townsIn(document), ({ stem }) => stem).values()].flatMap((ofStem) => {
    if (ofStem.some(({ around }) => CHANGED.test(around))) return [];
    const kinds = [...groupBy(ofStem, ({ kind }) => kind).values()];
    const [rare, often = []] = kinds.sort(
      (one, other) => one.length - other.length || (other[0]?.start ?? 0) - (one[0]?.start ?? 0),
    );
    const [slip] = rare ?? [];
    if (kinds.length !== 2 || rare?.length !== 1 || slip === undefined) return [];
    return often.some((town) => isJoined(document.text, town, slip)) ? [] : [slip];
  });
}

const isJoined = (text: string, one: Range, other: Range): boolean =>
  JOINED.test(text.slice(one.end, other.start)) || JOINED.test(text.slice(other.end, one.start));

/** By what stands around them, or as what is left behind a whole word. */
function townsIn(document: TextDocument): Town[] {
  const { passages, text } = document;
  const strict = passages
    .filter((passage) => /[乡镇]|街道/.test(passage.text))
    .flatMap((passage) =>
      matchesIn(passage.text, TOWN).flatMap((match) => {
        const [, stem = '', kind = ''] = match;
        return isName(stem) ? [{ stem, kind, ...rangeOf(passage, match) }] : [];
      }),
    );
  const loose = passages.flatMap((passage) =>
    matchesIn(passage.text, OF_TWO).flatMap((match) => {
      const [, stem = '', kind = ''] = match;
      const start = passage.start + match.index;
      const end = start + stem.length + kind.length;
      const isCut = /^(?:镇|路(?![段面基])|村)/.test(
        passage.text.slice(match.index + stem.length + kind.length),
      );
      return !isCut && mayBeTown(passage.text, match.index, stem)
        ? [{ stem, kind, start, end }]
        : [];
    }),
  );
  return [...new Map([...loose, ...strict].map((town) => [town.end, town])).values()].map(
    (town) => ({ ...town, around: text.slice(Math.max(0, town.start - 4), town.start + 8) }),
  );
}
