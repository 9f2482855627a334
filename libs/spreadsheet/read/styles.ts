import type { Archive } from '#libs/untrusted';
import { readXml } from './xml.js';

/** What a number's format says it is. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time';

/**
 * Formats every spreadsheet knows by number, first and last; 27 to 36 and 50 to 58 are those of Chinese, Japanese and
 * Korean ones.
 */
const BUILT_IN: readonly (readonly [number, number, NumberKind])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

function builtIn(id: number): NumberKind {
  return BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? 'number';
}

/** What a format text means, without its literal parts, colours and conditions. */
export function kindOfFormat(code: string): NumberKind {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?:[^\]]*)\]/g, '')
    .toLowerCase();
  if (/[yd]|(?<![hs:]\s*)m(?!\s*[:s])|e(?![+-])/.test(bare) && !/general/.test(bare)) return 'date';
  if (/[hs]/.test(bare) && !/general/.test(bare)) return 'time';
  return bare.includes('%') ? 'percent' : 'number';
}

/** The kind of number of each cell style, by its index. Errors: `FileFault`. */
export async function readStyles(archive: Archive, part: string): Promise<NumberKind[]> {
  const formats = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  await readXml(archive, part, {
    open: (name, { numFmtId, formatCode }) => {
      const id = Number(numFmtId ?? 0);
      if (name === 'numFmt') formats.set(id, kindOfFormat(formatCode ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) kinds.push(formats.get(id) ?? builtIn(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}
