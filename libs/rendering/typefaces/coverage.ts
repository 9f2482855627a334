const CODE_POINTS = 0x110000;

/** Line ends, and characters that are there to be invisible; no font needs a glyph for them. */
const NEED_NO_GLYPH = /[\t\n\r\u200b-\u200d\u2060\ufeff]/u;

/** Which characters some font has; one bit a code point. */
export class Coverage {
  private readonly bits = new Uint8Array(CODE_POINTS / 8);

  /** Adds code points. */
  add(codes: Iterable<number>): void {
    for (const code of codes) {
      this.bits[code >> 3] = (this.bits[code >> 3] ?? 0) | (1 << (code & 7));
    }
  }

  /** Characters of the text that no font has, each once, in order of first appearance. */
  missing(text: string): readonly string[] {
    const missing = new Set<string>();
    for (const character of new Set(text)) {
      const code = character.codePointAt(0) ?? 0;
      const covered = ((this.bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
      if (!covered && !NEED_NO_GLYPH.test(character)) missing.add(character);
    }
    return [...missing];
  }
}

/** `𠮷（U+20BB7）`; a character that cannot be shown by itself is named by its code alone. */
export function nameCharacter(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}\p{M}]/u.test(character) ? code : `${character}（${code}）`;
}
