import type { Mention } from '../../mentions/mention.js';
import type { PartsOfTotal } from './lists.js';

/** A total right beside all its parts, which can be read in one way only. */
export const fullList = (total: Mention, parts: readonly Mention[]): PartsOfTotal => ({
  total,
  parts,
  readings: [parts],
  complete: true,
  beside: true,
  rivals: [],
});
