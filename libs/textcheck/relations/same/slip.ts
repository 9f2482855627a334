import type { TextDocument } from '../../document.js';
import type { ToldFigure } from './told-figures.js';
import type { Shared } from './words-shared.js';

/** Two figures that differ by one slip of the hand, in the order of the text. */
export interface Slip {
  readonly document: TextDocument;
  readonly figures: readonly ToldFigure[];
  readonly first: ToldFigure;
  readonly later: ToldFigure;
  /** Two neighbouring digits changed over; else one is wrong. */
  readonly swapped: boolean;
  readonly length: number;
  readonly shared: Shared;
  /** The other figures of one value with either. */
  readonly twins: readonly [readonly ToldFigure[], readonly ToldFigure[]];
}
