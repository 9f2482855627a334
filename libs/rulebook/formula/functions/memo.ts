const MAX_ENTRIES = 4_000;
const MAX_LENGTH = 20_000;

/** Remembers what a pure function made of the last text. */
export function rememberLast<T>(analyse: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly result: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: analyse(text) };
    return last.result;
  };
}

/** A text in the form in which full-width digits and signs are plain ones. */
export const compatible: (text: string) => string = rememberLast((text) => text.normalize('NFKC'));

/**
 * Remembers what a pure function made of a text. A report is evaluated at every keystroke of its drafter, and all but
 * one of its texts are what they were; the oldest entries go first, and of texts as long as a report only the last is
 * kept: several checks read it one after the other.
 */
export function rememberTexts<T>(analyse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  const long = rememberLast(analyse);
  return (text) => {
    if (text.length > MAX_LENGTH) return long(text);
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const result = analyse(text);
    if (known.size >= MAX_ENTRIES) known.delete(known.keys().next().value!);
    known.set(text, result);
    return result;
  };
}
