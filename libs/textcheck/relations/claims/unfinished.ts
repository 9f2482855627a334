import type { Statement } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Deeds } from './deeds.js';

/** A place of a text that says something is not done, not all of it, or not in time. */
export interface Unfinished extends Range {
  readonly statement: Statement | null;
  readonly deeds: Deeds;
  readonly subject: ReadonlySet<string>;
  /** Of how many it is a part, where that is said. */
  readonly of: string | null;
  /** Unit of what is counted as open; null where nothing is. */
  readonly unit: string | null;
  /** Done, yet late. */
  readonly late: boolean;
  /** Measured against a goal or a plan. */
  readonly goal: boolean;
  /** As things stood within the year. */
  readonly interim: boolean;
}
