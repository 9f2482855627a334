import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { readFacts, type Proposal } from '#libs/features/takeover';
import type { CompiledRulebook, FactValues } from '#libs/rulebook';
import { readText } from '#libs/textcheck';

import { cellsOf, measure, occurs, type Cell, type Measure } from './cells.js';
import { PLANS } from './plans.js';
import { printedReport, rulebookOf, type PrintedReport } from './printed-reports.js';
import { REPHRASINGS } from './rephrasings.js';

const SAMPLE = join(repositoryRoot(), 'test', 'textcheck', 'sample', 'humu-2024-report.txt');

const sampleRulebook = (): Promise<CompiledRulebook> => rulebookOf(2024);

describe('facts read from a report that exists as a text', () => {
  let sample = '';
  let facts: FactValues = {};
  let proposals: readonly Proposal[] = [];
  let measured: Measure;

  beforeAll(async () => {
    const rulebook = await sampleRulebook();
    const definitions = rulebook.package.facts.facts;
    sample = readFileSync(SAMPLE, 'utf8');
    facts = rulebook.package.examples.find(({ id }) => id === 'humu-2024')?.content?.facts ?? {};
    proposals = readFacts(rulebook, readText(sample));
    measured = measure(definitions, facts, proposals, sample, (cell) => occurs(cell, sample));
  });

  it('fills over nine tenths of the cells the sample states, and none wrongly', async () => {
    const { stated, right, wrongSure, wrongLikely, unread } = measured;
    expect({ wrongSure, wrongLikely }).toEqual({ wrongSure: [], wrongLikely: [] });
    expect(right / stated).toBeGreaterThanOrEqual(0.9);
    expect({ right, stated }).toEqual({ right: 503, stated: 535 });

    // Long tables must not hide what is not read of the single facts.
    const rulebook = await sampleRulebook();
    const single = ({ key, fact }: Cell): boolean => key === fact;
    const scalars = cellsOf(rulebook.package.facts.facts, facts)
      .filter(single)
      .filter((cell) => occurs(cell, sample));
    const missing = scalars.filter(({ key }) => unread.includes(key));
    expect(1 - missing.length / scalars.length).toBeGreaterThanOrEqual(0.9);
  });

  it('calls nothing unstated but what the text has in no printed form', () => {
    expect(measured.unstated).toEqual([
      // Said as 无退回, 不存在质疑和投诉, 未发生: no figure is printed.
      'execution_reports.returned',
      // Only the rates are stated.
      'official_cards.clients_required',
      'official_cards.clients_activated',
      'official_cards.cards_entered',
      'official_cards.cards_valid',
      'assets.fixed_original_prior',
      // The example corrects the report's own words.
      'assets.change_reason',
      'procurement.queries',
      'procurement.complaints',
      'informatisation.incidents',
      'findings/1/content',
      'improvements/0/content',
    ]);
  });

  it('quotes the text at its offsets', () => {
    for (const { quote, value } of proposals.filter(({ value: one }) => typeof one === 'string'))
      expect([value, sample.slice(quote.start, quote.end)]).toEqual([value, quote.text]);
  });

  it.each([
    [
      '《甲省财政厅关于做好自评的通知》（甲财绩〔2023〕5 号）和《乙市自评规程（试行）》（乙财〔2022〕17号）',
      2,
    ],
    ['《甲省财政厅关于做好自评的通知》（甲财绩〔2023〕5号）和《乙市自评规程》', 0],
  ])('reads the documents a report cites, unless one has no number: %s', async (cited, count) => {
    const text = `丙乡人民政府\n按照${cited}的要求，现将具体情况报告如下：\n`;
    const rows = readFacts(await sampleRulebook(), readText(text)).flatMap(({ fact, value }) =>
      fact === 'basis_documents' && Array.isArray(value) ? value : [],
    );
    expect(rows).toHaveLength(count);
    if (count > 0)
      expect(rows[0]).toMatchObject({
        cells: { title: '甲省财政厅关于做好自评的通知', number: '甲财绩〔2023〕5号' },
      });
  });

  it.each([
    [
      'functions of expenditure in another order',
      [
        '住房保障支出91.76万元，城乡社区支出135.18万元',
        '节能环保支出9.83万元，城乡社区支出135.18万元',
      ],
      ['节能环保支出9.83万元，自然', '住房保障支出91.76万元，自然'],
      { 'budget.expenditure.housing': '91.76', 'budget.expenditure.environment': '9.83' },
    ],
    [
      'another thing in the place of an amount',
      ['科学技术支出0万元', '民族宗教事务费8.88万元'],
      ['教育支出0万元', '教育支出1.23万元'],
      { 'budget.expenditure.science': undefined, 'budget.expenditure.education': '1.23' },
    ],
    [
      'the figure a change starts from, told beside the change',
      ['比上年同期减少10.23万元', '比上年同期的5963.70万元减少10.23万元'],
      ['2023年底，我部门资产总额5963.72万元，其中', '其中'],
      { 'assets.total': '5953.47', 'assets.total_prior': '5963.7' },
    ],
    [
      'words that only stand about where the use of an amount would',
      [
        '，主要是2024年公务用车运行维护费1.84万元用于单位电费支出',
        '，下降18.93%。其中：公务用车运行维护费6.21万元，公务接待费1.67万元，因公出国（境）费未安排',
      ],
      ['', ''],
      { 'three_public.reallocated': undefined, 'three_public.reallocated_use': undefined },
    ],
  ] as const)('takes no figure for another: %s', async (_, one, other, wanted) => {
    const text = sample.replace(one[0], one[1]).replace(other[0], other[1]);
    const read = readFacts(await sampleRulebook(), readText(text));
    const values = Object.keys(wanted).map((id) => [
      id,
      read.find(({ fact }) => fact === id)?.value,
    ]);
    expect(Object.fromEntries(values)).toEqual(wanted);
  });

  it('proposes nothing from a text that is no such report', async () => {
    const rulebook = await sampleRulebook();
    expect(readFacts(rulebook, readText('今天天气晴好。\n一共来了12个人。'))).toEqual([]);
  });
});

describe('a report of the product, printed as a Word file and read back', () => {
  const reports = new Map<string, Promise<PrintedReport>>();
  const reportOf = (title: string): Promise<PrintedReport> => {
    const plan = PLANS.find((one) => one.title === title);
    if (plan === undefined) throw new Error(`no plan is called ${title}`);
    const report = reports.get(title) ?? printedReport(plan);
    reports.set(title, report);
    return report;
  };
  const readBack = ({ rulebook, facts, text, isStated }: PrintedReport, changed = text): Measure =>
    measure(
      rulebook.package.facts.facts,
      facts,
      readFacts(rulebook, readText(changed)),
      text,
      isStated,
    );

  it.each(PLANS.map(({ title }) => title))('states every cell again: %s', async (title) => {
    const { stated, right, wrongSure, wrongLikely, unread } = readBack(await reportOf(title));
    expect({ wrongSure, wrongLikely, unread }).toEqual({
      wrongSure: [],
      wrongLikely: [],
      unread: [],
    });
    expect(right).toBe(stated);
    expect(stated).toBeGreaterThan(200);
  });

  it.each(Object.keys(REPHRASINGS))('is never silently misread, said with %s', async (name) => {
    const rephrase = REPHRASINGS[name];
    for (const { title } of PLANS.filter(({ isPlain }) => isPlain !== true)) {
      const report = await reportOf(title);
      const { right, stated, wrongSure } = readBack(report, rephrase?.(report.text));
      expect([title, wrongSure]).toEqual([title, []]);
      // Of a text with half its clauses, half is what there is to read.
      expect(right / stated).toBeGreaterThan(0.5);
    }
  });
});
