import type { JsonValue } from '#libs/kernel';
import type { RulebookPackage } from '../schema/index.js';

/** A text that the new year changed, by its JSON pointer. */
export interface ShiftedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface ShiftedPackage {
  readonly package: RulebookPackage;
  readonly changes: readonly ShiftedText[];
}

/** A year before 年 or as part of a date; document numbers such as 〔2019〕33号 are neither. */
const YEAR = /(?<!\d)20\d\d(?=年|-\d\d-\d\d)/g;
const BARE_YEAR = /^20\d\d$/;
/** Years this far from the package's own speak of its period; others are history and stay. */
const BEFORE = 2;
const AFTER = 2;

/**
 * A published package as the start of another year's: its period moves, ids and document numbers stay, and so do the
 * golden cases but for their dates. The version starts anew at 1.0.0.
 */
export function openYear(source: RulebookPackage, year: number): ShiftedPackage {
  const changes: ShiftedText[] = [];
  const { year: from } = source.manifest;
  const { basis, ...manifest } = source.manifest;
  const shift = (text: string): string => shiftText(text, from, year - from);
  const walk = (value: JsonValue, path: string): JsonValue => {
    if (typeof value === 'string') {
      const after = shift(value);
      if (after !== value) changes.push({ path, before: value, after });
      return after;
    }
    if (Array.isArray(value)) return value.map((one: JsonValue, at) => walk(one, `${path}/${at}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        walk(inner as JsonValue, `${path}/${key}`),
      ]),
    );
  };
  const shifted = walk({ ...source, manifest }, '');
  const moved = shifted as unknown as RulebookPackage;
  return {
    package: { ...moved, manifest: { ...moved.manifest, basis, year, version: '1.0.0' } },
    changes,
  };
}

function shiftText(text: string, from: number, by: number): string {
  const move = (found: string): string => {
    const year = Number(found);
    return year < from - BEFORE || year > from + AFTER ? found : String(year + by);
  };
  return BARE_YEAR.test(text) ? move(text) : text.replace(YEAR, move);
}
