import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { documentText, renderHtml, type DocumentModel } from '#libs/document';
import { sha256Hex } from '#libs/kernel';

import { joined, readPdf, type PdfPage } from '../support/pdf-text.js';
import { repositoryRoot } from '#libs/config';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';
import { sampleDocument } from './humu-2024.js';

const GOLDEN = join(repositoryRoot(), 'test', 'golden', 'humu-2024.txt');
const squeeze = (text: string) => text.replace(/\s/g, '');

/** Characters of a text that stand in another order than in the file, or not there at all: [] when it can be read off it. */
function notInOrder(paragraphs: readonly string[], file: string): readonly string[] {
  let at = 0;
  return paragraphs.filter((paragraph) => {
    const found = file.indexOf(paragraph, at);
    if (found >= 0) at = found + paragraph.length;
    return found < 0;
  });
}

describe('the sample report of 2024', () => {
  const renderer = testRenderer();
  let model: DocumentModel;
  let pdf: Uint8Array;
  let pages: readonly PdfPage[];

  beforeAll(async () => {
    model = await sampleDocument();
    pdf = (await renderer.render(renderHtml(model), PRINT_OPTIONS)).pdf;
    pages = await readPdf(pdf);
  });
  afterAll(() => renderer.close());

  it('reads as it was agreed', () => {
    expect(documentText(model)).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it('prints what it says, in reading order', () => {
    const withoutNumbers = pages.map((page) => ({
      ...page,
      texts: page.texts.filter(
        ({ size, text }) => !(Math.abs(size - 14) < 0.1 && /^[\d—\s]+$/.test(text)),
      ),
    }));
    const upright = model.body.flatMap((block) =>
      block.type === 'table'
        ? []
        : [
            squeeze(
              `${block.number ?? ''}${[...('lead' in block ? (block.lead ?? []) : []), ...block.runs].map(({ text }) => text).join('')}`,
            ),
          ],
    );
    expect(upright.length).toBeGreaterThan(80);
    expect(notInOrder(upright, joined(withoutNumbers))).toEqual([]);
  });

  it.each([
    ['the title', '保定市徐水区户木乡人民政府2024年度部门整体绩效管理自评报告'],
    ['the score', '得分为93.1分'],
    ['the conversion', '得分93.1÷适用满分93.5×100=99.57'],
    ['the grade', '自评等级优'],
    ['the category that lost points', '预算执行管理情况，得分26.1分'],
    ['the reason', '采购报表退回修改2次×0.2分=扣0.4分'],
    ['the way to full marks', '可得满分'],
    ['what the classified project is', '32涉密涉密涉密'],
    ['the meeting', '户木乡党委会2025年第6次会议'],
    ['attendance', '应到人数9人实到人数8人'],
    ['the vote', '同意7票，反对0票，弃权0票'],
    ['the adjustment', '日常工作保障落实情况32.5两次通知逾期回复。'],
    ["the bureau's result", '得分92.6分，适用满分93.5分，换算得分99.04分，等级优'],
    ['the waiver', '机构改革后编制尚未重新核定'],
    ['the signature', '保定市徐水区户木乡人民政府2025年3月14日'],
  ])('carries %s', (_what, text) => {
    expect(joined(pages)).toContain(text);
  });

  it('carries nothing that was left open', () => {
    expect(joined(pages)).not.toMatch(/待填|规则错误|undefined|null|NaN|\{\{/);
  });

  it('is the same file when printed again, by this browser and by another one', async () => {
    const html = renderHtml(model);
    const again = await renderer.render(html, PRINT_OPTIONS);
    const other = testRenderer();
    const elsewhere = await other.render(html, PRINT_OPTIONS).finally(() => other.close());
    expect([sha256Hex(again.pdf), sha256Hex(elsewhere.pdf)]).toEqual([
      sha256Hex(pdf),
      sha256Hex(pdf),
    ]);
  });
});
