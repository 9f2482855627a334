import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { renditionOf } from '#libs/features/publication';
import { sha256Hex } from '#libs/kernel';

import { sampleRulebook } from '../support/approved-report.js';
import { CANARIES, CANARY_FACTS, historyWith, reveals } from '../support/canary-report.js';
import { joined, readPdf } from '../support/pdf-text.js';
import { testRenderer } from '../support/test-renderer.js';

/** Everything of a PDF that a reader could get at besides the text of its pages. */
async function surroundings(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info, metadata } = await document.getMetadata();
  // A file without XMP has none, which the library's types do not say.
  const described = metadata as { getRaw(): unknown } | null;
  const parts: unknown[] = [info, described?.getRaw(), await document.getOutline()];
  parts.push(await document.getAttachments(), await document.getJSActions());
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    parts.push(await page.getStructTree(), await page.getAnnotations());
  }
  await document.destroy();
  return JSON.stringify(parts);
}

/** The file's own bytes and every compressed stream of it, as Latin-1. */
function rawOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return body; // not compressed
    }
  });
  return [raw, ...streams].join('\n');
}

/** A text as it can be written inside a PDF. */
const writings = (text: string): readonly string[] => {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  const utf8 = Buffer.from(text, 'utf8');
  return [utf16, utf8].flatMap((one) => [
    one.toString('latin1'),
    one.toString('hex'),
    one.toString('hex').toUpperCase(),
  ]);
};

describe('the public PDF', () => {
  const renderer = testRenderer();
  let pdf: Uint8Array;
  let whole: Uint8Array;
  beforeAll(async () => {
    const rulebook = await sampleRulebook();
    const history = await historyWith(rulebook, CANARY_FACTS);
    const { html, title, organisation } = renditionOf(history, rulebook);
    const options = { title, author: organisation, instant: new Date('2025-03-10T01:30:00Z') };
    ({ pdf } = await renderer.render(html, options));
    const shown = html.replace('</body>', `<p>${CANARIES.task} 73,918,264.55</p></body>`);
    ({ pdf: whole } = await renderer.render(shown, options));
  }, 120_000);
  afterAll(() => renderer.close());

  it.each(Object.entries(CANARIES))(
    'holds nothing of %s in text, tags, metadata or bytes',
    async (_, value) => {
      const text = joined(await readPdf(pdf));
      const around = await surroundings(pdf);
      const raw = rawOf(pdf);
      for (const secret of [value, sha256Hex(value)]) {
        expect([text, around].filter((one) => reveals(one, secret))).toEqual([]);
        for (const written of writings(secret)) expect(raw).not.toContain(written);
      }
      expect(text).toContain('涉密');
    },
  );

  it('is searched by a test that finds what is there', async () => {
    const text = joined(await readPdf(whole));
    expect(Object.values(CANARIES).filter((value) => reveals(text, value))).toEqual([
      ...[CANARIES.task, CANARIES.amount],
    ]);
  });
});
