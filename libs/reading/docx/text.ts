import { FileFault } from '#libs/untrusted';
import { unpackDocx, type DocxParts } from './archive.js';
import { readBody, type DocxBody } from './body.js';
import { readLists } from './numbering.js';

export const BODY_PART = 'word/document.xml';
const NUMBERING_PART = 'word/numbering.xml';
const STYLES_PART = 'word/styles.xml';
const READ_PARTS: ReadonlySet<string> = new Set([BODY_PART, NUMBERING_PART, STYLES_PART]);

/** Text of a .docx as `readBody` lays it out. Errors: `FileFault`. */
export async function readDocxText(bytes: Uint8Array): Promise<string> {
  return bodyOf(await unpackDocx(bytes, (name) => READ_PARTS.has(name))).body.text;
}

/** The body's XML with what was read of it. Errors: `corrupt`. */
export function bodyOf(parts: DocxParts): { xml: string; body: DocxBody } {
  const textOf = (name: string): string | null => {
    const part = parts.get(name);
    return part === undefined ? null : new TextDecoder('utf-8', { fatal: true }).decode(part);
  };
  try {
    const xml = textOf(BODY_PART) ?? '';
    return { xml, body: readBody(xml, readLists(textOf(NUMBERING_PART), textOf(STYLES_PART))) };
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('corrupt', '文件内容不是有效的文本，请重新保存后重试。');
  }
}
