import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  bigint: '整数',
  boolean: '“是”或“否”（true 或 false）',
  array: '列表',
  tuple: '列表',
  object: '一组带名称的内容',
  record: '一组带名称的内容',
  date: '日期',
  null: '空值',
  undefined: '空着',
  nan: '不是数的值',
};

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  date: '应为日期，写成 2025-03-31',
  datetime: '应为日期和时间，写成 2025-03-31T08:00:00Z',
  time: '应为时间，写成 08:00:00',
  uuid: '应为系统给出的编号',
  email: '应为电子邮件地址',
  url: '应为网址',
  base64: '应为 base64 编码的内容',
};

/** How many allowed values are told. */
const MOST_VALUES = 24;

/** What a fault calls a key: 第 3 项 of a list, “满分” of a thing whose label is known, else the key as it is written. */
function keyWords(key: PropertyKey | undefined, label: (key: string) => string): string {
  if (key === undefined) return '内容';
  return typeof key === 'number' ? `第 ${String(key + 1)} 项` : `“${label(String(key))}”一项`;
}

function typeOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'array';
  if (typeof input === 'number' && Number.isNaN(input)) return 'nan';
  return typeof input;
}

function wrongType({ expected, input }: IssueOf<'invalid_type'>): string {
  const wanted = TYPE_WORDS[expected] ?? expected;
  if (expected === 'int' && typeof input === 'number') return '应为整数';
  return `应为${wanted}，现为${TYPE_WORDS[typeOf(input)] ?? typeOf(input)}`;
}

function notAllowed({ values }: IssueOf<'invalid_value'>): string {
  const told = values.slice(0, MOST_VALUES).map(String).join('、');
  if (values.length === 1) return `应为 ${told}`;
  return `应为下列之一：${told}${values.length > MOST_VALUES ? ' 等' : ''}`;
}

const UNITS: Readonly<Record<string, string>> = {
  string: '个字',
  array: '项',
  set: '项',
  map: '项',
  file: '字节',
};

function tooSmall({ origin, minimum, inclusive, exact }: IssueOf<'too_small'>): string {
  const unit = UNITS[origin];
  const least = String(minimum);
  if (unit !== undefined && exact === true) return `应为 ${least} ${unit}`;
  if (unit !== undefined && least === '1')
    return origin === 'string' ? '不能为空' : `至少要有一${origin === 'file' ? '个字节' : '项'}`;
  if (unit !== undefined) return `不能少于 ${least} ${unit}`;
  if (inclusive === false) return `应大于 ${least}`;
  return least === '0' ? '不能为负' : `不能小于 ${least}`;
}

function tooBig({ origin, maximum, inclusive, exact }: IssueOf<'too_big'>): string {
  const unit = UNITS[origin];
  const most = String(maximum);
  if (unit !== undefined) return `${exact === true ? '应为' : '不能多于'} ${most} ${unit}`;
  return inclusive === false ? `应小于 ${most}` : `不能大于 ${most}`;
}

function wrongShape(issue: IssueOf<'invalid_union'>, label: (key: string) => string): string {
  const { discriminator, input } = issue as { discriminator?: string; input?: unknown };
  const entries = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const [, told] = entries.find(([key]) => key === discriminator) ?? [];
  if (discriminator === undefined) return '不是这里能用的任何一种写法';
  if (told === undefined) return `缺少${keyWords(discriminator, label)}`;
  return typeof told === 'string'
    ? `不认识的${label(discriminator)}：${told.slice(0, 80)}`
    : `不认识的${label(discriminator)}`;
}

type Words<Code extends Issue['code']> = (
  issue: IssueOf<Code>,
  label: (key: string) => string,
) => string;

/** What is said of something that is there. */
const WORDS: { readonly [Code in Issue['code']]?: Words<Code> } = {
  invalid_union: wrongShape,
  invalid_type: wrongType,
  invalid_value: notAllowed,
  too_small: tooSmall,
  too_big: tooBig,
  invalid_format: ({ format }) => FORMAT_WORDS[format] ?? '写法不合要求',
  not_multiple_of: ({ divisor }) => `应为 ${String(divisor)} 的整数倍`,
  unrecognized_keys: ({ keys }) => `不认识的一项：${keys.join('、')}`,
  invalid_key: ({ issues }) => `名称不合要求：${issues.map(({ message }) => message).join('；')}`,
};

/**
 * One Chinese wording of what a schema refuses, for people who know the figures and not the program. Schemas with words
 * of their own keep them.
 */
export function issueWords(issue: Issue, label: (key: string) => string): string {
  if (issue.input === undefined) return `缺少${keyWords(issue.path?.at(-1), label)}`;
  const words = WORDS[issue.code] as Words<Issue['code']> | undefined;
  return words?.(issue, label) ?? '不合要求';
}
