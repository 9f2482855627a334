const COLLATOR = new Intl.Collator('zh-Hans', { numeric: false });

/** Order of Chinese names by pinyin, as the server's lists are. */
export const byPinyin = (one: string, other: string): number => COLLATOR.compare(one, other);

/** A copy, by the name of each. */
export const sortedByName = <T extends { readonly name: string }>(items: readonly T[]): T[] =>
  [...items].sort((one, other) => byPinyin(one.name, other.name));
