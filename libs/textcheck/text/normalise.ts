import { joinThousands } from './thousands.js';

const FULL_WIDTH_FROM = 0xff01;
const FULL_WIDTH_TO = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
/** Kept as they are: Chinese punctuation whose narrow twin means something else to a sentence. */
const KEPT = new Set('（），：；！？');
const WIDE = /(?![（），：；！？])[\u3000\u00a0−–﹣〇\uff01-\uff5e]/g;
const OTHER: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '−': '-',
  '–': '-',
  '﹣': '-',
  〇: '零',
};

/** Marks typed with a western keyboard, and the Chinese ones they stand for beside a Chinese character. */
const MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
};
const NARROW_MARK = /(?<=[一-龥”》）%])[,;:!?]|[,;:!?](?=[一-龥“《（])/g;
/**
 * A western full stop at a sentence's end, of which the next may open with a figure: 队伍老化.36名队员….
 * Behind a number at the head of a line it numbers that line, behind a numeral it is a point: 一.部门概况, 零.5万元.
 */
const NARROW_STOP =
  /(?<=[一-龥”》）%])(?<!^[ \t]*(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]{1,3}|[（(][^（()）]{1,3}[）)]))\.(?=[一-龥“《（(]|\s*$|\d+[.、]\D|(?<![零一二三四五六七八九十图表附注]\.)\d[\d,.]*[一-龥%])/gm;

/** 财预[2020]10号, 财预（2020）10号: the year of a document's number, in whatever brackets it was typed. */
const YEAR_OF_NUMBER = /[[【（(](20\d\d)[\]】）)](?=\s?第?\s?\d{1,4}\s?号)/g;
/** 市级补助215.00万元[10.00%], 〔占10.00%〕, 【3名】: a figure with its unit in brackets of another shape; 〔2024〕 is of a document's number. */
const OTHER_BRACKETS =
  /[[〔【](?!(?:19|20)\d\d年)((?:[一-龥]{1,10})?\d[\d.,]*\s?(?:%|[一-龥])[^[\]〔〕【】（）()\n]{0,40})[\]〕】]/g;

/**
 * The text with full-width digits, letters, per cent and points made narrow, thousands parted by commas, marks between
 * Chinese characters made wide, and brackets around a figure made round.
 * Every character stays at its offset, so that what is found in it is found at the same place of the text as given.
 */
export function normalise(text: string): string {
  return joinThousands(text.replace(WIDE, narrow))
    .replace(OTHER_BRACKETS, '（$1）')
    .replace(NARROW_MARK, (mark) => MARKS[mark] ?? mark)
    .replace(NARROW_STOP, '。')
    .replace(YEAR_OF_NUMBER, '〔$1〕');
}

function narrow(character: string): string {
  const other = OTHER[character];
  if (other !== undefined) return other;
  const code = character.charCodeAt(0);
  const wide = code >= FULL_WIDTH_FROM && code <= FULL_WIDTH_TO && !KEPT.has(character);
  return wide ? String.fromCharCode(code - FULL_WIDTH_SHIFT) : character;
}
