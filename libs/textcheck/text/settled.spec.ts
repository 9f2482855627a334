import { describe, expect, it } from '@jest/globals';

import { checkText } from '../check.js';
import { settled } from './settled.js';

const text = (given: string): string => settled(given).text;

describe('a text as its author meant it', () => {
  it.each([
    [
      '全年支出 1,245.60 万元， 占预算的 98.20 %；其中 2024 年结转 12 万元。',
      '全年支出1,245.60万元，占预算的98.20%；其中2024年结转12万元。',
    ],
    ['1. 基本情况', '1.基本情况'],
    ['服务群众 6 850 人次，场均 53 人次。', '服务群众6 850人次，场均53人次。'],
    ['支出20万元, 其中公用经费3万元, 占15%。', '支出20万元,其中公用经费3万元,占15%。'],
    ['支出1024.36万 元 ， 其 中公用经 费136.85万元。', '支出1024.36万元，其中公用经费136.85万元。'],
    ['38 所学校全部配备，其余 2 所待建。', '38所学校全部配备，其余2所待建。'],
  ])('has no blanks around figures and marks: %s', (given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it.each([
    ['numbers of headings', '2 项目概况\n2.1 资金安排\n第二部分 2024年度决算情况说明'],
    [
      'rows set out with blanks',
      '2110301 大气 379.96 0.00 379.96\n基本支出      1200.00      1260.00',
    ],
    ['names and titles', '中共中央 国务院\n附件2 自评表填报说明'],
  ])('keeps blanks of %s', (_, given) => {
    expect(text(given)).toBe(given);
  });

  it('has characters where a printed file has radicals', () => {
    expect(text('⽀出⽬标：新⻔⼾⻋辆3辆，⻓江⽔')).toBe('支出目标：新门户车辆3辆，长江水');
  });

  it('has no blanks between characters where a printed file sets all apart', () => {
    const meant = '全市收支情况良好，收入完成80.8亿元，同比增长3.3%，支出完成166.1亿元。'.repeat(4);
    expect(text([...meant].join('  ').replaceAll(/(?<=[\d.%])\s+(?=[\d.%])/g, ''))).toBe(meant);
  });

  it('runs on over the number of a page, the sign of a note and a quotation in several lines', () => {
    const given = `某县财政局2024年度预算执行情况报告
全县一般公共预算收入完成19044.27万元，增长3.20%，其中税收收入
完成12044.27万元，占一般公共预算收入的63.24%，非税收入完成7000

— 12 —

万元，占36.76%。按照“统筹兼顾、突出重点；量入为出、收支平衡；
讲求绩效、公开透明”的原则编制预算，全年投入资金
②
3.40亿元，支持乡村振兴、义务教育、医疗卫生、社会保障等重点工
作，各项民生政策得到落实，其中教育支出完成2180.45万元，卫生健康
支出完成1365.20万元，农林水支出完成2874.16万元。
`;
    expect(text(given).trim().split('\n').slice(1)).toEqual([
      '全县一般公共预算收入完成19044.27万元，增长3.20%，其中税收收入完成12044.27万元，占一般公共预算收入的63.24%，非税收入完成7000万元，占36.76%。按照“统筹兼顾、突出重点；量入为出、收支平衡；讲求绩效、公开透明”的原则编制预算，全年投入资金3.40亿元，支持乡村振兴、义务教育、医疗卫生、社会保障等重点工作，各项民生政策得到落实，其中教育支出完成2180.45万元，卫生健康支出完成1365.20万元，农林水支出完成2874.16万元。',
    ]);
  });

  it('is quoted as it was given', () => {
    const given =
      '某局2024年度自评报告\n年初预算 274.82 万元，支出决算 245.53 万元，完成预算的 93.57%。\n';
    const findings = checkText(given);
    expect(findings.map(({ kind }) => kind)).toEqual(['ratio']);
    for (const { start, end, text: quoted } of findings.flatMap(({ quotes }) => quotes))
      expect(given.slice(start, end)).toBe(quoted);
    expect(findings[0]?.quotes[0]?.text).toBe('93.57%');
  });
});
