import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What stands in the planted file. Latin: a Chinese glyph may be extracted as its compatibility form. */
export const SECRET = 'planted-secret';
/** What the page says once its script has run. */
export const SCRIPT_RAN = 'script-has-run';

/** Ways to make a browser fetch, run or read something; `url` is a server of ours, `file` a file of ours. */
export const VECTORS: readonly (readonly [string, (url: string, file: string) => string])[] = [
  ['img', (url) => `<img src="${url}/img">`],
  ['img srcset', (url) => `<img srcset="${url}/srcset 2x">`],
  ['picture', (url) => `<picture><source srcset="${url}/picture"><img></picture>`],
  ['script src', (url) => `<script src="${url}/script"></script>`],
  [
    'inline script',
    (url) => `<script>fetch("${url}/inline");document.body.append("${SCRIPT_RAN}")</script>`,
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
export function hostilePages({ url, file }: Pick<Bait, 'url' | 'file'>): readonly string[] {
  const markup = (alone: boolean) =>
    VECTORS.filter(([name]) => ALONE.has(name) === alone).map(([, vector]) => vector(url, file));
  return [markup(false).join('\n'), ...markup(true)];
}

/** A server nobody may reach and a file nobody may read. */
export interface Bait {
  readonly url: string;
  readonly file: string;
  /** Every connection and request the server has seen since it was last emptied. */
  readonly hits: string[];
  remove(): Promise<void>;
}

export async function layBait(): Promise<Bait> {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-secret-'));
  const file = join(folder, 'secret.txt');
  writeFileSync(file, SECRET);
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end();
  });
  server.on('connection', () => hits.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    file,
    hits,
    remove: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
