import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { ZipingError } from '#libs/kernel';
import { samplePackage } from '../../rulebook/testing/sample-package.js';
import { edited, structureEdits } from '../../../test/support/structure-edits.js';
import { PACKAGE_FILES } from './load-package-folder.js';
import { PackageGate } from './package-gate.js';
import { packZip, unpackZip } from './package-zip.js';

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** The zip of what is no package any more: parts may be missing, and examples be no list. */
function zipOfParts(files: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const parts = Object.entries(PACKAGE_FILES).map(([part, name]) => [name, files[part]] as const);
  const examples = Object.entries(files['examples'] ?? {}).map(
    ([key, example]) => [`examples/${key.slice(0, 40)}.json`, example] as const,
  );
  const texts = [...parts, ...examples].flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, JSON.stringify(value)]],
  );
  return zipOf(Object.fromEntries(texts));
}

const refusal = { code: 'rulebook.file_refused' };

describe('a package as a zip', () => {
  it('comes back as it was, with the same bytes for the same content', async () => {
    const pkg = samplePackage();
    const bytes = await packZip(pkg);
    expect(await unpackZip(bytes)).toEqual(pkg);
    expect(Buffer.from(await packZip(pkg)).equals(bytes)).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string | Buffer>>]>([
    ['files no package has', { 'rulebook.json': '{}', 'run.sh': 'rm' }],
    ['a bomb', { 'rulebook.json': Buffer.alloc(20_000_000, 32) }],
    ['a small bomb', { 'facts.json': Buffer.alloc(8_000_000, 32) }],
  ])('refuses %s', async (_what, files) => {
    await expect(unpackZip(await zipOf(files))).rejects.toMatchObject(refusal);
  });

  it('refuses a path that leaves the folder', async () => {
    const bytes = await zipOf({ 'examples/aaaa.json': '{}' });
    const evil = Buffer.from(
      bytes
        .toString('latin1')
        .replaceAll('examples/aaaa.json', '../../../../x/a.json'.slice(0, 18)),
      'latin1',
    );
    await expect(unpackZip(evil)).rejects.toMatchObject(refusal);
  });

  it('names every file that is missing or no JSON at once', async () => {
    const bytes = await zipOf({ 'rulebook.json': '{}', 'facts.json': '{' });
    await expect(unpackZip(bytes)).rejects.toMatchObject({
      code: 'rulebook.invalid',
      faults: expect.arrayContaining([
        expect.objectContaining({ path: 'facts.json', message: '不是有效的 JSON' }),
        expect.objectContaining({ path: 'checks.json', message: '缺少这个文件' }),
      ]),
    });
  });

  it('refuses keys of the prototype', async () => {
    const files = Object.fromEntries(
      ['rulebook', 'facts', 'indicators', 'checks', 'narrative', 'workflow'].map((name) => [
        `${name}.json`,
        '{}',
      ]),
    );
    const bytes = await zipOf({ ...files, 'disclosure.json': '{"__proto__":{"a":1}}' });
    await expect(unpackZip(bytes)).rejects.toMatchObject({ code: 'rulebook.invalid' });
  });

  it('answers damaged bytes with a refusal of its own, whatever was damaged', async () => {
    const whole = Buffer.from(await packZip(samplePackage()));
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      byte: fc.nat(255),
      cut: fc.option(fc.nat(whole.length)),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, byte, cut }) => {
        const bytes = Buffer.from(whole.subarray(0, cut ?? whole.length));
        if (at < bytes.length) bytes[at] = byte;
        const outcome: unknown = await unpackZip(bytes).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ZipingError);
      }),
      { numRuns: 60 },
    );
  });

  it('passes the gate whole or is refused with a code, whatever somebody did to its structure', async () => {
    const gate = new PackageGate();
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(structureEdits(samplePackage()), async (edits) => {
        const bytes = await zipOfParts({ ...edited(samplePackage(), edits) });
        try {
          await gate.pass(await unpackZip(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(ZipingError);
          codes.add((error as ZipingError).code);
        }
      }),
      { numRuns: 100 },
    );
    expect(['rulebook.invalid', 'rulebook.file_refused']).toEqual(
      expect.arrayContaining([...codes]),
    );
  });
});
