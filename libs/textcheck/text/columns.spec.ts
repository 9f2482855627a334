import { expect, it } from '@jest/globals';

import { checkText } from '../check.js';
import { readText } from '../document.js';

const BLANKS = [
  '表1 项目支出（单位：万元）',
  '序号    项目名称        预算数     执行数     执行率（%）',
  '1       助学金          109.20     109.20     100.00',
  '2       校舍维修        286.00     278.60     97.41',
  '3       设备购置        180.00     176.35     97.97',
  '合计                    575.20     564.15     98.08',
].join('\n');

it('reads a row of totals below its headings, though blanks show no empty cell', () => {
  const [table] = readText(BLANKS).tables;
  const total = table?.rows.at(-1)?.map(({ text }) => text);
  expect(total).toEqual(['合计', '', '575.20', '564.15', '98.08']);
  expect(checkText(BLANKS)).toEqual([]);
});

it('finds a wrong total there', () => {
  const [finding] = checkText(BLANKS.replace('575.20', '577.20'));
  expect(finding?.quotes[0]?.text).toBe('577.20');
});

it('takes a tab before a row of totals for its empty first cell', () => {
  const text = BLANKS.replaceAll(/ {2,}/g, '\t').replace('合计\t', '\t合计\t');
  const [table] = readText(text).tables;
  expect(table?.rows.at(-1)?.map(({ text: cell }) => cell)).toEqual([
    '',
    '合计',
    '575.20',
    '564.15',
    '98.08',
  ]);
  expect(checkText(text)).toEqual([]);
});
