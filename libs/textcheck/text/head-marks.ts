import { inChinese } from '#libs/kernel';

import { type Edited, rewritten, type Rule } from './edits.js';

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const INDENT = '^([ \\t\\u3000]*)';
/** 一、部门概况, as most reports number their chapters. */
const CHAPTER = new RegExp(`${INDENT}${NUMERAL}、`, 'm');
/** 第一部分 部门概况, 第一章：部门概况. */
const PART = `${INDENT}第(${NUMERAL})(?:部分|章)[ \\t\\u3000:：、.．]*(?=[一-龥“《（])`;
/** 第一节 of a chapter keeps it in its place. */
const SECTION = new RegExp(`${INDENT}第${NUMERAL}节`, 'm');
const POINTED = /^[ \t\u3000]*\d{1,2}[.．](?!\d)/m;
const COUNTED = `${INDENT}(\\d{1,2})、(?=[一-龥“《（]|20\\d\\d年)`;
const BELOW_COUNTED =
  /^[ \t\u3000]*1、[^\n]*\n(?:(?![ \t\u3000]*\d{1,2}、)[^\n]*\n)*[ \t\u3000]*[（(]一[）)]/m;
/** 1）开展培训: brackets that only close. */
const HALF_BRACKETED = `${INDENT}(\\d{1,2})[）)][ \\t\\u3000]*(?=\\S)`;
const BRACKETED = /^[ \t\u3000]*[（(]\d{1,2}[）)]/m;

/**
 * The text with the marks most reports number their chapters and points with, where it has none of those: 一、 for 第一部分 or for a
 * 1、 that stands above others, 1、 or （1） for 1）.
 */
export function withUsualMarks(source: string): Edited {
  return rewritten(source, [...chapterRules(source), ...pointRules(source)]);
}

function chapterRules(source: string): Rule[] {
  if (CHAPTER.test(source) || SECTION.test(source)) return [];
  if (new RegExp(PART, 'm').test(source))
    return [[new RegExp(PART, 'gm'), ([, indent = '', number = '']) => `${indent}${number}、`]];
  const isAbove = POINTED.test(source) || BELOW_COUNTED.test(source);
  if (!isAbove) return [];
  return [
    [
      new RegExp(COUNTED, 'gm'),
      ([, indent = '', number = '']) => `${indent}${inChinese(Number(number))}、`,
    ],
  ];
}

function pointRules(source: string): Rule[] {
  const [isPointed, isBracketed] = [POINTED, BRACKETED].map((mark) => mark.test(source));
  if (isPointed && isBracketed) return [];
  const put = (number: string): string => (isPointed ? `（${number}）` : `${number}、`);
  return [
    [new RegExp(HALF_BRACKETED, 'gm'), ([, indent = '', number = '']) => indent + put(number)],
  ];
}
