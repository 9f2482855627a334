import { FileFault } from '#libs/untrusted';
import { isBodyPart, unpackDocx, type DocxParts } from './archive.js';
import { readBody, readNotes, type DocxBody, type Notes } from './body.js';
import { readLists } from './numbering.js';

const NUMBERING_PART = 'word/numbering.xml';
const STYLES_PART = 'word/styles.xml';
const NOTE_PARTS = ['word/footnotes.xml', 'word/endnotes.xml'];
const PARTS: ReadonlySet<string> = new Set([NUMBERING_PART, STYLES_PART, ...NOTE_PARTS]);

/** Text of a .docx as `readBody` lays it out. Errors: `FileFault`. */
export async function readDocxText(bytes: Uint8Array): Promise<string> {
  const wanted = (name: string): boolean => PARTS.has(name) || isBodyPart(name);
  return bodyOf(await unpackDocx(bytes, wanted)).body.text;
}

/** The part that holds the body, its XML, and what was read of it. Errors: `corrupt`. */
export function bodyOf(parts: DocxParts): { part: string; xml: string; body: DocxBody } {
  const bodyPart = [...parts.keys()].find(isBodyPart) ?? '';
  const textOf = (name: string): string | null => {
    const part = parts.get(name);
    return part === undefined ? null : new TextDecoder('utf-8', { fatal: true }).decode(part);
  };
  try {
    const xml = textOf(bodyPart) ?? '';
    return {
      part: bodyPart,
      xml,
      body: readBody(xml, readLists(textOf(NUMBERING_PART), textOf(STYLES_PART)), notesOf(textOf)),
    };
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('corrupt', '文件内容不是有效的文本，请重新保存后重试。');
  }
}

function notesOf(textOf: (name: string) => string | null): Notes {
  const parts = NOTE_PARTS.map(textOf).filter((xml) => xml !== null);
  return new Map(parts.flatMap((xml) => [...readNotes(xml)]));
}
