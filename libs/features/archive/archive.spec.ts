import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { PrintedReport } from '#libs/features/ports';
import { sha256Hex, sm3Hex } from '#libs/kernel';

import { approvedHistory, sampleRulebook } from '../../../test/support/approved-report.js';
import { signedPdf } from '../../../test/support/signed-pdf.js';

import { assembleArchive, type Assembly } from './assemble.js';
import { describeFile, jsonFile } from './manifest.js';
import { bagTags, TAG_NAMES } from './bag.js';
import { FILE_NAMES, MANIFEST_NAME, payloadPath } from './names.js';
import { createArchiveVerifier, type ArchiveFiles, type RegisteredEntry } from './verify.js';

const PRINTED: PrintedReport = {
  pdf: new TextEncoder().encode('%PDF-1.7 …'),
  pages: 3,
  renderer: 'chromium 1',
  fonts: [{ name: 'FandolFang', sha256: 'a'.repeat(64) }],
};

const NOT_IN_BAG = '档案包中没有这个文件';

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
  const path = (name: string) =>
    TAG_NAMES.includes(name) || name.includes('/') ? name : payloadPath(2, name);
  const verifyWith = (name: string, bytes: Uint8Array | null, entry = registered) => {
    const files = new Map(stored);
    if (bytes === null) files.delete(path(name));
    else files.set(path(name), bytes);
    return verifyArchive(folder(files), entry);
  };
  const kinds = async (...given: Parameters<typeof verifyWith>): Promise<string[]> =>
    (await verifyWith(...given)).faults.map(({ kind, file }) => `${kind} ${file}`);

  it('is a bag: the payload and its manifest in data/, what describes it beside', () => {
    expect(assembly.files.map(({ name }) => name)).toEqual([
      ...[...Object.values(FILE_NAMES), MANIFEST_NAME].map((name) => `data/${name}`),
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'manifest-sm3.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sm3.txt',
    ]);
    expect(assembly.manifest.files.map(({ name }) => name)).toEqual(Object.values(FILE_NAMES));
  });

  it('gives the same bytes again for the same approval', async () => {
    const rulebook = await sampleRulebook();
    const again = assembleArchive(await approvedHistory(rulebook), rulebook, PRINTED);
    expect(again.files).toEqual(assembly.files);
  });

  it('lists every file of the payload with both digests, and sums up its size', () => {
    const text = (name: string) => Buffer.from(stored.get(name)!).toString();
    const lines = (name: string) => text(name).trimEnd().split('\n');
    const payload = [...stored.keys()].filter((name) => name.startsWith('data/'));
    for (const [algorithm, digest] of [
      ['sha256', sha256Hex],
      ['sm3', sm3Hex],
    ] as const) {
      expect(lines(`manifest-${algorithm}.txt`)).toEqual(
        payload.map((name) => `${digest(stored.get(name)!)}  ${name}`),
      );
      expect(lines(`tagmanifest-${algorithm}.txt`)).toEqual(
        TAG_NAMES.slice(0, 4).map((name) => `${digest(stored.get(name)!)}  ${name}`),
      );
    }
    const size = payload.reduce((sum, name) => sum + stored.get(name)!.byteLength, 0);
    expect(lines('bag-info.txt')).toContain(`Payload-Oxum: ${size}.${payload.length}`);
  });

  it('verifies entries from before bags: one folder, no SM3', async () => {
    const files = new Map(
      assembly.files
        .filter(({ name }) => name.startsWith('data/') && !name.endsWith('evidence.json'))
        .map(({ name, bytes }) => [name.slice('data/'.length), bytes]),
    );
    const { bureau, ...manifest } = assembly.manifest;
    expect(bureau).toBe('保定市徐水区财政局');
    const described = manifest.files
      .filter(({ name }) => name !== FILE_NAMES.evidence)
      .map(({ name, sha256, size }) => ({ name, sha256, size }));
    const old = jsonFile(MANIFEST_NAME, { ...manifest, format: 1, files: described });
    files.set(MANIFEST_NAME, old.bytes);
    const list = () => Promise.resolve([...files.keys()]);
    const found = await verifyArchive({ ...folder(files), list }, null);
    expect(found).toMatchObject({ faults: [], filesChecked: 7 });
  });

  it('verifies as stored, with the database and without', async () => {
    expect((await verifyArchive(folder(stored), registered)).faults).toEqual([]);
    expect(await verifyArchive(folder(stored), null)).toMatchObject({ ok: true, filesChecked: 14 });
  });

  it.each([...Object.values(FILE_NAMES), ...TAG_NAMES])(
    'names %s when it is gone',
    async (name) => {
      expect(await kinds(name, null)).toEqual([`missing ${name}`]);
    },
  );

  it('cannot check anything without the manifest', async () => {
    expect(await kinds(MANIFEST_NAME, null)).toEqual([`missing ${MANIFEST_NAME}`]);
  });

  it('finds appended and truncated bytes', async () => {
    const pdf = Buffer.from(stored.get('data/report.pdf')!);
    expect(await kinds(FILE_NAMES.pdf, Buffer.concat([pdf, Buffer.from('%')]))).toEqual([
      'changed report.pdf',
    ]);
    expect(await kinds(FILE_NAMES.pdf, pdf.subarray(1))).toEqual(['changed report.pdf']);
  });

  it('finds what lies beside the files of the entry', async () => {
    const names = [...stored.keys(), 'data/report (2).pdf'];
    const files = { ...folder(stored), list: () => Promise.resolve(names) };
    expect((await verifyArchive(files, registered)).faults).toMatchObject([
      { kind: 'extra', file: 'data/report (2).pdf' },
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
      const beside = own.filter(({ message }) => message !== NOT_IN_BAG);
      expect(own.length - beside.length).toBe(1); // no bag has these minutes
      return { kinds: beside.map(({ kind }) => kind), filesChecked };
    };
    expect(await about(null)).toMatchObject({ kinds: ['missing'] });
    expect(await about(Buffer.from('别的纪要'))).toMatchObject({ kinds: ['changed'] });
    expect(await about(bytes)).toMatchObject({ kinds: [] });
    expect((await about(bytes)).filesChecked).toBe((await about(null)).filesChecked + 1);
  });

  it('finds a better score written into the archive together with its hash', async () => {
    const score = Buffer.from(stored.get('data/score.json')!).toString();
    const forged = Buffer.from(score.replace('"converted":"99.57"', '"converted":"99.75"'));
    const files = forge(assembly, FILE_NAMES.score, forged);
    const found = await verifyArchive(folder(files), null);
    expect(found.faults.map(({ kind }) => kind)).toEqual(['replay']);
  });

  it('finds content that is not what was decided on, even with a manifest to match', async () => {
    const content = Buffer.from(stored.get('data/report.json')!).toString();
    const forged = Buffer.from(content.replace('"staffing.actual":"72"', '"staffing.actual":"51"'));
    const files = forge(assembly, FILE_NAMES.content, forged);
    const found = await verifyArchive(folder(files), registered);
    expect(found.faults.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['changed', 'unregistered', 'content_hash']),
    );
  });

  describe('with a signed PDF', () => {
    const signedEntry = async (pdf: Uint8Array, certificateSha256: string) => {
      const rulebook = await sampleRulebook();
      const printed = { ...PRINTED, pdf, certificateSha256 };
      const { files } = assembleArchive(await approvedHistory(rulebook), rulebook, printed);
      return folder(new Map(files.map(({ name, bytes }) => [name, bytes])));
    };
    const faultsOf = async (pdf: Uint8Array, certificateSha256: string) =>
      (await verifyArchive(await signedEntry(pdf, certificateSha256), null)).faults.map(
        ({ kind, file, message }) => `${kind} ${file} ${message}`,
      );

    it('finds another signature or none, even with a manifest to match', async () => {
      const { pdf, certificateSha256 } = await signedPdf();
      expect(await faultsOf(pdf, certificateSha256)).toEqual([]);
      expect(await faultsOf(pdf, 'd'.repeat(64))).toEqual([
        'signature report.pdf 签名的证书不是清单所记的证书',
      ]);
      expect(await faultsOf(PRINTED.pdf, certificateSha256)).toEqual([
        'signature report.pdf 文件上没有电子签名',
      ]);
      const altered = Buffer.from(pdf);
      altered.writeUInt8(altered.readUInt8(9) ^ 1, 9);
      expect(await faultsOf(altered, certificateSha256)).toEqual([
        'signature report.pdf 签名与文件内容不符',
      ]);
    });
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
  const file = assembly.files.find(({ name }) => name === 'data/decisions.json');
  const decisions = JSON.parse(Buffer.from(file?.bytes ?? []).toString()) as {
    meetings: { minutes: unknown }[];
  };
  decisions.meetings = [{ minutes: { filename: '第5次党委会.pdf', sha256 } }];
  const forged = jsonFile(FILE_NAMES.decisions, decisions).bytes;
  return { minutes: sha256, whole: forge(assembly, FILE_NAMES.decisions, forged) };
}

/** Replaces a file and makes all that describes it agree, as somebody with access to the folder would. */
function forge(assembly: Assembly, name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map(assembly.files.map((file) => [file.name, file.bytes]));
  files.set(payloadPath(2, name), bytes);
  const described = assembly.manifest.files.map((file) =>
    describeFile({ name: file.name, bytes: files.get(payloadPath(2, file.name))! }),
  );
  const manifest = { ...assembly.manifest, files: described };
  const manifestFile = jsonFile(MANIFEST_NAME, manifest);
  files.set(payloadPath(2, MANIFEST_NAME), manifestFile.bytes);
  for (const tag of bagTags(manifest, manifestFile.bytes)) files.set(tag.name, tag.bytes);
  return files;
}
