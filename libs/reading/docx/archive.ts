import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

import { ReadingFault } from '../fault.js';
import { READING_LIMITS } from '../limits.js';

/** Parts that run or embed something; a report needs none of them. */
const ACTIVE = /vbaproject|\/activex\/|\/embeddings\/.*\.bin$/i;

const corrupt = (): ReadingFault =>
  new ReadingFault('corrupt', '无法读取这个文件，请用 Word 或 WPS 另存为 .docx 后重试。');
const tooLarge = (): ReadingFault =>
  new ReadingFault('too_large', '文件解压后过大，请删去图片后重试。');

/** The unpacked parts of a .docx by name. */
export type DocxParts = ReadonlyMap<string, Buffer>;

/**
 * Unpacks the parts of a .docx that are wanted. What the directory says and what really comes out are both held to the limits.
 * Errors: `ReadingFault`.
 */
export async function unpackDocx(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<DocxParts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await fromBufferPromise(buffer, { autoClose: false, strictFileNames: true });
    try {
      return await unpack(zip, wanted);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof ReadingFault ? error : corrupt();
  }
}

async function unpack(zip: ZipFile, wanted: (name: string) => boolean): Promise<DocxParts> {
  if (zip.entryCount > READING_LIMITS.entries) throw tooLarge();
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  refuse(entries);
  const parts = new Map<string, Buffer>();
  let unpacked = 0;
  for (const entry of entries.filter(({ fileName }) => wanted(fileName))) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      unpacked += (chunk as Buffer).byteLength;
      if (unpacked > READING_LIMITS.unpackedBytes) throw tooLarge();
      chunks.push(chunk as Buffer);
    }
    parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}

function refuse(entries: readonly Entry[]): void {
  const names = entries.map(({ fileName }) => fileName);
  if (!names.includes('word/document.xml'))
    throw new ReadingFault('unsupported', '这不是 Word 文件，请提供 .docx、.txt 或带文字的 .pdf。');
  if (new Set(names).size !== names.length) throw corrupt();
  if (entries.some((entry) => entry.isEncrypted()))
    throw new ReadingFault('encrypted', '文件设有密码，请取消密码后重试。');
  if (names.some((name) => ACTIVE.test(`/${name}`)))
    throw new ReadingFault('active_content', '文件含有宏或控件，请另存为不含宏的 .docx 后重试。');
}
