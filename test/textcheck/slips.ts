/** A passage that is right and the same with one slip of the writing: its words, marks, numbers or headings. */
export type Pair = readonly [right: string, wrong: string];

/** The passage, and the passage with `right` written as `slipped`. */
export const slip = (text: string, right: string, slipped: string): Pair => [
  text,
  text.replace(right, () => slipped),
];

/** The passage of some lines, and that of others. */
export const lines = (right: readonly string[], wrong: readonly string[]): Pair => [
  right.join('\n'),
  wrong.join('\n'),
];
