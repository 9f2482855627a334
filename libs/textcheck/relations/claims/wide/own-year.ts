import type { TextDocument } from '../../../document.js';

/** A clause that names no year, or the report's own. */
export function isOfOwnYear({ year: own }: TextDocument, text: string): boolean {
  const year = /20\d\d(?=年)/.exec(text)?.[0];
  return year === undefined || own === null || Number(year) === own;
}
