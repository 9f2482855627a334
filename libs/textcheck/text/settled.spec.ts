import { describe, expect, it } from '@jest/globals';

import { checkText } from '../check.js';
import { settled } from './settled.js';

const text = (given: string): string => settled(given).text;

const ROWS = Array.from({ length: 25 }, (_, row) => `项目${String(row)}|${String(row * 7)}.40`);

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

  it('has its lines, however they end elsewhere', () => {
    expect(text('一\r\n二\r三\u2028四\v五\f六\u0085七')).toBe('一\n二\n三\n四\n五\n六\n七');
  });

  it.each([
    [
      '## 二、预算执行\n- 支出**36.40万元**，占58.20%。\n1\\. 概况',
      '二、预算执行\n支出36.40万元，占58.20%。\n1.概况',
    ],
    ['支出\u200b36.40\ufeff万元', '支出36.40万元'],
    ['资\uf90a于\uf98e底到位，RMB36万元', '资金于年底到位，36万元'],
    [ROWS.join('\n \n'), ROWS.join('\n')],
    ['项目|预算\n\n大气|36.40', '项目|预算\n\n大气|36.40'],
    ['● 完成培训3期', '完成培训3期'],
    [
      '│ 项目 │ 预算数 │\n├──────┼────────┤\n│ 大气 │ 36.40  │',
      '| 项目 | 预算数 |\n| 大气 | 36.40  |',
    ],
    [
      '项目,预算数,决算数\n大气,36.40,35.00\n水,12.00,11.50',
      '项目|预算数|决算数\n大气|36.40|35.00\n水|12.00|11.50',
    ],
    [
      '项目 预算数 决算数\n大气 36.40 35.00\n水 12.00 11.50',
      '项目|预算数|决算数\n大气|36.40|35.00\n水|12.00|11.50',
    ],
  ])('has no marks of print, and bars between cells: %s', (given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it.each([
    [
      'of numbered rows, with totals',
      '序号\n项目名称\n预算数\n备注\n1\n大气\n36.40\n完成90%\n2\n水\n12.00\n3月付清\n合计\n48.40\n二、问题',
      '\t序号\t项目名称\t预算数\t备注\n\t1\t大气\t36.40\t完成90%\n\t2\t水\t12.00\t3月付清\n\t\t合计\t48.40\t\n二、问题',
    ],
    [
      'of rows whose columns are alike, an empty cell among them',
      '科目\n预算数\n决算数\n教育\n36.40\n35.00\n卫生\n\n12.00\n农林\n8.00\n8.00\n全年支出55万元。',
      '\t科目\t预算数\t决算数\n\t教育\t36.40\t35.00\n\t卫生\t\t12.00\n\t农林\t8.00\t8.00\n全年支出55万元。',
    ],
    [
      'below headings of reports, figures and words in one column, a text right behind its totals',
      '指标\n目标值\n完成值\n得分\n资金到位率\n100%\n100%\n5\n债务管理\n合规\n不涉及\n—\n养护绿地\n≥12.5万平方米\n12.6万平方米\n4\n合计\n\n\n9\n涉及4个镇、3个乡。',
      '\t指标\t目标值\t完成值\t得分\n\t资金到位率\t100%\t100%\t5\n\t债务管理\t合规\t不涉及\t—\n\t养护绿地\t≥12.5万平方米\t12.6万平方米\t4\n\t合计\t\t\t9\n涉及4个镇、3个乡。',
    ],
    [
      'of words alone, below headings of reports',
      '项目\n年度目标\n完成情况\n护林\n聘用护林员26名，火灾为零\n聘用26名\n信访\n按期办结\n全部办结\n（二）效果\n群众满意。',
      '\t项目\t年度目标\t完成情况\n\t护林\t聘用护林员26名，火灾为零\t聘用26名\n\t信访\t按期办结\t全部办结\n（二）效果\n群众满意。',
    ],
    [
      'of rows that blank lines part',
      '各项目见下表：\n项目\n预算数\n决算数\n\n大气\n36.40\n35.00\n\n水利\n12.00\n11.50\n\n全年支出46.50万元。',
      '各项目见下表：\n\t项目\t预算数\t决算数\n\t大气\t36.40\t35.00\n\t水利\t12.00\t11.50\n\n全年支出46.50万元。',
    ],
  ])('has the rows of a table that was copied one cell a line: %s', (_, given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it.each([
    [
      'an empty cell, an empty line amid a row, totals that lack cells',
      '\t序号\n\t项目\n\t目标\n\t支出\n\n\t1\n\t大气\n\n\n\t降尘\n\t36.40\n\n\t2\n\t水\n\t\n\t12.00\n\n\t合计\n\t48.40\n\n二、问题',
      '\t序号\t项目\t目标\t支出\n\t1\t大气\t降尘\t36.40\n\t2\t水\t\t12.00\n\t合计\t\t\t48.40\n\n二、问题',
    ],
    [
      'a second paragraph of a cell, another table right behind',
      '\t项目\n\t完成情况\n\n\t大气\n\t1.降尘；\n2.治煤。\n\n\t水\n\t治河\n\n\t指标\n\t分值\n\t得分\n\n\t产出\n\t50\n\t48\n\n三、问题',
      '\t项目\t完成情况\n\t大气\t1.降尘；2.治煤。\n\t水\t治河\n\n\t指标\t分值\t得分\n\t产出\t50\t48\n\n三、问题',
    ],
  ])('has the rows of a table with a tab before every cell: %s', (_, given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it.each([
    [
      'numbered',
      '序号 项目名称 预算（万\n元） 主要绩效目标\n1 信息系统运行维\n护 330.00 可用率不低\n于99.90%\n2 大厅租赁 118.20 租赁3处\n合计 448.20\n二、问题',
      '序号\t项目名称\t预算（万元）\t主要绩效目标\n1\t信息系统运行维护\t330.00\t可用率不低于99.90%\n2\t大厅租赁\t118.20\t租赁3处\n合计\t448.20\n二、问题',
    ],
    [
      'of figures',
      '项目名称 预算数（万\n元）\n支出数（万\n元）\n社区工作者报\n酬补贴 585.00 585.00\n背街小巷改造 260.00 249.60\n合计 845.00 834.60\n支出正常。',
      '项目名称\t预算数（万元）\t支出数（万元）\n社区工作者报酬补贴\t585.00\t585.00\n背街小巷改造\t260.00\t249.60\n合计\t845.00\t834.60\n支出正常。',
    ],
  ])('has the rows of a printed table whose cells run over lines: %s', (_, given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it.each([
    [
      'a title',
      '青石镇2024年度部门整体支出绩\n效自评报告\n县财政局：',
      '青石镇2024年度部门整体支出绩效自评报告\n县财政局：',
    ],
    [
      'a title above its first chapter, but not that',
      '青石镇2024年度预算绩\n效自评情况\n一、基本情况',
      '青石镇2024年度预算绩效自评情况\n一、基本情况',
    ],
    [
      'nothing, where the first chapter stands below its title,',
      '青石镇2024年度预算绩效自评\n一、基本情况',
      '青石镇2024年度预算绩效自评\n一、基本情况',
    ],
    ['a bracket', '决策\n（15\n分）\n过程', '决策\n（15分）\n过程'],
    ['a word', '社会效\n益 受益户数\n等级\n优', '社会效益 受益户数\n等级\n优'],
  ])('has %s in one piece that a narrow line broke', (_, given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it('knows the place of every character of a table put together', () => {
    const given = '\t项目\n\t支出\n\n\t大气\n\t36.40\n\n\t水\n\t12.00\n';
    const { text: rows, from } = settled(given);
    for (const word of ['项目', '36.40', '水', '12.00'])
      expect(given.slice(from(rows.indexOf(word))).startsWith(word)).toBe(true);
  });

  it.each([
    [
      '二〇二四年三月八日、2024.3.8、2024-03-08和2024/3/8',
      '2024年3月8日、2024年3月8日、2024年3月8日和2024年3月8日',
    ],
    ['完成率百分之98.5，人民币36万元，¥1,200.00', '完成率98.5%，36万元，1,200.00元'],
    ['「三公」经费和"一事一议"，按<预算法>办理', '“三公”经费和“一事一议”，按《预算法》办理'],
    [
      '2024年度自评报告\n24年全年支出36万，常住人口2.6万。连续24年',
      '2024年度自评报告\n2024年全年支出36万元，常住人口2.6万。连续24年',
    ],
    ['第一部分 概况\n无\n第二部分：问题', '一、概况\n无\n二、问题'],
    ['㈠职能\n⑴编制\n⒈在职，占36﹪', '（一）职能\n（1）编制\n1.在职，占36%'],
    ['1、概况\n（一）职能\n2、问题', '一、概况\n（一）职能\n二、问题'],
    ['一．概况\n1、职能\n2、机构', '一、概况\n1、职能\n2、机构'],
  ])('tells days, rates, money and numbers of titles in their usual form: %s', (given, meant) => {
    expect(text(given)).toBe(meant);
  });

  it.each([
    ['what nobody filled in', '**县**镇人民政府，**年**月'],
    ['names left out', '张**、李**'],
    ['figures below nothing', '- 36.40'],
    ['sentences', '一是 抓好 收入。\n二是 管好 支出。\n三是 用好 结余。'],
    ['numbers of programs and scores', '系统升级到2024.13.1，得分2024.5'],
    ['sections of chapters', '第一章 概况\n第一节 职能\n第二章 问题'],
    ['numbers of headings', '2 项目概况\n2.1 资金安排\n第二部分 2024年度决算情况说明'],
    [
      'rows set out with blanks',
      '2110301 大气 379.96 0.00 379.96\n基本支出      1200.00      1260.00',
    ],
    ['names and figures one below the other', '张三\n出纳\n30\n李四\n会计\n40'],
    ['names and titles', '中共中央 国务院\n附件2 自评表填报说明'],
  ])('keeps blanks of %s', (_, given) => {
    expect(text(given)).toBe(given);
  });

  it('has neither a table of contents nor the heads and numbers of its pages', () => {
    const [title, long] = [
      '青石镇2024年度部门整体支出绩效自评报告',
      '全年支出36.40万元，其中公用经费12.40万元，',
    ];
    const given = [
      title,
      '目录',
      ...['一、概况 1', '二、支出……1', '三、问题......2'],
      '一、概况',
      '负责农业。',
      ...['第 1 页 共 2 页', title],
      '二、支出',
      long,
      ...['— 2 —', '', title],
      '人员经费24.00万元。',
      '三、问题',
    ].join('\n');
    expect(text(given).split('\n')).toEqual([
      title,
      '一、概况',
      '负责农业。',
      '二、支出',
      `${long}人员经费24.00万元。`,
      '三、问题',
    ]);
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

  it.each([
    ['blanks', '年初预算 274.82 万元，支出决算 245.53 万元，完成预算的 93.57%。', '93.57%'],
    [
      'bold print',
      '年初预算**274.82万元**，支出决算**245.53万元**，完成预算的**93.57%**。',
      '93.57%',
    ],
    ['rates in words', '年初预算274.82万，支出决算245.53万，完成预算的百分之93.57。', '93.57'],
  ])('is quoted as it was given: %s', (_, sentence, rate) => {
    const given = `某局2024年度自评报告\n${sentence}\n`;
    const findings = checkText(given);
    expect(findings.map(({ kind }) => kind)).toEqual(['ratio']);
    for (const { start, end, text: quoted } of findings.flatMap(({ quotes }) => quotes))
      expect(given.slice(start, end)).toBe(quoted);
    expect(findings[0]?.quotes[0]?.text).toBe(rate);
  });

  describe('that lost the ends of its lines', () => {
    const sentence = (words: string): string => `${words.repeat(20)}。`;
    const [first, second, third] = ['全年支出', '支付及时', '成效明显'].map((words) =>
      sentence(words).repeat(8),
    );

    it('breaks before headings in their order, and at nothing else like them', () => {
      const given = `自评报告一、概况（一）职能${first}（二）第一、二季度${second}二、成效按第（一）项，${third}`;
      expect(
        text(given)
          .split('\n')
          .map((line) => line.slice(0, 8)),
      ).toEqual([
        '自评报告',
        '一、概况',
        '（一）职能全年支',
        '（二）第一、二季',
        '二、成效按第（一',
      ]);
    });

    it('breaks at the blanks that took their place', () => {
      const given = `自评报告 一、概况 ${first} ${second} 《中共中央 国务院意见》要求，${third} 二、成效`;
      expect(
        text(given)
          .split('\n')
          .map((line) => line.slice(0, 6)),
      ).toEqual([
        '自评报告',
        '一、概况',
        '全年支出全年',
        '支付及时支付',
        '《中共中央 ',
        '二、成效',
      ]);
    });

    it('breaks after sentences where nothing else is left', () => {
      const lines = text(`${first}${second}${third}`.repeat(3)).split('\n');
      expect(lines.every((line) => line.endsWith('。') && line.length <= 500)).toBe(true);
      expect(lines.length).toBeGreaterThan(10);
    });

    it('keeps the rows of a table whole, however much their cells tell', () => {
      const row = `目标|${first}${second}|${first}${third}`;
      expect(text(`项目|计划|完成\n${row}`)).toBe(`项目|计划|完成\n${row}`);
    });

    it('keeps what remarks are on', () => {
      const given = `${first}${second}职工20人，其中男12人，女9人。${third}`;
      const quotes = checkText(`2024年度自评报告${given}`).flatMap((finding) => finding.quotes);
      expect(quotes.map((quote) => quote.text)).toContain('20人');
    });
  });
});
