/** What stayed, went and came, in order. */
export interface Word {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longer middles are shown as replaced whole: the table of a comparison grows with the square. */
const MOST = 400;
/** Numbers and Latin words stay whole; Chinese goes by the character. */
const TOKEN = /[A-Za-z0-9_.]+|[\s\S]/gu;

/** A text against its later wording. */
export function diffWords(before: string, after: string): Word[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const words: Word[] = [
    ...a.slice(0, start).map((text): Word => ({ kind: 'same', text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text): Word => ({ kind: 'same', text })),
  ];
  return alike(words, Math.max(a.length, b.length)) ? joined(words) : replaced(before, after);
}

/** With less in common than this, what stayed by chance only makes both texts unreadable. */
const COMMON = 0.4;

function alike(words: readonly Word[], longest: number): boolean {
  const stayed = words.filter(({ kind }) => kind === 'same');
  return tokensOf(stayed.map(({ text }) => text).join('')).length >= longest * COMMON;
}

const replaced = (before: string, after: string): Word[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
];

const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

function middle(a: readonly string[], b: readonly string[]): Word[] {
  if (a.length > MOST || b.length > MOST) {
    return replaced(a.join(''), b.join(''));
  }
  const lengths = commonLengths(a, b);
  const words: Word[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      words.push({ kind: 'same', text: a[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      words.push({ kind: 'removed', text: a[i++] ?? '' });
    } else words.push({ kind: 'added', text: b[j++] ?? '' });
  }
  words.push({ kind: 'removed', text: a.slice(i).join('') });
  words.push({ kind: 'added', text: b.slice(j).join('') });
  return words;
}

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] =
        a[i] === b[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number =>
  table[i]?.[j] ?? 0;

function joined(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const word of words.filter(({ text }) => text !== '')) {
    const last = out.at(-1);
    if (last?.kind === word.kind) out[out.length - 1] = { ...last, text: last.text + word.text };
    else out.push(word);
  }
  return out;
}
