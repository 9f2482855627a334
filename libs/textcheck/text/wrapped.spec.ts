import { describe, expect, it } from '@jest/globals';

import { checkText } from '../check.js';
import { joinWrapped } from './wrapped.js';

/** As it comes out of a printed file, every line as long as the page is wide. */
const PRINTED = `某县水务局2024年度部门决算说明
一、收入支出决算总体情况
2024年度收入支出总计19044.27万元。与2023年度相比，收入支出
总计增加100.46万元，增长0.53%。主要原因是抚恤金项目金额的增
加，以及管网改造工程款按照合同约定在年底前支付给施工单位。
二、支出决算情况
本年支出合计19044.27万元，其中：基本支出14206.00万元，项目
支出4838.72万元。
`;

const joined = (text: string): string[] => joinWrapped(text).text.trim().split('\n');

describe('lines broken at the edge of a page', () => {
  it('are joined to paragraphs; titles, headings and the ends of paragraphs stay', () => {
    expect(joined(PRINTED)).toEqual([
      '某县水务局2024年度部门决算说明',
      '一、收入支出决算总体情况',
      '2024年度收入支出总计19044.27万元。与2023年度相比，收入支出总计增加100.46万元，增长0.53%。主要原因是抚恤金项目金额的增加，以及管网改造工程款按照合同约定在年底前支付给施工单位。',
      '二、支出决算情况',
      '本年支出合计19044.27万元，其中：基本支出14206.00万元，项目支出4838.72万元。',
    ]);
  });

  it.each([
    [
      'paragraphs of a word processor',
      '一、概况\n' + '本单位负责全县水务管理工作'.repeat(9) + '。\n',
    ],
    ['a list of short lines', '目标一修建水渠\n目标二改造管网\n目标三发放补贴\n目标四培训人员\n'],
    [
      'columns set out with blanks',
      '项目      年初预算      调整预算      决算数\n' +
        '基本支出      1200.00      1260.00      1247.40\n'.repeat(5),
    ],
    ['a table', '项目\t预算\t决算\n' + '水渠修建及管网改造项目\t12.50\t12.50\n'.repeat(8)],
  ])('%s come back as they are', (_, text) => {
    expect(joinWrapped(text).text).toBe(text);
  });

  it.each([
    ['as a page has them', PRINTED],
    ['as another system ends them', PRINTED.replaceAll('\n', '\r\n')],
  ])('are quoted as they stand, at their place in the text as given: %s', (_, given) => {
    const findings = checkText(given);
    expect(findings.map(({ kind }) => kind)).toEqual(['sum']);
    for (const { start, end, text } of findings.flatMap(({ quotes }) => quotes))
      expect(given.slice(start, end)).toBe(text);
    expect(findings[0]?.quotes[0]?.text).toBe('19044.27万元');
  });
});
