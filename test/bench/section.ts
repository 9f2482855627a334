import type { Figures } from './measure.js';

/** A comparison: what was measured, what it is held to, and what must be known to read it. */
export interface Section {
  readonly title: string;
  /** What the two columns of figures are. */
  readonly unit: 'ms' | 'decisions/s';
  readonly figures: readonly Figures[];
  readonly verdicts: readonly Verdict[];
  /** What each side does and does not do. */
  readonly notes: readonly string[];
}

export interface Verdict {
  readonly measured: string;
  readonly aim: string;
  readonly met: boolean;
}

/** Medians of two contenders by name. */
export function medians(figures: readonly Figures[], one: string, other: string) {
  return [medianOf(figures, one), medianOf(figures, other)] as const;
}

function medianOf(figures: readonly Figures[], name: string): number {
  const found = figures.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`nothing was measured as "${name}"`);
  return found.median;
}
