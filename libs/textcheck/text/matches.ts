const NONE: readonly RegExpExecArray[] = [];

/**
 * Every match of a global pattern, as `matchAll` gives them. Nearly all sentences of a report have none of a given pattern;
 * this tells so without copying the pattern and without a list of its own.
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
