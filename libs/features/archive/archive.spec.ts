import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { approvedHistory, sampleRulebook } from '../../../test/support/approved-report.js';
import { assembleArchive, type Assembly } from './assemble.js';
import { describeFile, jsonFile } from './manifest.js';
import { FILE_NAMES, MANIFEST_NAME } from './names.js';
import type { PrintedReport } from './printer.js';
import { createArchiveVerifier, type ArchiveFiles, type RegisteredEntry } from './verify.js';

const PRINTED: PrintedReport = {
  pdf: new TextEncoder().encode('%PDF-1.7 …'),
  pages: 3,
  renderer: 'chromium 1',
  fonts: [{ name: 'FandolFang', sha256: 'a'.repeat(64) }],
};

describe('archive', () => {
  const verifyArchive = createArchiveVerifier();
  let assembly: Assembly;
  let registered: RegisteredEntry;
  let stored: Map<string, Uint8Array>;

  beforeAll(async () => {
    const rulebook = await sampleRulebook();
    assembly = assembleArchive(await approvedHistory(rulebook), rulebook, PRINTED);
    registered = { ...assembly.manifest, manifestSha256: assembly.manifestSha256 };
    stored = new Map(assembly.files.map(({ name, bytes }) => [name, bytes]));
  });

  const folder = (files: ReadonlyMap<string, Uint8Array>): ArchiveFiles => ({
    read: (name) => Promise.resolve(files.get(name) ?? null),
  });
  const verifyWith = (name: string, bytes: Uint8Array | null, entry = registered) => {
    const files = new Map(stored);
    if (bytes === null) files.delete(name);
    else files.set(name, bytes);
    return verifyArchive(folder(files), entry);
  };
  const kinds = async (...given: Parameters<typeof verifyWith>): Promise<string[]> =>
    (await verifyWith(...given)).faults.map(({ kind, file }) => `${kind} ${file}`);

  it('is whole: seven files, the manifest last and naming the other six', () => {
    expect(assembly.files.map(({ name }) => name)).toEqual([
      ...Object.values(FILE_NAMES),
      MANIFEST_NAME,
    ]);
    expect(assembly.manifest.files.map(({ name }) => name)).toEqual(Object.values(FILE_NAMES));
  });

  it('gives the same bytes again for the same approval', async () => {
    const rulebook = await sampleRulebook();
    const again = assembleArchive(await approvedHistory(rulebook), rulebook, PRINTED);
    expect(again.manifestSha256).toBe(assembly.manifestSha256);
  });

  it('verifies as stored, with the database and without', async () => {
    expect((await verifyArchive(folder(stored), registered)).faults).toEqual([]);
    expect(await verifyArchive(folder(stored), null)).toMatchObject({ ok: true, filesChecked: 7 });
  });

  it.each(Object.values(FILE_NAMES))('names %s when it is gone', async (name) => {
    expect(await kinds(name, null)).toEqual([`missing ${name}`]);
  });

  it('cannot check anything without the manifest', async () => {
    expect(await kinds(MANIFEST_NAME, null)).toEqual([`missing ${MANIFEST_NAME}`]);
  });

  it('finds appended and truncated bytes', async () => {
    const pdf = Buffer.from(stored.get(FILE_NAMES.pdf)!);
    expect(await kinds(FILE_NAMES.pdf, Buffer.concat([pdf, Buffer.from('%')]))).toEqual([
      'changed report.pdf',
    ]);
    expect(await kinds(FILE_NAMES.pdf, pdf.subarray(1))).toEqual(['changed report.pdf']);
  });

  it('finds what lies beside the files of the entry', async () => {
    const names = [...stored.keys(), 'report (2).pdf'];
    const files = { ...folder(stored), list: () => Promise.resolve(names) };
    expect((await verifyArchive(files, registered)).faults).toMatchObject([
      { kind: 'extra', file: 'report (2).pdf' },
    ]);
    const exact = { ...folder(stored), list: () => Promise.resolve([...stored.keys()]) };
    expect((await verifyArchive(exact, registered)).faults).toEqual([]);
  });

  it('finds evidence and minutes that are gone or altered', async () => {
    const bytes = new TextEncoder().encode('会议纪要');
    const { minutes, whole } = withMinutes(assembly, bytes);
    const evidence = (found: Uint8Array | null) => ({
      ...folder(whole),
      evidence: (sha256: string) => Promise.resolve(sha256 === minutes ? found : bytes),
    });
    const about = async (found: Uint8Array | null) => {
      const { faults, filesChecked } = await verifyArchive(evidence(found), null);
      const own = faults.filter(({ file }) => file.includes('会议纪要'));
      return { kinds: own.map(({ kind }) => kind), filesChecked };
    };
    expect(await about(null)).toMatchObject({ kinds: ['missing'] });
    expect(await about(Buffer.from('别的纪要'))).toMatchObject({ kinds: ['changed'] });
    expect(await about(bytes)).toMatchObject({ kinds: [] });
    expect((await about(bytes)).filesChecked).toBe((await about(null)).filesChecked + 1);
  });

  it('finds a better score written into the archive together with its hash', async () => {
    const score = Buffer.from(stored.get(FILE_NAMES.score)!).toString();
    const forged = Buffer.from(score.replace('"converted":"99.57"', '"converted":"99.75"'));
    const files = forge(assembly, FILE_NAMES.score, forged);
    const found = await verifyArchive(folder(files), null);
    expect(found.faults.map(({ kind }) => kind)).toEqual(['replay']);
  });

  it('finds content that is not what was decided on, even with a manifest to match', async () => {
    const content = Buffer.from(stored.get(FILE_NAMES.content)!).toString();
    const forged = Buffer.from(content.replace('"staffing.actual":"72"', '"staffing.actual":"51"'));
    const files = forge(assembly, FILE_NAMES.content, forged);
    const found = await verifyArchive(folder(files), registered);
    expect(found.faults.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['changed', 'unregistered', 'content_hash']),
    );
  });

  it('finds an entry whose row and files were swapped with another', async () => {
    const other = { ...registered, contentHash: 'b'.repeat(64) };
    expect(await kinds('nothing.txt', null, other)).toEqual([`unregistered ${MANIFEST_NAME}`]);
  });

  it('finds any single flipped bit', async () => {
    const bits = fc
      .constantFrom(...stored.keys())
      .chain((name) => fc.tuple(fc.constant(name), fc.nat(stored.get(name)!.byteLength * 8 - 1)));
    await fc.assert(
      fc.asyncProperty(bits, async ([name, bit]) => {
        const bytes = Uint8Array.from(stored.get(name)!);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect((await verifyWith(name, bytes)).ok).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

/** The entry with one meeting, whose minutes have these bytes. */
function withMinutes(assembly: Assembly, bytes: Uint8Array) {
  const { sha256 } = describeFile({ name: 'minutes', bytes });
  const file = assembly.files.find(({ name }) => name === FILE_NAMES.decisions);
  const decisions = JSON.parse(Buffer.from(file?.bytes ?? []).toString()) as {
    meetings: { minutes: unknown }[];
  };
  decisions.meetings = [{ minutes: { filename: '第5次党委会.pdf', sha256 } }];
  const forged = jsonFile(FILE_NAMES.decisions, decisions).bytes;
  return { minutes: sha256, whole: forge(assembly, FILE_NAMES.decisions, forged) };
}

/** Replaces a file and makes the manifest agree, as somebody with access to the folder would. */
function forge(assembly: Assembly, name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map(assembly.files.map((file) => [file.name, file.bytes]));
  files.set(name, bytes);
  const described = [...files]
    .filter(([file]) => file !== MANIFEST_NAME)
    .map(([file, content]) => describeFile({ name: file, bytes: content }));
  const manifest = jsonFile(MANIFEST_NAME, { ...assembly.manifest, files: described });
  return files.set(MANIFEST_NAME, manifest.bytes);
}
