/** A package is a few hundred kilobytes; what is far beyond that is no package. */
const MAX_DEPTH = 96;
const MAX_NODES = 400_000;
const MAX_CHARACTERS = 8_000_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface BoundsFault {
  readonly path: string;
  readonly message: string;
}

const TOO_LARGE: BoundsFault = { path: '', message: '规则包过大' };

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

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Counts what has been seen, and says which bound it breaks. */
class Measure {
  private nodes = 0;
  private characters = 0;

  issue({ value, path, depth }: Visit, pending: number): BoundsFault | null {
    this.nodes += 1;
    if (typeof value === 'string') this.characters += value.length;
    if (depth > MAX_DEPTH) return { path, message: `嵌套超过 ${MAX_DEPTH} 层` };
    const many = this.nodes + pending > MAX_NODES || this.characters > MAX_CHARACTERS;
    // Of the whole: where the count ran out says nothing.
    return many ? TOO_LARGE : null;
  }
}

/**
 * The first bound that a parsed JSON value breaks: nesting, number of values, length of its texts, keys of prototypes.
 * Walks without recursion, before anything that recurses sees the value. Null when all is within bounds.
 */
export function boundsFault(root: unknown): BoundsFault | null {
  const pending: Visit[] = [{ value: root, path: '', depth: 0 }];
  const measure = new Measure();
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value, path, depth } = visit;
    const issue = measure.issue(visit, pending.length);
    if (issue !== null) return issue;
    if (typeof value !== 'object' || value === null) continue;
    const forbidden = forbiddenKey(value);
    if (forbidden !== undefined) {
      return { path: join(path, forbidden), message: `不允许的键 ${forbidden}` };
    }
    const entries = Object.entries(value);
    if (entries.length > MAX_NODES) return TOO_LARGE;
    for (const [key, inner] of entries) {
      pending.push({ value: inner, path: join(path, key), depth: depth + 1 });
    }
  }
  return null;
}
