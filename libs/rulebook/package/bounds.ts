/** A package is a few hundred kilobytes; what is far beyond that is no package. */
const MAX_DEPTH = 96;
const MAX_NODES = 400_000;
const MAX_CHARACTERS = 8_000_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface BoundsFault {
  readonly path: string;
  readonly message: string;
}

interface Visit {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

function forbiddenKey(value: object): string | undefined {
  return Array.isArray(value)
    ? undefined
    : Object.keys(value).find((key) => FORBIDDEN_KEYS.has(key));
}

/**
 * The first bound that a parsed JSON value breaks: nesting, number of values, length of its texts, keys of prototypes.
 * Walks without recursion, before anything that recurses sees the value. Null when all is within bounds.
 */
export function boundsFault(root: unknown): BoundsFault | null {
  const pending: Visit[] = [{ value: root, path: '', depth: 0 }];
  let nodes = 0;
  let characters = 0;
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value, path, depth } = visit;
    nodes += 1;
    if (typeof value === 'string') characters += value.length;
    if (depth > MAX_DEPTH) return { path, message: `嵌套超过 ${MAX_DEPTH} 层` };
    if (nodes + pending.length > MAX_NODES || characters > MAX_CHARACTERS)
      return { path, message: '规则包过大' };
    if (typeof value !== 'object' || value === null) continue;
    const forbidden = forbiddenKey(value);
    if (forbidden !== undefined)
      return {
        path: path === '' ? forbidden : `${path}.${forbidden}`,
        message: `不允许的键 ${forbidden}`,
      };
    for (const [key, inner] of Object.entries(value)) {
      if (pending.length > MAX_NODES) return { path, message: '规则包过大' };
      pending.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
  return null;
}
