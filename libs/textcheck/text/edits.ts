import { matchesIn } from './matches.js';

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch and what is read in its place. */
export interface Edit extends Stretch {
  readonly put: string;
}

/** A text without what its layout or its writer's habits put in, and where its characters stood before. */
export interface Edited {
  readonly text: string;
  /** First offset, in the given text, of what the character at an offset of the edited one was read from. */
  readonly from: (offset: number) => number;
  /** The offset behind it. */
  readonly to: (offset: number) => number;
}

/** What a stretch of the edited text was read from, in the given one. */
export function stretchIn({ from, to }: Edited, { start, end }: Stretch): Stretch {
  const first = from(start);
  return { start: first, end: end > start ? to(end - 1) : first };
}

/** An edit with where it ends in the edited text, and how many characters longer that is up to there. */
interface Done extends Edit {
  readonly newEnd: number;
  readonly shift: number;
}

/** The text as it is. */
export const unedited = (text: string): Edited => ({
  text,
  from: (offset) => offset,
  to: (offset) => offset + 1,
});

/** The text with the edits, which stand in order and apart. */
export function edited(source: string, edits: readonly Edit[]): Edited {
  if (edits.length === 0) return unedited(source);
  let [from, shift] = [0, 0];
  const pieces: string[] = [];
  const done: Done[] = edits.map((edit) => {
    const { start, end, put } = edit;
    pieces.push(source.slice(from, start), put);
    from = end;
    const newEnd = start + shift + put.length;
    shift += put.length - (end - start);
    return { ...edit, newEnd, shift };
  });
  pieces.push(source.slice(from));
  const place = (offset: number, isEnd: boolean): number => {
    const at = editsBefore(done, offset);
    const next = done[at];
    if (next !== undefined && offset >= next.newEnd - next.put.length)
      return isEnd ? next.end : next.start;
    return offset + (isEnd ? 1 : 0) - (done[at - 1]?.shift ?? 0);
  };
  return {
    text: pieces.join(''),
    from: (offset) => place(offset, false),
    to: (offset) => place(offset, true),
  };
}

/** The text without the stretches, which stand in order and apart. */
export const without = (source: string, cuts: readonly Stretch[]): Edited =>
  edited(
    source,
    cuts.map(({ start, end }) => ({ start, end, put: '' })),
  );

/** One edit after another, as one. */
export function inTurn(source: string, steps: readonly ((text: string) => Edited)[]): Edited {
  return steps.reduce<Edited>((before, next) => {
    const after = next(before.text);
    return after.text === before.text
      ? before
      : {
          text: after.text,
          from: (offset) => before.from(after.from(offset)),
          to: (offset) => {
            const [first, end] = [after.from(offset), after.to(offset)];
            return end > first ? before.to(end - 1) : before.from(first);
          },
        };
  }, unedited(source));
}

/** What is read before and behind the words of the first group, instead of what stands there. */
export interface Around {
  readonly before: string;
  readonly behind: string;
}

/** What is written one way, and how it is read; the first rule that fits a place has it. */
export type Rule = readonly [
  pattern: RegExp,
  put: string | Around | ((match: RegExpExecArray) => string),
];

/** The text with every place the rules fit read as they say. */
export function rewritten(source: string, rules: readonly Rule[]): Edited {
  const edits = rules
    .flatMap(([pattern, put]) => matchesIn(source, pattern).flatMap((match) => editsOf(match, put)))
    .sort((one, other) => one.start - other.start);
  let end = 0;
  return edited(
    source,
    edits.filter((edit) => {
      const isFree = edit.start >= end;
      if (isFree) end = edit.end;
      return isFree;
    }),
  );
}

function editsOf(match: RegExpExecArray, put: Rule[1]): Edit[] {
  const [whole, words = ''] = match;
  const start = match.index;
  const end = start + whole.length;
  if (typeof put === 'string') return [{ start, end, put }];
  if (typeof put === 'function') return [{ start, end, put: put(match) }];
  const from = start + whole.indexOf(words);
  return [
    { start, end: from, put: put.before },
    { start: from + words.length, end, put: put.behind },
  ];
}

/** How many edits are behind an offset of the edited text. */
function editsBefore(edits: readonly Done[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.newEnd ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
