const SIGNS = /[\\^$.*+?()[\]{}|/-]/g;

/**
 * Words of a text as a part of a pattern that matches them and nothing else. A report may write any sign anywhere: 结转（结余)
 * with one bracket of either sort.
 */
export const literal = (words: string): string => words.replace(SIGNS, '\\$&');
