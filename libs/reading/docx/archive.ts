import { FileFault, openZip, type Archive, type PackageKind } from '#libs/untrusted';

import { READING_LIMITS } from '../limits.js';

/** Nothing in a file is run; a report needs none of the parts that would be. An embedded sheet or formula only stands there. */
const WORD_FILE: PackageKind = {
  program: 'Word 或 WPS',
  ending: '.docx',
  lighter: '请删去图片',
  limits: READING_LIMITS,
  active: [[/vbaproject|\/activex\//i, '宏或控件']],
};

/** The unpacked parts of a .docx by name. */
export type DocxParts = ReadonlyMap<string, Buffer>;

/** The part with the text: some programs number it. */
export const isBodyPart = (name: string): boolean => /^word\/document\d*\.xml$/.test(name);

/**
 * Unpacks the parts of a .docx that are wanted. What the directory says and what really comes out are both held to the limits.
 * Errors: `FileFault`.
 */
export async function unpackDocx(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<DocxParts> {
  const archive = await openZip(bytes, WORD_FILE);
  try {
    if (!archive.names.some(isBodyPart))
      throw new FileFault('unsupported', '这不是 Word 文件，请提供 .docx、.txt 或带文字的 .pdf。');
    return await unpack(archive, archive.names.filter(wanted));
  } finally {
    archive.close();
  }
}

async function unpack(archive: Archive, names: readonly string[]): Promise<DocxParts> {
  const parts = new Map<string, Buffer>();
  for (const name of names) {
    const chunks: Buffer[] = [];
    for await (const chunk of archive.read(name)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks));
  }
  return parts;
}
