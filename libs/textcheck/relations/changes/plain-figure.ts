import type { Mention } from '../../mentions/mention.js';
import { isChange } from './change-words.js';

/** A sum of money or a number of things as it is: above nought, no mark, and not by how much one changed. */
export const isPlainFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.unit !== '分' &&
  one.base.isPositive() &&
  !one.base.isZero() &&
  !isChange(one);
