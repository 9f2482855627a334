import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ZipFile as NewZip } from 'yazl';
import { ZipingError } from '#libs/kernel';
import type { PackageFiles } from '#libs/rulebook';

import { draftContent } from './draft-content.js';
import { PACKAGE_FILES } from './load-package-folder.js';

/** A package of a whole province is a fraction of this. */
const LIMITS = { fileBytes: 4_194_304, entries: 600, unpackedBytes: 16_777_216, ratio: 100 };
const EXAMPLE = /^examples\/[^/]+\.json$/;
const PART_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PACKAGE_FILES).map(([part, file]) => [file, part]),
);
/** The same content gives the same bytes. */
const FIXED = { mtime: new Date('1980-01-01T00:00:00Z'), forceDosTimestamp: true };

const refused = (message: string): ZipingError => new ZipingError('rulebook.file_refused', message);
const tooLarge = (): ZipingError => refused('压缩文件或解压后的内容过大，不是规则包。');
const unreadable = (): ZipingError =>
  refused('无法读取这个文件，请上传由规则文件夹压缩而成的 .zip。');

/** The package as the folder that git keeps, in one zip. */
export async function packZip(files: PackageFiles): Promise<Uint8Array> {
  const zip = new NewZip();
  const add = (name: string, content: unknown): void => {
    zip.addBuffer(Buffer.from(`${JSON.stringify(content, null, 2)}\n`), name, FIXED);
  };
  for (const [part, file] of Object.entries(PACKAGE_FILES)) {
    add(file, files[part as keyof typeof PACKAGE_FILES]);
  }
  files.examples.forEach((example, index) => {
    add(`examples/${exampleName(example, index)}.json`, example);
  });
  zip.end();
  return buffer(zip.outputStream);
}

/** Numbered, since the order of examples is part of the package. */
function exampleName(example: unknown, index: number): string {
  const id = typeof example === 'object' && example !== null && 'id' in example ? example.id : '';
  const safe = typeof id === 'string' && /^[a-z0-9][a-z0-9_-]{0,99}$/.test(id) ? `-${id}` : '';
  return String(index + 1).padStart(3, '0') + safe;
}

/**
 * Reads the zip of a package folder; a folder around it is looked through, other files are refused.
 * Errors: `rulebook.file_refused` (no zip, too large, paths that leave it, unknown files), `rulebook.invalid` with every
 * file that is no JSON.
 */
export async function unpackZip(bytes: Uint8Array): Promise<PackageFiles> {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge();
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let texts: ReadonlyMap<string, string>;
  try {
    const zip = await fromBufferPromise(whole, { autoClose: false, strictFileNames: true });
    try {
      texts = await readAll(zip, whole.byteLength);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof ZipingError ? error : unreadable();
  }
  return draftContent(partsOf(texts));
}

async function readAll(zip: ZipFile, fileBytes: number): Promise<ReadonlyMap<string, string>> {
  if (zip.entryCount > LIMITS.entries) throw tooLarge();
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) entries.push(entry);
  }
  const names = entries.map(({ fileName }) => fileName);
  const strip = folderOf(names).length;
  refuseByDirectory(entries, strip);
  const texts = new Map<string, string>();
  let unpacked = 0;
  for (const entry of entries) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      unpacked += (chunk as Buffer).byteLength;
      // A few bytes may well unpack to many times as much in one small file; what counts is the whole.
      if (unpacked > LIMITS.unpackedBytes || unpacked > 65_536 + fileBytes * LIMITS.ratio)
        throw tooLarge();
      chunks.push(chunk as Buffer);
    }
    texts.set(entry.fileName.slice(strip), Buffer.concat(chunks).toString('utf8'));
  }
  return texts;
}

/** `2025/` when everything lies in that one folder. */
function folderOf(names: readonly string[]): string {
  const manifest = names.find((name) => /^(?:[^/]+\/)?rulebook\.json$/.test(name));
  const folder = manifest?.slice(0, -PACKAGE_FILES.manifest.length) ?? '';
  return names.every((name) => name.startsWith(folder)) ? folder : '';
}

function refuseByDirectory(entries: readonly Entry[], strip: number): void {
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > LIMITS.unpackedBytes) throw tooLarge();
  const names = entries.map(({ fileName }) => fileName.slice(strip));
  if (new Set(names).size !== names.length) throw unreadable();
  if (entries.some((entry) => entry.isEncrypted())) throw refused('文件设有密码，请取消后重试。');
  const strange = names.find(
    (name) => !PART_OF.has(name) && !EXAMPLE.test(name) && name !== 'README.md',
  );
  if (strange !== undefined)
    throw refused(`压缩文件中有规则包不含的文件：${strange.slice(0, 120)}。`);
}

function partsOf(texts: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const faults: { code: 'rulebook.invalid'; path: string; message: string }[] = [];
  const read = (name: string): unknown => {
    try {
      return JSON.parse(texts.get(name) ?? '');
    } catch {
      const message = texts.has(name) ? '不是有效的 JSON' : '缺少这个文件';
      faults.push({ code: 'rulebook.invalid', path: name, message });
      return {};
    }
  };
  const parts = Object.fromEntries([...PART_OF].map(([file, part]) => [part, read(file)]));
  const examples = [...texts.keys()].filter((name) => EXAMPLE.test(name)).sort();
  const content = { ...parts, examples: examples.map(read) };
  if (faults.length === 0) return content;
  const message = `规则包有 ${String(faults.length)} 个文件无法读取。`;
  throw new ZipingError('rulebook.invalid', message, { faults });
}
