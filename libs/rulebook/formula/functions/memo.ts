/** Characters of a text that is worth keeping, and of all kept: what is made of a text is as large as many of it. */
const MAX_LENGTH = 4_000;
const MAX_KEPT = 400_000;

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
  let kept = 0;
  const long = rememberLast(analyse);
  return (text) => {
    if (text.length > MAX_LENGTH) return long(text);
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const result = analyse(text);
    known.set(text, result);
    kept += text.length;
    for (const oldest of known.keys()) {
      if (kept <= MAX_KEPT) break;
      known.delete(oldest);
      kept -= oldest.length;
    }
    return result;
  };
}
