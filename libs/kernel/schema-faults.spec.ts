import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSchema } from './schema-faults.js';

const item = z.strictObject({ id: z.string().min(1), points: z.number().min(0) });
const shape = z.strictObject({
  title: z.string().min(1).max(5),
  day: z.iso.date(),
  year: z.number().int().max(2100),
  kind: z.enum(['sum', 'share']),
  open: z.boolean(),
  items: z.array(item).min(1).max(2),
  names: z.record(z.string().regex(/^[a-z]+$/, '只能用小写字母'), z.string()),
  text: z.union([z.string(), z.array(z.strictObject({ text: z.string() })).min(1)]),
  form: z.discriminatedUnion('form', [
    z.strictObject({ form: z.literal('bands'), value: z.string() }),
    z.strictObject({ form: z.literal('gate'), then: z.string() }),
  ]),
  own: z.string().regex(/^x/, '须以 x 开头'),
});

const right = {
  ...{ title: '标题', day: '2025-03-31', year: 2024, kind: 'sum', open: true, names: {} },
  ...{ items: [{ id: 'a', points: 1 }], text: 'x', form: { form: 'bands', value: 'v' }, own: 'x' },
};
const LABELS: Readonly<Record<string, string>> = { title: '标题', form: '形式' };
const naming = { code: 'request.invalid', label: (key: string) => LABELS[key] ?? key } as const;

describe('the words for what a schema refuses', () => {
  it('takes what is right', () => {
    expect(readSchema(shape, right, naming)).toEqual({ data: right });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['nothing where something must be', { title: undefined }, 'title', '缺少“标题”一项'],
    ['nothing where one of several must be', { kind: undefined }, 'kind', '缺少“kind”一项'],
    ['nothing where shapes differ', { text: undefined }, 'text', '缺少“text”一项'],
    ['a number for words', { title: 4 }, 'title', '应为文字，现为数字'],
    ['words for a number', { year: '2024' }, 'year', '应为数字，现为文字'],
    ['what is no number', { year: NaN }, 'year', '应为数字，现为不是数的值'],
    ['half a year', { year: 2024.5 }, 'year', '应为整数'],
    ['a late year', { year: 2101 }, 'year', '不能大于 2100'],
    ['words for yes', { open: 'yes' }, 'open', '应为“是”或“否”（true 或 false），现为文字'],
    ['an empty title', { title: '' }, 'title', '不能为空'],
    ['a long title', { title: '一二三四五六' }, 'title', '不能多于 5 个字'],
    ['no item', { items: [] }, 'items', '至少要有一项'],
    ['too many items', { items: Array(3).fill({ id: 'a', points: 1 }) }, 'items', '不能多于 2 项'],
    ['less than nothing', { items: [{ id: 'a', points: -1 }] }, 'items.0.points', '不能为负'],
    ['a null in a list', { items: [null] }, 'items.0', '应为一组带名称的内容，现为空值'],
    ['a day that is none', { day: '2025-02-30' }, 'day', '应为日期，写成 2025-03-31'],
    ['a word that is not on the list', { kind: 'all' }, 'kind', '应为下列之一：sum、share'],
    ['a form nobody knows', { form: { form: 'x' } }, 'form.form', '不认识的形式：x'],
    ['a form without its name', { form: {} }, 'form.form', '缺少“形式”一项'],
    ['a name not allowed', { names: { A: 'x' } }, 'names.A', '名称不合要求：只能用小写字母'],
    ['the nearest of two shapes', { text: [{ text: 1 }] }, 'text.0.text', '应为文字，现为数字'],
    ['a schema with its own words', { own: 'y' }, 'own', '须以 x 开头'],
  ])('says of %s what is wrong, at its place', (_, change, path, message) => {
    const { faults } = readSchema(shape, { ...right, ...change }, naming);
    expect(faults).toEqual([{ code: 'request.invalid', path, message }]);
  });

  it('leads to the item nobody knows and not to where it stands, each by itself', () => {
    const odd = { ...right, items: [{ id: 'a', points: 1, point: 2, marks: 3 }] };
    expect(readSchema(shape, odd, naming).faults).toEqual([
      { code: 'request.invalid', path: 'items.0.point', message: '不认识的一项：point' },
      { code: 'request.invalid', path: 'items.0.marks', message: '不认识的一项：marks' },
    ]);
  });

  it('has no place to name when the whole is no such thing', () => {
    expect(readSchema(shape, null, naming).faults).toEqual([
      { code: 'request.invalid', message: '应为一组带名称的内容，现为空值' },
    ]);
  });
});
