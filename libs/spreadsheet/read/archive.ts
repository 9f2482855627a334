import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { FileFault, LIMITS } from './types.js';

/** Parts that run, fetch or embed something. A list of figures needs none of them. */
const ACTIVE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/vbaproject|\/macrosheets\/|\/dialogsheets\/|\/activex\/|\/ctrlprops\//i, '宏或控件'],
  [/\/externallinks\//i, '外部工作簿链接'],
  [/\/connections\.xml$|\/querytables\/|\/webextensions\//i, '外部数据连接'],
  [/\/embeddings\//i, '嵌入的对象'],
];

/** The unpacked parts of a workbook, read one at a time. */
export interface Archive {
  has(name: string): boolean;
  /** Chunks of one part, in order. Errors: `FileFault`. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

const tooLarge = (): FileFault =>
  new FileFault('too_large', '文件解压后过大，请只保留需要导入的工作表后重试');
const unreadable = (): FileFault =>
  new FileFault('unreadable', '无法读取这个文件，请用 Excel 或 WPS 另存为 .xlsx 后重试');

/** What the directory says, before anything is unpacked. */
function refuseByDirectory(entries: readonly Entry[], fileBytes: number): void {
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > LIMITS.unpackedBytes || declared > fileBytes * LIMITS.ratio) throw tooLarge();
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new FileFault('refused', '文件设有密码，请取消密码后重试');
    const found = ACTIVE_PARTS.find(([pattern]) => pattern.test(`/${entry.fileName}`));
    if (found !== undefined)
      throw new FileFault('refused', `文件含有${found[1]}，请另存为不含${found[1]}的 .xlsx 后重试`);
  }
  const names = new Set(entries.map(({ fileName }) => fileName));
  if (names.size !== entries.length) throw unreadable();
}

async function readDirectory(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > LIMITS.entries)
    throw new FileFault('refused', '文件的内部结构过于复杂，请只保留需要导入的工作表后重试');
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Counts what really comes out, over all parts of the file. */
function meter(fileBytes: number): (chunk: Buffer) => void {
  let unpacked = 0;
  return (chunk) => {
    unpacked += chunk.byteLength;
    if (unpacked > LIMITS.unpackedBytes || unpacked > fileBytes * LIMITS.ratio) throw tooLarge();
  };
}

async function* chunksOf(
  open: () => Promise<Readable>,
  count: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await open()) {
      count(chunk as Buffer);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof FileFault ? error : unreadable();
  }
}

/**
 * Opens a workbook's archive after looking at its directory: size, count, ratio, and parts that would do something.
 * Errors: `FileFault`.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  if (bytes.byteLength > LIMITS.fileBytes)
    throw new FileFault('too_large', '文件超过 10 MB，请拆分后重试');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let zip: ZipFile;
  let entries: Entry[];
  try {
    zip = await fromBufferPromise(buffer, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
    });
    entries = await readDirectory(zip);
  } catch (error) {
    throw error instanceof FileFault ? error : unreadable();
  }
  refuseByDirectory(entries, buffer.byteLength);
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  const count = meter(buffer.byteLength);
  return {
    has: (name) => byName.has(name),
    read: (name) => {
      const entry = byName.get(name);
      if (entry === undefined) throw unreadable();
      return chunksOf(() => zip.openReadStreamPromise(entry), count);
    },
    close: () => {
      zip.close();
    },
  };
}
