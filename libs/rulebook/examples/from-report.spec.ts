import { describe, expect, it } from '@jest/globals';

import { parsePackage, type PackageFiles } from '../package/parse.js';
import { compilePackage } from '../package/compile.js';
import { sampleInput, samplePackage, sampleRulebook } from '../testing/sample-package.js';
import { exampleFromReport } from './from-report.js';
import { runExamples } from './run.js';

const SECRETS = ['石桥乡', '张三', '13800138000', '道路', '按要求改正', '已完成'];

const report = sampleInput({
  note: '张三，电话13800138000，按要求改正',
  projects: [
    { id: 'p_01', cells: { name: '石桥乡道路', amount: '120.5' } },
    { id: 'p_02', classified: true },
  ],
});
const withTexts = {
  ...report,
  content: {
    ...report.content,
    paragraphs: { intro: '石桥乡由张三负责。' },
    measures: { returns: { reason: '张三疏忽', measure: '由张三复核' } },
  },
};

describe('exampleFromReport', () => {
  it('keeps figures, answers and choices, and nothing anybody wrote', async () => {
    const { example, left } = await exampleFromReport(sampleRulebook(), withTexts);
    expect(left).toEqual([]);
    const text = JSON.stringify(example);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(example.content?.facts).toMatchObject({
      ...{ total: '200', part: '50', returned: '2', has_system: true, level: 'high' },
      paid_on: '2024-05-30',
      projects: [
        { id: 'p_01', cells: { amount: '120.5' } },
        { id: 'p_02', classified: true },
      ],
      outcomes: [{ cells: { project: 'p_01' } }],
    });
    expect(example.content?.paragraphs).toEqual({});
    expect(Object.keys(example.content?.measures ?? {})).toEqual(['returns']);
  });

  it('leaves out a fact that is classified as a whole but for the mark', async () => {
    const classified = sampleInput({ note: { classified: true } });
    const { example } = await exampleFromReport(sampleRulebook(), classified);
    expect(example.content?.facts?.['note']).toEqual({ classified: true });
  });

  it('expects what the draft makes of it, and so passes until the rules change', async () => {
    const pkg = samplePackage();
    const { example } = await exampleFromReport(compilePackage(pkg), withTexts);
    expect(example.expect).toMatchObject({
      ...{ status: 'complete', score: '11.6', converted: '100', grade: 'excellent' },
      indicators: { returns: '3.6', system: '6' },
    });
    const run = async (change: (text: string) => string) =>
      runExamples(
        compilePackage(
          parsePackage(
            JSON.parse(change(JSON.stringify({ ...pkg, examples: [example] }))) as PackageFiles,
          ),
        ),
      );
    expect((await run((text) => text)).passed).toBe(true);
    const dearer = await run((text) => text.replace('"points":"0.2"', '"points":"0.5"'));
    expect(dearer.results[0]?.differences.map(({ path }) => path)).toContain('score');
  });

  it('moves dates to the draft’s year, and names what has no place in it', async () => {
    const next = sampleRulebook((files) => {
      files.manifest['year'] = 2025;
      const text = JSON.stringify(files).replaceAll('2024-06-01', '2025-06-01');
      Object.assign(files, JSON.parse(text));
    });
    const old = sampleInput({ paid_on: '2024-02-29', gone: '1' });
    const { example, left } = await exampleFromReport(next, old);
    expect(example.content?.facts?.['paid_on']).toBe('2025-02-28');
    expect(left).toEqual(['gone']);
  });

  it('takes an id that is free', async () => {
    const taken = sampleRulebook((files) => {
      (files.examples as unknown) = [{ id: 'from-report-1', title: '已有', expect: {} }];
    });
    const { example } = await exampleFromReport(taken, report);
    expect(example.id).toBe('from-report-2');
  });
});
