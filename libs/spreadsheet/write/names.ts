const MOST_CHARACTERS = 31;
const FORBIDDEN = /[[\]:*?/\\]/g;

function shortened(name: string, suffix: string): string {
  return `${name.slice(0, MOST_CHARACTERS - suffix.length)}${suffix}`;
}

/**
 * Names a workbook accepts: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end, each once
 * whatever its case. In the order given.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((raw) => {
    const base =
      raw
        .replace(FORBIDDEN, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '表';
    let name = shortened(base, '');
    for (let count = 2; taken.has(name.toLowerCase()); count += 1)
      name = shortened(base, `_${count}`);
    taken.add(name.toLowerCase());
    return name;
  });
}
