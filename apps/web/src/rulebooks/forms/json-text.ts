import type { Json } from '../draft/json.ts';

export type ParsedJson =
  | { readonly value: Json; readonly fault: null }
  | { readonly value: undefined; readonly fault: string };

/** Line and column, from 1, of an offset. */
export function placeIn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const POSITION = /at position (\d+)/;

/** Reads JSON; what is wrong is said with line and column, in whatever words the engine has for the place. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) as Json, fault: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = POSITION.exec(message)?.[1];
    const offset = position === undefined ? text.length : Number(position);
    const { line, column } = placeIn(text, offset);
    const near = text.slice(offset, offset + 12).trim();
    const what = near === '' ? '内容没有写完' : `“${near}”附近写法不对`;
    return { value: undefined, fault: `第 ${String(line)} 行第 ${String(column)} 列：${what}` };
  }
}
