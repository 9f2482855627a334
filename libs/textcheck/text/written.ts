import { type Edited, rewritten, type Rule } from './edits.js';
import { chineseDecimal } from './numerals.js';

const DIGITS = '〇一二三四五六七八九';
const digits = (numerals: string): string =>
  Array.from(numerals.replaceAll(/[零○oO0Ｏ０]/g, '〇'), (one) => DIGITS.indexOf(one)).join('');

/** 十二, 三十一: months and days. */
const number = (numeral: string): string => chineseDecimal(numeral)?.toString() ?? numeral;

const ZERO = '[〇零○oO0Ｏ０]';
const YEAR = `(二${ZERO}[〇零○oO0Ｏ０一二三四五六七八九]{2})年`;
const NUMERAL = '[一二三四五六七八九十]{1,3}';
/** 2024.3.8, 2024-03-08, 2024/3/8. */
const DAY =
  /(?<![A-Za-z\d./])((?:19|20)\d\d)([.\-/．])(0?[1-9]|1[0-2])\2(3[01]|[12]\d|0?[1-9])日?(?![\d.．/%])(?!-\d{1,3}(?!\d))/g;

const RULES: readonly Rule[] = [
  [
    new RegExp(`${YEAR}(${NUMERAL})月(?:(${NUMERAL})日)?`, 'g'),
    ([, year = '', month = '', day]) =>
      `${digits(year)}年${number(month)}月${day === undefined ? '' : `${number(day)}日`}`,
  ],
  [new RegExp(YEAR, 'g'), ([, year = '']) => `${digits(year)}年`],
  [
    DAY,
    ([, year = '', , month = '', day = '']) =>
      `${year}年${String(Number(month))}月${String(Number(day))}日`,
  ],
  [/百分之(\d+(?:\.\d+)?)(?![\d.])/g, ([, value = '']) => `${value}%`],
  // 人民币36万元, ¥36.00
  [
    /(?:人民币[ \u00a0]?)?[¥￥][ \u00a0]?(\d[\d,]*(?:\.\d+)?)(?![\d.,]|[ \u00a0]?[万亿千]?元)/g,
    ([, value = '']) => `${value}元`,
  ],
  [/人民币[ \u00a0]?[¥￥]?[ \u00a0]?(?=\d)|[¥￥][ \u00a0]?(?=\d)/g, ''],
  [/[「『]/g, '“'],
  [/[」』]/g, '”'],
  [/"([^"\n]{1,60})"/g, ([, words = '']) => `“${words}”`],
  // 一．部门概况
  [/^([ \t]*[一二三四五六七八九十]{1,3})[.．][ \t]?(?=[一-龥])/gm, ([, mark = '']) => `${mark}、`],
];

/** Days, years, rates and money in the one way a report writes them most: 2024年3月8日, 95%, 36万元. */
export const inUsualForm = (source: string): Edited => rewritten(source, RULES);
