import type { Statement } from '../../../document.js';
import type { Sentence } from '../../../text/sentences.js';

/** A clause read as what may be told of one of the set. */
export interface Fact extends Sentence {
  readonly statement: Statement;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}
