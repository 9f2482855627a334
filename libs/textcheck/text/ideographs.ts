import { type Edited, unedited } from './edits.js';

/** Radicals that printed files hold where a face draws them with the same shape as a character: ⽉ for 月, ⻔ for 门. */
const RADICAL = /[\u2e80-\u2fd5]/g;
/** Simplified shapes, which Unicode does not trace back to a character, beside those of the modern 户. */
const [SHAPES, CHARACTERS] = [
  '⼾⺁⺄⺋⺎⺟⺠⺮⺴⺸⻁⻄⻅⻆⻉⻋⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳',
  '户厂乙已兀母民竹网羊虎西见角贝车镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟',
];

const characterOf = (radical: string): string => {
  const at = SHAPES.indexOf(radical);
  return at < 0 ? radical.normalize('NFKC') : CHARACTERS.charAt(at);
};

/** The text with characters for radicals, each at its offset. */
export const withCharacters = (source: string): Edited => ({
  ...unedited(source),
  text: source.replace(RADICAL, characterOf),
});
