import { FileFault } from '#libs/untrusted';
import { unpackDocx } from './archive.js';
import { readBody, type DocxBody } from './body.js';

export const BODY_PART = 'word/document.xml';

/** Text of a .docx as `readBody` lays it out. Errors: `FileFault`. */
export async function readDocxText(bytes: Uint8Array): Promise<string> {
  const parts = await unpackDocx(bytes, (name) => name === BODY_PART);
  return bodyOf(parts.get(BODY_PART)).body.text;
}

/** The body's XML with what was read of it. Errors: `corrupt`. */
export function bodyOf(part: Buffer | undefined): { xml: string; body: DocxBody } {
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(part);
    return { xml, body: readBody(xml) };
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('corrupt', '文件内容不是有效的文本，请重新保存后重试。');
  }
}
