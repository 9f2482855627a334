/** Pairs of characters so many goals share that they tell nothing apart. */
const COMMON: ReadonlySet<string> = new Set(
  (
    '项目 工作 完成 资金 绩效 目标 年度 开展 全年 实现 达到 经费 人员 数量 情况 不少 少于 不低 低于 以上 实际 任务 指标 计划 ' +
    '组织 推进 有序 累计 共计 超过 不超 不高 高于 情形 进行'
  ).split(' '),
);
/** Stretches of Chinese characters. */
const RUNS = /[一-龥]{2,}/g;
/** A figure with its measure word. */
const FIGURE =
  /\d[\d.,]*\s?(?:%|[万亿]?(?:人次|平方米|立方米|平方公里|公里|批次|场次|家次|户次|元|[一-龥]))?/g;

/** What a text speaks of: the pairs of its Chinese characters, without figures and without what every goal says. */
export function wordsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of text.replaceAll(FIGURE, ' ').match(RUNS) ?? [])
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!COMMON.has(pair)) found.add(pair);
    }
  return found;
}

export function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared;
}

/** Share of the words of the shorter text that the other has, too, 0 to 1. */
export const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.size === 0 || other.size === 0 ? 0 : sharedWords(one, other) / Math.min(one.size, other.size);
