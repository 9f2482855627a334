import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { repositoryRoot } from '#libs/config';
import { sha256Hex } from '#libs/kernel';

const PAGE = readFileSync(join(repositoryRoot(), 'apps/web/public/offline-verify.html'), 'utf8');
const [, SCRIPT = ''] = /<script>([\s\S]*?)<\/script>/.exec(PAGE) ?? [];

interface Outcome {
  readonly ok: boolean;
  readonly manifests: number;
  readonly rows: readonly { readonly path: string; readonly outcome: string }[];
}

/** The page's own script, given files by path. */
async function verified(files: Readonly<Record<string, string>>): Promise<Outcome> {
  const given = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: () => Promise.resolve(new TextEncoder().encode(text)),
  }));
  const context = { crypto, TextDecoder, Uint8Array, given };
  const outcome = (await runInNewContext(`${SCRIPT}; verifyFiles(given)`, context)) as Outcome;
  return JSON.parse(JSON.stringify(outcome)) as Outcome;
}
const outcomes = ({ rows }: Outcome) =>
  Object.fromEntries(rows.map(({ path, outcome }) => [path, outcome]));
const sum = (text: string) => sha256Hex(new TextEncoder().encode(text));

const manifest = JSON.stringify({
  format: 1,
  files: [
    { name: 'report.pdf', sha256: sum('一'), size: 3 },
    { name: 'report.json', sha256: sum('{}'), size: 2 },
  ],
});

describe('the page that verifies offline', () => {
  it('finds every file of manifest.json as it was', async () => {
    const found = await verified({
      'manifest.json': manifest,
      'report.pdf': '一',
      'report.json': '{}',
    });
    expect(found.ok).toBe(true);
    expect(outcomes(found)).toEqual({
      'manifest.json': 'manifest',
      'report.pdf': 'same',
      'report.json': 'same',
    });
  });

  it('names what was changed, what is missing and what was never listed', async () => {
    const found = await verified({
      'a/manifest.json': manifest,
      'a/report.pdf': '二',
      'a/x.txt': '',
    });
    expect(found.ok).toBe(false);
    expect(outcomes(found)).toEqual({
      'a/manifest.json': 'manifest',
      'report.pdf': 'changed',
      'report.json': 'missing',
      'a/x.txt': 'unlisted',
    });
  });

  it('reads the list of a bag, with files in folders', async () => {
    const list = `${sum('一')}  data/report.pdf\r\n${sum('{}')} *data/report.json\n`;
    const files = { 'bag/data/report.pdf': '一', 'bag/data/report.json': '{}' };
    const found = await verified({ 'bag/manifest-sha256.txt': list, ...files });
    expect(found.ok).toBe(true);
    expect((await verified({ 'manifest-sha256.txt': list, 'report.pdf': '一' })).ok).toBe(false);
  });

  it('passes nothing without a manifest, nor by one that lists nothing', async () => {
    expect(await verified({ 'report.pdf': '一' })).toMatchObject({ ok: false, manifests: 0 });
    expect((await verified({ 'manifest.json': '{"files":[]}' })).ok).toBe(false);
    await expect(verified({ 'manifest.json': '{}' })).rejects.toThrow('清单里没有文件列表');
  });

  it('may reach no network, and says what it does not prove', () => {
    expect(PAGE).toContain("default-src 'none'");
    expect(PAGE).not.toMatch(/https?:|fetch\(|XMLHttpRequest|<link|src=|innerHTML/);
    expect(PAGE).toContain('它不能证明什么');
  });
});
