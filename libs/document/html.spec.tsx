import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';

import { renderHtml } from './html.js';
import type { Block, DocumentModel } from './model.js';
import { ReportDocument } from './view/report-document.js';

function model(body: readonly Block[], given: Partial<DocumentModel> = {}): DocumentModel {
  return {
    format: 1,
    language: 'zh-CN',
    status: 'approved',
    metadata: { title: '报告', organisation: '某乡', year: 2024, contentHash: null },
    title: [[{ text: '报告' }]],
    body,
    annexNote: [],
    signature: { organisation: [{ text: '某乡人民政府' }], date: '2025年3月4日' },
    annexes: [],
    ...given,
  };
}

const HOSTILE = `<script>alert(1)</script><img src=x onerror="a()">&lt;'"`;

describe('renderHtml', () => {
  it('escapes every text and every attribute', () => {
    const runs = [{ text: HOSTILE, fact: HOSTILE }];
    const html = renderHtml(
      model(
        [
          { type: 'heading', id: HOSTILE, level: 1, number: '一、', runs },
          { type: 'paragraph', id: HOSTILE, lead: runs, runs },
          {
            type: 'table',
            id: HOSTILE,
            caption: runs,
            columns: [{ label: HOSTILE, width: 100, align: 'left' }],
            rows: [{ kind: 'row', cells: [{ lines: [runs, runs] }] }],
            landscape: true,
          },
        ],
        {
          metadata: { title: HOSTILE, organisation: '', year: 2024, contentHash: null },
          annexNote: [HOSTILE],
        },
      ),
    );
    expect(html).not.toMatch(/<script|<img|onerror="/);
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(9);
  });

  it('forbids every fetch before anything else is said', () => {
    const html = renderHtml(model([]));
    expect(html).toMatch(
      /^<!doctype html><html lang="zh-CN"><head><meta charSet="utf-8"\/?><meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;;/,
    );
  });

  it('names no address', () => {
    expect(renderHtml(model([]))).not.toMatch(/https?:|url\(|@import|src=|href=/);
  });

  it('marks facts for the preview and not for print', () => {
    const document = model([
      { type: 'paragraph', id: 'p', runs: [{ text: '1', fact: 'income', missing: true }] },
    ]);
    expect(renderHtml(document)).not.toMatch(/data-(?:fact|block)=/);
    const preview = renderToStaticMarkup(<ReportDocument model={document} marked />);
    expect(preview).toContain(
      '<p class="text" data-block="p"><span data-fact="income" class="missing">1</span></p>',
    );
  });

  it('lays a wide table on pages of its own, but not within an annex that lies already', () => {
    const wide: Block = {
      type: 'table',
      id: 't',
      columns: [{ label: '甲', width: 100, align: 'left' }],
      rows: [],
      landscape: true,
    };
    const annex = {
      id: 'a',
      label: '附件',
      title: [{ text: '表' }],
      landscape: true,
      blocks: [wide],
    };
    expect(renderHtml(model([wide])).match(/class="[^"]*lying/g)).toEqual(['class="lying']);
    expect(renderHtml(model([], { annexes: [annex] })).match(/class="[^"]*lying/g)).toEqual([
      'class="annex lying',
    ]);
  });

  it('aligns a cell by the column it stands in, past cells that cover several', () => {
    const column = (align: 'left' | 'center' | 'right') => ({ label: '甲', width: 33, align });
    const html = renderHtml(
      model([
        {
          type: 'table',
          id: 't',
          columns: [column('left'), column('left'), column('right')],
          rows: [
            {
              kind: 'total',
              cells: [{ lines: [[{ text: '合计' }]], span: 2 }, { lines: [[{ text: '7' }]] }],
            },
          ],
          landscape: false,
        },
      ]),
    );
    expect(html).toContain(
      '<tr class="total"><td colSpan="2">合计</td><td class="right">7</td></tr>',
    );
  });

  it('says of a draft that it is one', () => {
    expect(renderHtml(model([], { status: 'draft' }))).toContain('（草稿，未经审定）');
    expect(renderHtml(model([]))).not.toContain('草稿');
  });
});
