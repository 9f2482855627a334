import { describe, expect, it } from '@jest/globals';

import { tryNarrative, type EvaluationInput } from '#libs/rulebook';

import { sampleInput, samplePackage } from '../../rulebook/testing/sample-package.js';
import { printedPart } from './printed-part.js';

type Facts = Parameters<typeof sampleInput>[0];
type Change = NonNullable<Parameters<typeof samplePackage>[0]>;

const withAnnex: Change = (files) => {
  files.narrative['body'] = [
    { id: 'head', type: 'heading', level: 1, text: '基本情况' },
    { id: 'second', type: 'heading', level: 1, text: '项目' },
    ...(files.narrative['body'] as unknown[]),
  ];
  files.narrative['appendices'] = [
    {
      id: 'annex',
      title: '{{organisation.name}}项目',
      blocks: [{ id: 'inside', type: 'paragraph', text: '共{{total}}万元' }],
    },
  ];
};

async function printed(
  place: string,
  facts: Facts = {},
  given: Partial<EvaluationInput['content']> = {},
) {
  const input = sampleInput(facts);
  const report = { ...input, content: { ...input.content, ...given } };
  const trial = await tryNarrative(samplePackage(withAnnex), {
    input: report,
    source: samplePackage(),
  });
  const { html, ...rest } = printedPart(trial, `narrative.${place}`, {
    ...report,
    now: new Date('2025-03-04T01:00:00Z'),
  });
  const body = /<article.*<\/article>/s.exec(html ?? '')?.[0] ?? '';
  return { ...rest, html: body, text: body.replace(/<[^>]*>/g, '') };
}

describe('a part of the text with a report’s figures', () => {
  it('reads as it prints, figures in the place of names, numbered as in the whole report', async () => {
    expect((await printed('title')).text).toBe('示例县石桥乡人民政府2024年度报告');
    expect((await printed('body.1')).text).toBe('二、项目');
    expect(await printed('body.2')).toMatchObject({
      outcome: 'printed',
      text: '总额200万元，占比25%，得11.6分。',
    });
    expect((await printed('signature')).text).toBe('示例县石桥乡人民政府2025年3月4日');
    expect((await printed('appendices.0')).text).toBe('附件示例县石桥乡人民政府项目共200万元');
  });

  it('prints sentences whose conditions hold, and each row of a table', async () => {
    expect((await printed('body.3')).text).toBe('退回2次。');
    expect((await printed('body.4')).text).toBe('道路120.50万元灯30.00万元');
    expect((await printed('body.4', { projects: [] })).text).toBe('无项目。');
  });

  it('marks what is missing, and never prints it as nought', async () => {
    const { html, text } = await printed('body.2', { part: undefined });
    expect(text).toMatch(/^总额200万元，占比【待填：占比】%，/);
    expect(html).toMatch(/class="missing">【待填：/);
  });

  it('says why nothing is printed', async () => {
    expect(await printed('body.3', { returned: '0' })).toMatchObject({
      outcome: 'hidden',
      text: '',
    });
    expect(await printed('body.3', { returned: undefined })).toMatchObject({ outcome: 'hidden' });
  });

  it('tells a table that is not filled in from one without rows', async () => {
    const names = async (facts: Facts) => (await printed('body.4', facts)).missingTable;
    expect(await names({ projects: undefined })).toBe('项目');
    expect(await names({ projects: [] })).toBeNull();
  });

  it('shows the rules’ words where the report has its own, and says so', async () => {
    const paragraphs = { intro: '我乡自己写的话' };
    expect(await printed('body.2', {}, { paragraphs })).toMatchObject({
      rewritten: true,
      text: '总额200万元，占比25%，得11.6分。',
    });
  });

  it.each(['body.99', 'appendices.1'])('refuses a place that is not there: %s', async (place) => {
    await expect(printed(place)).rejects.toMatchObject({ code: 'rulebook.place_not_found' });
  });
});
