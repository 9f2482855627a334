import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { renderHtml, type DocumentModel } from '#libs/document';

import { joined, readPdf } from '../support/pdf-text.js';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';

const SECRET = '机密文件内容';

/** Ways to make a browser fetch, run or read something; `url` is a server of ours, `file` a file of ours. */
const VECTORS: readonly (readonly [string, (url: string, file: string) => string])[] = [
  ['img', (url) => `<img src="${url}/img">`],
  ['img srcset', (url) => `<img srcset="${url}/srcset 2x">`],
  ['picture', (url) => `<picture><source srcset="${url}/picture"><img></picture>`],
  ['script src', (url) => `<script src="${url}/script"></script>`],
  [
    'inline script',
    (url) => `<script>fetch("${url}/inline");document.body.append("脚本已运行")</script>`,
  ],
  ['onerror', (url) => `<img src="data:x" onerror="fetch('${url}/onerror')">`],
  ['iframe', (url) => `<iframe src="${url}/iframe"></iframe>`],
  [
    'iframe of a file',
    (_url, file) => `<iframe src="file://${file}" width="900" height="900"></iframe>`,
  ],
  ['iframe srcdoc', (url) => `<iframe srcdoc="<img src='${url}/srcdoc'>"></iframe>`],
  ['iframe of data', (url) => `<iframe src="data:text/html,<img src='${url}/data'>"></iframe>`],
  ['object', (url) => `<object data="${url}/object"></object>`],
  ['object of a file', (_url, file) => `<object data="file://${file}"></object>`],
  ['embed', (url) => `<embed src="${url}/embed">`],
  ['stylesheet', (url) => `<link rel="stylesheet" href="${url}/stylesheet">`],
  ['prefetch', (url) => `<link rel="prefetch" href="${url}/prefetch">`],
  ['preload', (url) => `<link rel="preload" as="image" href="${url}/preload">`],
  [
    'preconnect',
    (url) => `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}">`,
  ],
  ['icon', (url) => `<link rel="icon" href="${url}/icon">`],
  ['meta refresh', (url) => `<meta http-equiv="refresh" content="0;url=${url}/refresh">`],
  [
    'refresh to a file',
    (_url, file) => `<meta http-equiv="refresh" content="0;url=file://${file}">`,
  ],
  ['css url', (url) => `<div style="background:url(${url}/css)">一</div>`],
  ['css import', (url) => `<style>@import "${url}/import";</style>`],
  [
    'css font',
    (url) =>
      `<style>@font-face{font-family:x;src:url(${url}/font)}p{font-family:x}</style><p>一</p>`,
  ],
  [
    'css cursor and list',
    (url) => `<ul style="list-style-image:url(${url}/list)"><li>一</li></ul>`,
  ],
  ['svg image', (url) => `<svg><image href="${url}/svg"/></svg>`],
  ['svg use', (url) => `<svg><use href="${url}/use#a"/></svg>`],
  ['video', (url) => `<video src="${url}/video" poster="${url}/poster" autoplay></video>`],
  ['audio', (url) => `<audio src="${url}/audio" autoplay></audio>`],
  ['input image', (url) => `<input type="image" src="${url}/input">`],
  ['base', (url) => `<base href="${url}/"><img src="base">`],
  ['capital scheme', (url) => `<img src="${url.replace('http', 'HTTP')}/capital">`],
  ['no scheme', (url) => `<img src="${url.replace('http:', '')}/relative">`],
  ['ipv6', (url) => `<img src="${url.replace('127.0.0.1', '[::1]')}/ipv6">`],
  ['short address', (url) => `<img src="${url.replace('127.0.0.1', '127.1')}/short">`],
  ['link to click', (url) => `<a href="${url}/link" ping="${url}/ping">一</a>`],
];

/** These change what becomes of the rest of the page. */
const ALONE = new Set(['meta refresh', 'refresh to a file', 'base', 'link to click']);

/** One page for each that stands alone, one for all others. */
function hostilePages(url: string, file: string): readonly string[] {
  const markup = (alone: boolean) =>
    VECTORS.filter(([name]) => ALONE.has(name) === alone).map(([, vector]) => vector(url, file));
  return [markup(false).join('\n'), ...markup(true)];
}

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
  const hits: string[] = [];
  let server: Server;
  let url: string;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-secret-'));
    file = join(folder, 'secret.txt');
    writeFileSync(file, SECRET);
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end();
    });
    server.on('connection', () => hits.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await renderer.close();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  it('would be heard by the server it tries to reach', async () => {
    await fetch(`${url}/heard`);
    expect(hits).toContain('/heard');
    hits.length = 0;
  });

  it('reaches nothing, although it is not escaped', async () => {
    for (const markup of hostilePages(url, file)) {
      const html = `<!doctype html><html><head>${markup}</head><body><p>一</p>${markup}</body></html>`;
      const text = await renderer.render(html, PRINT_OPTIONS).then(
        async ({ pdf }) => joined(await readPdf(pdf)),
        // A link is refused afterwards, by the gate: an archived file leads nowhere.
        (error: unknown) => String(error),
      );
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('脚本已运行');
    }
    expect(hits).toEqual([]);
  });

  it('keeps no way out of the finished file', async () => {
    await expect(renderer.render(`<a href="${url}/x">一</a>`, PRINT_OPTIONS)).rejects.toMatchObject(
      {
        code: 'render.failed',
        details: { faults: ['含有活动内容 URI'] },
      },
    );
  });

  it('is nothing but text when it stands in a report', async () => {
    const all = VECTORS.map(([, vector]) => vector(url, file)).join('');
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
    expect(hits).toEqual([]);
  });
});
