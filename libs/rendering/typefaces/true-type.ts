import { closeSync, openSync, readSync } from 'node:fs';

/** What must be known of a font file before it may print. */
export interface TrueTypeFace {
  /** Name in the PDF: FandolFang-Regular. */
  readonly postScriptName: string;
  /** Outlines are TrueType and fixed; anything else becomes nameless Type 3 glyphs in Chromium's PDF. */
  readonly isStaticTrueType: boolean;
  /** Glyph of every character the font has. */
  readonly glyphs: CharacterMap;
}

/** Code point to glyph number. */
export type CharacterMap = ReadonlyMap<number, number>;

type Tables = ReadonlyMap<string, { readonly offset: number; readonly length: number }>;

const TRUE_TYPE_VERSION = 0x00010000;
const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;

/**
 * Reads names and character coverage of a font file; only the tables needed, not the outlines.
 * @throws RangeError when the file is no font or is cut short
 */
export function readTrueType(path: string): TrueTypeFace {
  const file = openSync(path, 'r');
  try {
    const header = readExactly(file, 0, 12);
    const tables = readDirectory(readExactly(file, 12, header.readUInt16BE(4) * 16));
    const table = (tag: string): Buffer => {
      const entry = tables.get(tag);
      if (entry === undefined) throw new RangeError(`font without table ${tag}`);
      return readExactly(file, entry.offset, entry.length);
    };
    return {
      postScriptName: readPostScriptName(table('name')),
      isStaticTrueType:
        header.readUInt32BE(0) === TRUE_TYPE_VERSION && tables.has('glyf') && !tables.has('fvar'),
      glyphs: readCharacterMap(table('cmap')),
    };
  } finally {
    closeSync(file);
  }
}

function readExactly(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, offset) !== length)
    throw new RangeError('font file is cut short');
  return bytes;
}

function readDirectory(records: Buffer): Tables {
  const tables = new Map<string, { offset: number; length: number }>();
  for (let at = 0; at < records.length; at += 16) {
    tables.set(records.toString('latin1', at, at + 4), {
      offset: records.readUInt32BE(at + 8),
      length: records.readUInt32BE(at + 12),
    });
  }
  return tables;
}

function readPostScriptName(table: Buffer): string {
  const storage = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const record = 6 + index * 12;
    const isWanted =
      table.readUInt16BE(record) === WINDOWS && table.readUInt16BE(record + 6) === POSTSCRIPT_NAME;
    if (!isWanted) continue;
    const start = storage + table.readUInt16BE(record + 10);
    const utf16 = Buffer.from(table.subarray(start, start + table.readUInt16BE(record + 8)));
    return utf16.swap16().toString('utf16le');
  }
  throw new RangeError('font without a PostScript name');
}

/** Format 12 (all planes) when there is one, else format 4 (the basic plane). */
function readCharacterMap(cmap: Buffer): CharacterMap {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.readUInt32BE(4 + index * 8 + 4),
  );
  const ofFormat = (format: number) =>
    subtables.find((offset) => cmap.readUInt16BE(offset) === format);
  const segmented = ofFormat(12);
  if (segmented !== undefined) return readFormat12(cmap.subarray(segmented));
  const basic = ofFormat(4);
  if (basic !== undefined) return readFormat4(cmap.subarray(basic));
  throw new RangeError('font without a Unicode character map');
}

function readFormat12(table: Buffer): CharacterMap {
  const glyphs = new Map<number, number>();
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    const start = table.readUInt32BE(at);
    const firstGlyph = table.readUInt32BE(at + 8);
    for (let code = start; code <= table.readUInt32BE(at + 4); code += 1) {
      glyphs.set(code, firstGlyph + code - start);
    }
  }
  return glyphs;
}

/** Glyph 0 is no glyph: segments of this format may have holes. */
function readFormat4(table: Buffer): CharacterMap {
  const glyphs = new Map<number, number>();
  const segments = table.readUInt16BE(6) / 2;
  for (let index = 0; index < segments; index += 1) {
    const at = 14 + index * 2;
    const end = table.readUInt16BE(at);
    const start = table.readUInt16BE(at + 2 + segments * 2);
    const delta = table.readUInt16BE(at + 2 + segments * 4);
    const offsetAt = at + 2 + segments * 6;
    const offset = table.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph =
        offset === 0 ? code : table.readUInt16BE(offsetAt + offset + (code - start) * 2);
      const moved = glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      if (moved !== 0) glyphs.set(code, moved);
    }
  }
  return glyphs;
}
