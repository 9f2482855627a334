import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** A figure said to be wrong, and those it was held against. */
export interface Held {
  readonly document: TextDocument;
  readonly statement: Statement;
  readonly printed: Mention;
  readonly others: readonly Mention[];
}
