import { describe, expect, it } from '@jest/globals';
import { samplePackage } from '../testing/sample-package.js';
import { factSymbols } from './symbols.js';
import { Units } from './units.js';

const { facts } = samplePackage((files) => {
  (files.facts['facts'] as object[]).push(
    { id: 'in_yuan', label: '元数', type: 'money', unit: '元', section: 'main' },
    { id: 'people', label: '人数', type: 'integer', unit: '名', section: 'main' },
  );
}).facts;

describe('the unit of a formula', () => {
  it.each<[string, string | null, number]>([
    ['total - part', '万元', 0],
    ['sum(total, part, 3)', '万元', 0],
    ['sum(column(projects, "amount"))', '万元', 0],
    ['row.amount * 2', null, 0],
    ['part / total', '比值', 0],
    ['round(part / total * 100, 2)', '%', 0],
    ['(total - part) / total * 100', '%', 0],
    ['returned + people', '个数', 0],
    ['count(projects) / people', '比值', 0],
    ['total == 0 ? 0 : share', '%', 0],
    ['total - in_yuan', '万元', 1],
    ['max(total, people)', '万元', 1],
    ['share > part / total ? 1 : 2', null, 1],
    ['sum(total, in_yuan / 10000)', '万元', 0],
    ['total +', null, 0],
  ])('%s is in %s', (source, unit, mixed) => {
    const units = new Units(factSymbols(facts), 'projects');
    expect([units.ofSource(source), units.mixed.length]).toEqual([unit, mixed]);
  });
});
