/** What a mark stands for, and whether it is one of the whole. */
interface Mark {
  readonly role: 'full' | 'got' | 'deducted';
  readonly whole: boolean;
}

/** 成本控制（8分）：甲扣1分；乙扣0.5分。该项得6.5分。 The one score of a paragraph behind all that was taken off its full marks. */
export function closesAll(scores: readonly Mark[]): boolean {
  const [first, ...rest] = scores;
  const last = rest.at(-1);
  return (
    first?.role === 'full' &&
    last?.role === 'got' &&
    rest.length > 2 &&
    rest.slice(0, -1).every(({ role, whole }) => role === 'deducted' && !whole)
  );
}
