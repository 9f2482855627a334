import type { Severity, Finding } from './finding.js';
import type { TextDocument } from './document.js';

/** One thing to look for: a file in `kinds/`, with texts that show what it says and what it leaves alone. */
export interface Kind {
  readonly id: string;
  /** Chinese name for people, e.g. `合计不符`. */
  readonly name: string;
  readonly severity: Severity;
  /** Why a reviewer sends it back. */
  readonly reason: string;
  /** Texts with exactly this defect. */
  readonly fires: readonly string[];
  /** Look-alikes that are right. */
  readonly spares: readonly string[];
  readonly find: (document: TextDocument) => readonly Finding[];
}
