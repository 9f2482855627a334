const MAX_ENTRIES = 4_000;
const MAX_LENGTH = 20_000;

/**
 * Remembers what a pure function made of a text. A report is evaluated at every keystroke of its drafter, and all but
 * one of its texts are what they were; the oldest entries go first, and texts as long as a report are not kept.
 */
export function rememberTexts<T>(analyse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > MAX_LENGTH) return analyse(text);
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const result = analyse(text);
    if (known.size >= MAX_ENTRIES) known.delete(known.keys().next().value!);
    known.set(text, result);
    return result;
  };
}
