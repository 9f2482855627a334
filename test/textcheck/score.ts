import { checkText } from '#libs/textcheck';

import type { Passage } from './passages.js';

/** How the findings of one kind do over labelled passages. */
export interface KindScore {
  readonly kind: string;
  readonly labelled: number;
  readonly found: number;
  /** Passages where the kind was found and is not labelled. */
  readonly falseAlarms: number;
}

/** Scores by kind, in the order of the kinds' names; a kind counts once a passage. */
export function scoresOf(passages: readonly Passage[]): KindScore[] {
  const judged = passages.map(({ text, kinds }) => ({
    wanted: new Set(kinds),
    got: new Set(checkText(text).map(({ kind }) => kind)),
  }));
  const kinds = [...new Set(judged.flatMap(({ wanted, got }) => [...wanted, ...got]))].sort();
  return kinds.map((kind) => ({
    kind,
    labelled: judged.filter(({ wanted }) => wanted.has(kind)).length,
    found: judged.filter(({ wanted, got }) => wanted.has(kind) && got.has(kind)).length,
    falseAlarms: judged.filter(({ wanted, got }) => !wanted.has(kind) && got.has(kind)).length,
  }));
}

/** Recall and precision over all kinds, 0 to 1. */
export function overall(scores: readonly KindScore[]): { recall: number; precision: number } {
  const sum = (of: (score: KindScore) => number): number =>
    scores.reduce((total, score) => total + of(score), 0);
  const found = sum((score) => score.found);
  return {
    recall: found / sum(({ labelled }) => labelled),
    precision: found / (found + sum(({ falseAlarms }) => falseAlarms)),
  };
}
