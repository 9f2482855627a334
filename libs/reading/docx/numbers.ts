/** How a level of a list writes its number; names as in the file format. */
type NumberFormat = string;

const NUMERALS = '零一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const LETTERS = 26;
const TEN = 10;
const HUNDRED = 100;
const FULL_WIDTH_SHIFT = 0xfee0;

/** 10 is 十, 21 is 二十一; from a hundred on as digits. */
function chinese(number: number, numerals: string, ten: string): string {
  if (number >= HUNDRED) return String(number);
  const [tens, ones] = [Math.floor(number / TEN), number % TEN];
  const before = tens === 0 ? '' : `${tens === 1 ? '' : numerals.charAt(tens)}${ten}`;
  return tens > 0 && ones === 0 ? before : `${before}${numerals.charAt(ones)}`;
}

const letter = (number: number): string =>
  String.fromCharCode('a'.charCodeAt(0) + ((number - 1) % LETTERS));

const roman = (number: number): string => ROMAN[number - 1] ?? String(number);

const WRITTEN: Readonly<Record<NumberFormat, (number: number) => string>> = {
  chineseCounting: (number) => chinese(number, NUMERALS, '十'),
  chineseCountingThousand: (number) => chinese(number, NUMERALS, '十'),
  japaneseCounting: (number) => chinese(number, NUMERALS, '十'),
  taiwaneseCountingThousand: (number) => chinese(number, NUMERALS, '十'),
  ideographDigital: (number) => chinese(number, NUMERALS, '十'),
  chineseLegalSimplified: (number) => chinese(number, LEGAL, '拾'),
  decimalEnclosedCircle: (number) => CIRCLED.charAt(number - 1) || String(number),
  decimalEnclosedCircleChinese: (number) => CIRCLED.charAt(number - 1) || String(number),
  decimalFullWidth: (number) =>
    String(number).replaceAll(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_SHIFT),
    ),
  decimalZero: (number) => String(number).padStart(2, '0'),
  lowerLetter: letter,
  upperLetter: (number) => letter(number).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (number) => roman(number).toUpperCase(),
  bullet: () => '',
  none: () => '',
};

/** A number as a list's level writes it: 3 is 三, ③ or 3. */
export const written = (number: number, format: NumberFormat): string =>
  (WRITTEN[format] ?? String)(number);
