/** The longest of such pairs: 强队伍, 见长效. */
export const SLOGAN = 4;
const BEFORE = /(?:^|[^一-龥])[一-龥]{3,4}[、，]$/;

/** 抓管护、见长效: a stretch of a verb of one character with its noun, behind another such pair. */
export const followsSlogan = (text: string, index: number, stretch: string): boolean =>
  stretch.length <= SLOGAN && BEFORE.test(text.slice(Math.max(0, index - SLOGAN - 2), index));
