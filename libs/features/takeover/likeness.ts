/** What tells two wordings of one sentence apart least: quotation marks, blanks, small words, the unit's name for itself. */
const IDLE = /[-—–\s“”"'《》<>〈〉、，,。：:；;（）()为是的地得了有]/g;
const IDLE_ONE = new RegExp(IDLE.source, 'u');
const SELF = /我(?:乡|镇|局|街道|部门|单位|委|办|院|校|中心)?|本(?:单位|部门)/g;

/** 我乡, 本单位 before what is told of it. */
export const SELF_BEFORE = new RegExp(`^(?:${SELF.source})`, 'u');

/** Whether a character tells wordings apart least. */
export const isIdle = (character: string): boolean => IDLE_ONE.test(character);

/** A text reduced to what it says. */
export const essence = (text: string): string => text.replaceAll(SELF, '').replaceAll(IDLE, '');

/** The share of one text's pairs of characters that the other has too, 0 to 1. */
export function covered(wanted: string, by: string): number {
  const pairs = pairsOf(essence(wanted));
  if (pairs.length === 0) return 0;
  const there = new Set(pairsOf(essence(by)));
  return pairs.filter((pair) => there.has(pair)).length / pairs.length;
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** How many characters two texts end in common. */
export function commonEnding(one: string, other: string): number {
  let length = 0;
  while (
    length < one.length &&
    length < other.length &&
    one.charAt(one.length - 1 - length) === other.charAt(other.length - 1 - length)
  )
    length += 1;
  return length;
}
