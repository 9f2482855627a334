import { describe, expect, it } from '@jest/globals';
import type { Rulebook } from '../../api/types.ts';
import { conditionWords } from './conditions.ts';
import { literalNumbers } from './literals.ts';

const fact = (id: string, label: string, more = {}) =>
  ({ id, label, type: 'number', origin: 'input', section: 's', ...more }) as const;
const rulebook = {
  facts: {
    sections: [],
    facts: [
      fact('over', '超编人数'),
      fact('paid', '实际支出'),
      fact('arranged', '安排资金'),
      fact('kind', '类别', { options: [{ value: 'a', label: '甲类' }] }),
    ],
  },
} as unknown as Rulebook;

describe('a condition in words', () => {
  it.each([
    [{ fact: 'over', operator: 'greaterThan', value: '0' }, '“超编人数”大于0'],
    [{ fact: 'over', operator: 'equal', value: false }, '“超编人数”为“否”'],
    [{ fact: 'kind', operator: 'notEqual', value: 'a' }, '“类别”不为甲类'],
    [{ fact: 'over', operator: 'isMissing', value: true }, '“超编人数”未填写'],
    [{ fact: 'over', operator: 'isMissing', value: false }, '“超编人数”已填写'],
    [
      { fact: 'paid', operator: 'lessThan', value: { fact: 'arranged' } },
      '“实际支出”小于“安排资金”',
    ],
  ])('%j', (condition, words) => {
    expect(conditionWords(rulebook, condition)).toBe(words);
  });

  it('groups what belongs together', () => {
    const over = { fact: 'over', operator: 'greaterThan', value: '0' };
    const paid = { fact: 'paid', operator: 'equal', value: '1' };
    expect(conditionWords(rulebook, { all: [over, { any: [over, paid] }] })).toBe(
      '“超编人数”大于0，且（“超编人数”大于0，或“实际支出”为1）',
    );
    expect(conditionWords(rulebook, { not: { all: [over, paid] } })).toBe(
      '不满足（“超编人数”大于0，且“实际支出”为1）',
    );
  });
});

describe('numbers typed into a text', () => {
  it.each([
    ['实有在编40名，占93.1%', ['40', '93.1%']],
    ['2024年按徐政财字〔2023〕107号文件办理', []],
    ['全年支出1,234.5万元', ['1,234.5']],
    ['没有数字', []],
  ])('%s', (text, found) => {
    expect(literalNumbers(text).map(({ text: number }) => number)).toEqual(found);
  });
});
