import type { CharacterMap } from './true-type.js';

/** For a character: others that the font shows with the same glyph. */
export type Aliases = ReadonlyMap<number, readonly number[]>;

/**
 * Characters that share a glyph: 水 (U+6C34) and the radical ⽔ (U+2F54), the dashes U+2014 and U+2015 … A PDF knows glyphs,
 * so whoever writes it has to choose which of them to give back, and Chromium takes the first it finds.
 */
export function findAliases(glyphs: CharacterMap): Aliases {
  const byGlyph = new Map<number, number[]>();
  for (const [code, glyph] of glyphs) {
    const codes = byGlyph.get(glyph);
    if (codes === undefined) byGlyph.set(glyph, [code]);
    else codes.push(code);
  }
  const shared = [...byGlyph.values()].filter((codes) => codes.length > 1);
  return new Map(
    shared.flatMap((codes) =>
      codes.map((code): [number, number[]] => [code, codes.filter((other) => other !== code)]),
    ),
  );
}
