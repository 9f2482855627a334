import { type Edited, unedited } from './edits.js';

/**
 * What printed files hold where a face draws the same shape as a character's: radicals, ⽉ for 月 and ⻔ for 门, and characters of
 * other codes, a second 金 or 年.
 */
const SAME_SHAPE = /[\u2e80-\u2fd5\uf900-\ufaff]/g;
/** Simplified shapes, which Unicode does not trace back to a character, beside those of the modern 户. */
const [SHAPES, CHARACTERS] = [
  '⼾⺁⺄⺋⺎⺟⺠⺮⺴⺸⻁⻄⻅⻆⻉⻋⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳',
  '户厂乙已兀母民竹网羊虎西见角贝车镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟',
];

const characterOf = (shape: string): string => {
  const at = SHAPES.indexOf(shape);
  return at < 0 ? shape.normalize('NFKC') : CHARACTERS.charAt(at);
};

/** The text with the usual characters, each at its offset. */
export const withCharacters = (source: string): Edited => ({
  ...unedited(source),
  text: source.replace(SAME_SHAPE, characterOf),
});
