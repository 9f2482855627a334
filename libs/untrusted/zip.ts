import type { Readable } from 'node:stream';

import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

import { FileFault } from './fault.js';

/** What is accepted of a kind of zip file, e.g. workbooks, and what to tell people of others. */
export interface PackageKind {
  /** Programs that write such files, e.g. `Excel 或 WPS`. */
  readonly program: string;
  /** Ending of the files, e.g. `.xlsx`. */
  readonly ending: string;
  /** What makes such a file smaller, e.g. `请删去图片`. */
  readonly lighter: string;
  /** Parts that run, fetch or embed something, each with its name for people. */
  readonly active: readonly (readonly [RegExp, string])[];
  readonly limits: {
    /** Unpacked, counted while unpacking: what the headers say may be a lie. */
    readonly unpackedBytes: number;
    readonly entries: number;
    /** Unpacked to packed, over the whole file. */
    readonly ratio: number;
  };
}

/** The unpacked parts of a file, read one at a time. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Chunks of one part, in order. Errors: `FileFault`. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

const tooLarge = ({ lighter }: PackageKind): FileFault =>
  new FileFault('too_large', `文件解压后过大，${lighter}后重试`);
const unreadable = ({ program, ending }: PackageKind): FileFault =>
  new FileFault('corrupt', `无法读取这个文件，请用 ${program} 另存为 ${ending} 后重试`);

/**
 * Opens a zip file after looking at its directory: size, count, ratio, and parts that would do something.
 * Nothing is unpacked before it is asked for. Errors: `FileFault`.
 */
export async function openZip(bytes: Uint8Array, kind: PackageKind): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { zip, entries } = await directoryOf(buffer, kind);
  refuseByDirectory(entries, buffer.byteLength, kind);
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  const count = meter(buffer.byteLength, kind);
  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    read: (name) => {
      const entry = byName.get(name);
      if (entry === undefined) throw unreadable(kind);
      return chunksOf(() => zip.openReadStreamPromise(entry), count, kind);
    },
    close: () => {
      zip.close();
    },
  };
}

async function directoryOf(
  buffer: Buffer,
  kind: PackageKind,
): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
    const zip = await fromBufferPromise(buffer, options);
    if (zip.entryCount > kind.limits.entries)
      throw new FileFault('too_large', `文件的内部结构过于复杂，${kind.lighter}后重试`);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return { zip, entries };
  } catch (error) {
    throw error instanceof FileFault ? error : unreadable(kind);
  }
}

/** What the directory says, before anything is unpacked. */
function refuseByDirectory(entries: readonly Entry[], fileBytes: number, kind: PackageKind): void {
  const { limits, ending } = kind;
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > limits.unpackedBytes || declared > fileBytes * limits.ratio) throw tooLarge(kind);
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new FileFault('encrypted', '文件设有密码，请取消密码后重试');
    const found = kind.active.find(([pattern]) => pattern.test(`/${entry.fileName}`))?.[1];
    if (found !== undefined)
      throw new FileFault(
        'active_content',
        `文件含有${found}，请另存为不含${found}的 ${ending} 后重试`,
      );
  }
  const names = new Set(entries.map(({ fileName }) => fileName));
  if (names.size !== entries.length) throw unreadable(kind);
}

/** Counts what really comes out, over all parts of the file. */
function meter(fileBytes: number, kind: PackageKind): (chunk: Buffer) => void {
  const { unpackedBytes, ratio } = kind.limits;
  let unpacked = 0;
  return (chunk) => {
    unpacked += chunk.byteLength;
    if (unpacked > unpackedBytes || unpacked > fileBytes * ratio) throw tooLarge(kind);
  };
}

async function* chunksOf(
  open: () => Promise<Readable>,
  count: (chunk: Buffer) => void,
  kind: PackageKind,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await open()) {
      count(chunk as Buffer);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof FileFault ? error : unreadable(kind);
  }
}
