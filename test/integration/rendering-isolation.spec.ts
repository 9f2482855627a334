import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { renderHtml, type DocumentModel } from '#libs/document';

import {
  hostilePages,
  layBait,
  SCRIPT_RAN,
  SECRET,
  VECTORS,
  type Bait,
} from '../support/hostile-pages.js';
import { joined, readPdf } from '../support/pdf-text.js';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';

function documentWith(text: string): DocumentModel {
  const runs = [{ text, fact: text }];
  return {
    format: 1,
    language: 'zh-CN',
    status: 'approved',
    metadata: { title: text, organisation: text, year: 2024, contentHash: null },
    title: [runs],
    body: [
      { type: 'heading', id: 'h', level: 1, number: '一、', runs },
      { type: 'paragraph', id: 'p', lead: runs, runs },
      {
        type: 'table',
        id: 't',
        caption: runs,
        columns: [{ label: text, width: 100, align: 'left' }],
        rows: [{ kind: 'row', cells: [{ lines: [runs] }] }],
        landscape: false,
      },
    ],
    annexNote: [text],
    signature: { organisation: runs, date: '2025年3月4日' },
    annexes: [{ id: 'a', label: '附件', title: runs, landscape: true, blocks: [] }],
  };
}

describe('a page that tries to get out', () => {
  const renderer = testRenderer();
  let bait: Bait;

  beforeAll(async () => {
    bait = await layBait();
  });
  afterAll(async () => {
    await renderer.close();
    await bait.remove();
  });

  it('would be heard by the server it tries to reach', async () => {
    await fetch(`${bait.url}/heard`);
    expect(bait.hits).toContain('/heard');
    bait.hits.length = 0;
  });

  it('reaches nothing, although it is not escaped', async () => {
    for (const markup of hostilePages(bait)) {
      const html = `<!doctype html><html><head>${markup}</head><body><p>一</p>${markup}</body></html>`;
      const text = await renderer.render(html, PRINT_OPTIONS).then(
        async ({ pdf }) => joined(await readPdf(pdf)),
        // A link is refused afterwards, by the gate: an archived file leads nowhere.
        (error: unknown) => String(error),
      );
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(SCRIPT_RAN);
    }
    expect(bait.hits).toEqual([]);
  });

  it('keeps no way out of the finished file', async () => {
    await expect(
      renderer.render(`<a href="${bait.url}/x">一</a>`, PRINT_OPTIONS),
    ).rejects.toMatchObject({
      code: 'render.failed',
      details: { faults: ['含有活动内容 URI'] },
    });
  });

  it('prints entities as they were typed', async () => {
    const typed = '&#x41;&nbsp;&lt;&amp;amp;&quot;';
    const { pdf } = await renderer.render(renderHtml(documentWith(typed)), PRINT_OPTIONS);
    const text = joined(await readPdf(pdf));
    expect(text.split(typed).length - 1).toBeGreaterThanOrEqual(10);
  });

  it('prints past what has no width, and refuses what turns text around', async () => {
    const { pdf } = await renderer.render(
      renderHtml(documentWith('甲\u200b乙\u200d丙\u2060丁\ufeff戊')),
      PRINT_OPTIONS,
    );
    const text = joined(await readPdf(pdf)).replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
    expect(text.split('甲乙丙丁戊').length - 1).toBeGreaterThanOrEqual(10);
    for (const turned of ['\u202e', '\u2066', '\u200f', 'ש', 'ش'])
      await expect(
        renderer.render(renderHtml(documentWith(`甲${turned}乙`)), PRINT_OPTIONS),
      ).rejects.toMatchObject({ code: 'render.glyph_missing' });
  });

  it('is nothing but text when it stands in a report', async () => {
    const all = VECTORS.map(([, vector]) => vector(bait.url, bait.file)).join('');
    const html = renderHtml(documentWith(all));
    const { pdf } = await renderer.render(html, PRINT_OPTIONS);
    const text = joined(await readPdf(pdf));
    // Title, heading, lead, paragraph, caption, column, cell, note, signature and annex title; the heading row once a page.
    for (const tag of [
      '<imgsrc="',
      '<scriptsrc="',
      '<iframesrc="file:',
      '<metahttp-equiv="refresh"',
    ]) {
      expect(text.split(tag).length - 1).toBeGreaterThanOrEqual(10);
    }
    expect(bait.hits).toEqual([]);
  });
});
