import { groupBy } from '#libs/kernel';

import { isName } from './places.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

const TOWN =
  /(?<=^|[、，。；：:（(|\s“]|在|涉及|及|和|与|于|为|向|的|由|对|至|到)([一-龥]{2,3}?)(乡|镇|街道)(?=[、，。；：:）)|\s\d]|$|人民政府|政府|党委|等|的|和|及|段|境|[一-龥]{2,3}村|卫生院|敬老院|水厂|群众|完成|实施|新建)/g;
const CHANGED = /原|撤|改|并|更名|曾/;
const OFTEN = 2;

/** A town that is called 白石乡 once and 白石镇 wherever else it is named. */
export function variedTowns({ passages }: TextDocument): Range[] {
  const found = passages
    .filter(({ text }) => /[乡镇]|街道/.test(text))
    .flatMap((passage) =>
      [...passage.text.matchAll(TOWN)].flatMap((match) => {
        const [, stem = '', kind = ''] = match;
        const around = passage.text.slice(Math.max(0, match.index - 3), match.index + 8);
        return isName(stem) ? [{ stem, kind, around, ...rangeOf(passage, match) }] : [];
      }),
    );
  return [...groupBy(found, ({ stem }) => stem).values()].flatMap((ofStem) => {
    if (ofStem.some(({ around }) => CHANGED.test(around))) return [];
    const kinds = [...groupBy(ofStem, ({ kind }) => kind).values()];
    const often = kinds.filter((places) => places.length >= OFTEN);
    return often.length === 1 && kinds.length === 2
      ? kinds.filter((places) => places.length === 1).flat()
      : [];
  });
}
