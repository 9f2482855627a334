const FUNCTION =
  /实现|得到|进行|予以|按规定|按要求|及时|按期|按时|如期|全年|年度|工作|情况|完毕|完全|存在|一致|问题|较为|相关|万元|目标|项目|资金|绩效|支出|编制/g;
const GENERAL = /[的了已在于和与及并或由为是对按其各本我该有能得到予被经一]/g;

/** Pairs of characters of the words that carry what a clause says. */
export const pairsIn = (text: string): ReadonlySet<string> => {
  const runs =
    text
      .replaceAll(FUNCTION, ' ')
      .replaceAll(GENERAL, ' ')
      .match(/[一-龥]{2,}/g) ?? [];
  return new Set(
    runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))),
  );
};

export const without = (
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): ReadonlySet<string> => new Set([...one].filter((pair) => !other.has(pair)));
