/** How sure a reviewer may be that a finding must be sent back. */
export type Severity = 'error' | 'warning' | 'hint';

/** A piece of the text as it was given: `start` and `end` are UTF-16 offsets, end exclusive. */
export interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One thing a careful reviewer would send back. */
export interface Finding {
  /** Stable id of the kind, e.g. `sum`. */
  readonly kind: string;
  readonly severity: Severity;
  /** Where it stands: the wrong place first, then what it contradicts. Never empty. */
  readonly quotes: readonly Quote[];
  /** The arithmetic or comparison, e.g. `5963.72 − 5953.47 = 10.25，文中为 10.23`; null where nothing is computed. */
  readonly computed: string | null;
  /** Chinese, one sentence: what is wrong. */
  readonly message: string;
  /** Chinese: what would make it right. */
  readonly suggestion: string;
  /** 0 to 1: of such findings, the share a reviewer would agree with. */
  readonly confidence: number;
}
