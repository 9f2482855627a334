import { Decimal } from '#libs/kernel';
import { asText, scalarToJson, type Scalar, type Value } from '../values.js';
import { rememberTexts } from './memo.js';
import type { FormulaFunction } from './types.js';

/** The alternatives of "甲|乙|丙": plain texts, no patterns, so that no author can write one that hangs. */
const alternatives: (list: string) => readonly string[] = rememberTexts((list) =>
  list
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
);

function firstMatch([text, list]: readonly Value[]): string {
  const haystack = asText(text!);
  return alternatives(asText(list!)).find((word) => haystack.includes(word)) ?? '';
}

function concat(args: readonly Value[]): string {
  return args.map((arg) => String(scalarToJson(arg as Scalar))).join('');
}

export const textFunctions: readonly FormulaFunction[] = [
  {
    name: 'contains',
    params: ['text', 'text'],
    result: 'boolean',
    doc: 'contains(文本, "词")：是否含此词',
    apply: ([text, word]) => asText(text!).includes(asText(word!)),
  },
  {
    name: 'starts_with',
    params: ['text', 'text'],
    result: 'boolean',
    doc: 'starts_with(文本, "词")：是否以此词开头',
    apply: ([text, word]) => asText(text!).startsWith(asText(word!)),
  },
  {
    name: 'matches_any',
    params: ['text', 'literal'],
    result: 'boolean',
    doc: 'matches_any(文本, "甲|乙|丙")：是否含其中任一词（原样比较，不是正则）',
    apply: (args) => firstMatch(args) !== '',
  },
  {
    name: 'first_match',
    params: ['text', 'literal'],
    result: 'text',
    doc: 'first_match(文本, "甲|乙|丙")：所含的第一个词；都不含为空文本',
    apply: firstMatch,
  },
  {
    name: 'length',
    params: ['text'],
    result: 'number',
    doc: 'length(文本)：字数',
    apply: ([text]) => new Decimal([...asText(text!)].length),
  },
  {
    name: 'concat',
    params: ['scalar'],
    rest: 'scalar',
    result: 'text',
    doc: 'concat(a, b, …)：连成文本',
    apply: concat,
  },
];
