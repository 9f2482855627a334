import type { JsonPath } from '../draft/json.ts';
import { parseJson } from './json-text.ts';
import { rangeOf, repeatedKeys, type Range, type Tree } from './json-tree.ts';

/** A fault that lint names, by its place inside the text. */
export interface PlacedFault {
  readonly path: JsonPath;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

export interface ShownFault extends Range {
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** What of a value is marked: all of a short one, the first line of a long one. */
function marked(text: string, { from, to }: Range): Range {
  const line = text.indexOf('\n', from);
  return { from, to: line < 0 ? to : Math.min(to, line) };
}

/**
 * Everything wrong with a text at its places: what cannot be read, else keys that are there twice and what lint says.
 * @param tree of the same text
 */
export function faultsIn(
  tree: Tree,
  text: string,
  placed: readonly PlacedFault[],
): readonly ShownFault[] {
  const { fault } = parseJson(text);
  if (fault !== null) {
    const from = Math.min(fault.offset, text.length);
    return [
      { from, to: Math.min(from + 1, text.length), message: fault.message, severity: 'error' },
    ];
  }
  const repeated = repeatedKeys(tree, text).map(({ from, to, key }) => ({
    ...{ from, to, severity: 'warning' as const },
    message: `“${key}”写了两次，只有后一次有效`,
  }));
  const shown = placed.map(({ path, message, severity }) => ({
    ...marked(text, rangeOf(tree, text, path)),
    message,
    severity,
  }));
  return [...repeated, ...shown];
}
