import {
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  decodePDFRawStream,
  type PDFDocument,
  type PDFObject,
} from 'pdf-lib';
import type { Aliases } from '../typefaces/aliases.js';
import { SUBSET_PREFIX } from './gate.js';

/** Entries of one block of a character map; the format allows no more. */
const BLOCK = 100;
const HEX = '<([0-9a-fA-F]+)>';
/** Glyphs that a font puts in place of another by itself, by the character they are filed under: for Chinese, ― is —. */
const SUBSTITUTES: Aliases = new Map([[0x2015, [0x2014]]]);
const TO_UNICODE = PDFName.of('ToUnicode');
const BASE_FONT = PDFName.of('BaseFont');
const SECTION = /begin(bfchar|bfrange)\s([\s\S]*?)end\1/g;

/**
 * Makes every font give back the characters that were printed. Where several characters share a glyph, Chromium writes down one
 * that nobody typed (⽔ for 水), and the text could be read but neither searched nor copied.
 */
export function restoreCharacters(
  document: PDFDocument,
  printed: string,
  aliases: ReadonlyMap<string, Aliases>,
): void {
  const characters = new Set(
    Array.from(new Set(printed), (character) => character.codePointAt(0) ?? 0),
  );
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const font = asFont(object);
    if (font === null) continue;
    const stream = document.context.lookup(font.map);
    if (!(stream instanceof PDFRawStream)) continue;
    const restored = restoreMap(decodeText(stream), characters, aliases.get(font.name));
    document.context.assign(font.map, document.context.flateStream(restored));
  }
}

function asFont(object: PDFObject): { readonly name: string; readonly map: PDFRef } | null {
  if (!(object instanceof PDFDict)) return null;
  const map = object.get(TO_UNICODE);
  const name = object.get(BASE_FONT);
  if (!(map instanceof PDFRef) || !(name instanceof PDFName)) return null;
  return { name: name.decodeText().replace(SUBSET_PREFIX, ''), map };
}

function decodeText(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** The character map with every character that was not printed replaced by the one that was and looks the same. */
export function restoreMap(
  map: string,
  printed: ReadonlySet<number>,
  aliases: Aliases | undefined,
): string {
  const restore = (code: number) => {
    const others = [...(aliases?.get(code) ?? []), ...(SUBSTITUTES.get(code) ?? [])];
    return printed.has(code) ? code : (others.find((other) => printed.has(other)) ?? code);
  };
  const entries = [...map.matchAll(SECTION)].flatMap(([, kind, body = '']) =>
    kind === 'bfchar' ? readCharacters(body) : readRanges(body),
  );
  const lines = entries.map(
    ([glyph, text]) => `<${hex(glyph)}> <${toUtf16(fromUtf16(text).map(restore))}>`,
  );
  const start = map.indexOf('endcodespacerange') + 'endcodespacerange'.length;
  return `${map.slice(0, start)}\n${blocks(lines)}${map.slice(map.lastIndexOf('endcmap'))}`;
}

type Entry = readonly [glyph: number, utf16: string];

function readCharacters(body: string): readonly Entry[] {
  const pairs = body.matchAll(new RegExp(`${HEX}\\s*${HEX}`, 'g'));
  return [...pairs].map(([, glyph = '', text = '']) => [Number.parseInt(glyph, 16), text] as const);
}

/** `<from> <to> <first>`: following glyphs stand for following characters. */
function readRanges(body: string): readonly Entry[] {
  const ranges = body.matchAll(new RegExp(`${HEX}\\s*${HEX}\\s*${HEX}`, 'g'));
  return [...ranges].flatMap(([, from = '', to = '', first = '']) => {
    const start = Number.parseInt(from, 16);
    const code = Number.parseInt(first, 16);
    return Array.from(
      { length: Number.parseInt(to, 16) - start + 1 },
      (_, index) => [start + index, hex(code + index)] as const,
    );
  });
}

function fromUtf16(text: string): readonly number[] {
  const units = Buffer.from(text, 'hex').swap16().toString('utf16le');
  return Array.from(units, (character) => character.codePointAt(0) ?? 0);
}

function toUtf16(codes: readonly number[]): string {
  return Buffer.from(String.fromCodePoint(...codes), 'utf16le')
    .swap16()
    .toString('hex')
    .toUpperCase();
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

function blocks(lines: readonly string[]): string {
  const count = Math.ceil(lines.length / BLOCK);
  return Array.from({ length: count }, (_, index) =>
    lines.slice(index * BLOCK, (index + 1) * BLOCK),
  )
    .map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`)
    .join('');
}
