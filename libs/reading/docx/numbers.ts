import { inChinese, LEGAL_NUMERALS } from '#libs/kernel';

/** How a level of a list writes its number; names as in the file format. */
type NumberFormat = string;

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const LETTERS = 26;
const FULL_WIDTH_SHIFT = 0xfee0;

const plain = (number: number): string => inChinese(number);

const letter = (number: number): string =>
  String.fromCharCode('a'.charCodeAt(0) + ((number - 1) % LETTERS));

const roman = (number: number): string => ROMAN[number - 1] ?? String(number);

const WRITTEN: Readonly<Record<NumberFormat, (number: number) => string>> = {
  chineseCounting: plain,
  chineseCountingThousand: plain,
  japaneseCounting: plain,
  taiwaneseCountingThousand: plain,
  ideographDigital: plain,
  chineseLegalSimplified: (number) => inChinese(number, LEGAL_NUMERALS),
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
