const FUNCTION =
  /实现|得到|进行|予以|按规定|按要求|及时|按期|按时|如期|全年|年度|工作|情况|完毕|完全|存在|一致|问题|较为|相关|万元|目标|项目|资金|绩效|支出|编制/g;
const GENERAL = /[的了已在于和与及并或由为是对按其各本我该有能得到予被经一]/g;

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fa5;
const isHan = (code: number): boolean => code >= FIRST_HAN && code <= LAST_HAN;

/** Pairs of characters of the words that carry what a clause says. */
export const pairsIn = (text: string): ReadonlySet<string> => {
  const bare = text.replaceAll(FUNCTION, ' ').replaceAll(GENERAL, ' ');
  const found = new Set<string>();
  // A loop, for every clause is read so.
  for (let at = 1; at < bare.length; at += 1)
    if (isHan(bare.charCodeAt(at - 1)) && isHan(bare.charCodeAt(at)))
      found.add(bare.slice(at - 1, at + 1));
  return found;
};

export const without = (
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): ReadonlySet<string> => new Set([...one].filter((pair) => !other.has(pair)));

/** Pairs any clause has. */
const STOP = /^(?:中心|单位|年[末内底]|余额|全年|本年|今年|完成|达到|方面|有关|我[镇乡局])$/;

/** How many pairs two have in common. */
export const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((pair) => other.has(pair) && !STOP.test(pair)).length;
