import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { repositoryRoot } from '#libs/config';
import { sha256Hex } from '#libs/kernel';

import { emptyPage, SIGNER, signedPdf } from '../support/signed-pdf.js';

const PAGE = readFileSync(join(repositoryRoot(), 'apps/web/public/offline-verify.html'), 'utf8');
const [, SCRIPT = ''] = /<script>([\s\S]*?)<\/script>/.exec(PAGE) ?? [];

interface Outcome {
  readonly ok: boolean;
  readonly manifests: number;
  readonly rows: readonly {
    readonly path: string;
    readonly outcome: string;
    readonly note?: string;
  }[];
}

/** The page's own script, given files by path. */
async function verified(files: Readonly<Record<string, string | Uint8Array>>): Promise<Outcome> {
  const given = Object.entries(files).map(([path, of]) => ({
    path,
    bytes: () => Promise.resolve(typeof of === 'string' ? new TextEncoder().encode(of) : of),
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

  describe('of a PDF, what its signature says', () => {
    const said = async (pdf: Uint8Array) => (await verified({ 'a.pdf': pdf })).rows[0]?.note;

    it('names the signer, and a certificate that vouches for itself', async () => {
      const { pdf } = await signedPdf();
      expect(await said(pdf)).toBe(
        `电子签名有效，覆盖整个文件；签名人“${SIGNER}”；证书是自制的，没有机构为它担保`,
      );
      expect(await said(await emptyPage())).toBe('没有电子签名');
    });

    it('finds every changed byte of it', async () => {
      const { pdf } = await signedPdf();
      const signature = pdf.indexOf('/Contents <') + 400;
      for (const at of [9, signature, pdf.length - 9]) {
        const altered = Buffer.from(pdf);
        altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
        expect(await said(altered)).toMatch(/^电子签名(不成立|无法读取)/);
      }
      expect(await said(Buffer.concat([pdf, Buffer.from('%')]))).toMatch(/没有覆盖整个文件/);
    });
  });

  it('shows the number of a package, and one that is of another', async () => {
    const files = { 'manifest.json': manifest, 'report.pdf': '一', 'report.json': '{}' };
    const labelled = async (of: string) => {
      const label = `Archival-Number: X113-WS·2025-D30-0001\nManifest-SHA256: ${of}\n`;
      const { rows } = await verified({ ...files, 'archival-number.txt': label });
      return rows.at(-1);
    };
    expect(await labelled(sum(manifest))).toMatchObject({
      outcome: 'label',
      note: '档号 X113-WS·2025-D30-0001',
    });
    expect(await labelled('f'.repeat(64))).toMatchObject({ outcome: 'changed' });
  });

  it('may reach no network, and says what it does not prove', () => {
    expect(PAGE).toContain("default-src 'none'");
    expect(PAGE).not.toMatch(/https?:|fetch\(|XMLHttpRequest|<link|src=|innerHTML/);
    expect(PAGE).toContain('它不能证明什么');
  });
});
