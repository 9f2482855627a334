import type { Json } from '../draft/json.ts';

/** What keeps a text from being read, in words, and where. */
export interface TextFault {
  readonly offset: number;
  readonly message: string;
}

export type ParsedJson =
  | { readonly value: Json; readonly fault: null }
  | { readonly value: undefined; readonly fault: TextFault };

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads a JSON text only to find where it stops being one: engines do not say that for short texts. */
class Scanner {
  private offset = 0;

  constructor(private readonly text: string) {}

  /** Offset of the first character that cannot stand where it does; null for well-formed JSON. */
  fault(): number | null {
    const whole = this.value() && this.take(SPACE) && this.offset === this.text.length;
    return whole ? null : this.offset;
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text);
    if (found === null) return false;
    this.offset += found[0].length;
    return true;
  }

  private sign(character: string): boolean {
    this.take(SPACE);
    if (this.text[this.offset] !== character) return false;
    this.offset += 1;
    return true;
  }

  private value(): boolean {
    this.take(SPACE);
    if (this.sign('{')) return this.members('}', () => this.key() && this.value());
    if (this.sign('[')) return this.members(']', () => this.value());
    return this.take(STRING) || this.take(LITERAL);
  }

  private key(): boolean {
    this.take(SPACE);
    return this.take(STRING) && this.sign(':');
  }

  private members(end: string, member: () => boolean): boolean {
    if (this.sign(end)) return true;
    do {
      if (!member()) return false;
    } while (this.sign(','));
    return this.sign(end);
  }
}

function placeIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `第 ${String(lines.length)} 行第 ${String((lines.at(-1) ?? '').length + 1)} 列`;
}

/** Reads JSON; what is wrong is said with line and column. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) as Json, fault: null };
  } catch {
    const offset = new Scanner(text).fault() ?? text.length;
    const near = text.slice(offset, offset + 12).trim();
    const what = near === '' ? '内容没有写完' : `“${near}”附近写法不对`;
    return { value: undefined, fault: { offset, message: `${placeIn(text, offset)}：${what}` } };
  }
}
