import type { Fault } from '#libs/kernel';

/** Deeper than any request of ours; a body nested 5,000 deep would overflow the stack of whoever walks it next. */
const MAX_DEPTH = 32;
const MAX_FAULTS = 20;
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const NUL = '\u0000';
/** Half of a surrogate pair: valid in JSON, and no text that could be stored or hashed. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * What no schema should ever have to look at, anywhere in the value: prototype keys, numbers that are none (JSON reads
 * `1e400` as Infinity), NUL characters, halves of characters, endless nesting. Paths are dotted.
 */
export function dataFaults(value: unknown): Fault[] {
  const faults: Fault[] = [];
  visit(value, [], faults);
  return faults;
}

function visit(value: unknown, path: readonly string[], faults: Fault[]): void {
  if (faults.length >= MAX_FAULTS) return;
  const problem = problemOf(value, path.length);
  if (problem !== null) faults.push(fault(problem, path));
  else if (typeof value === 'object' && value !== null) visitParts(value, path, faults);
}

function visitParts(value: object, path: readonly string[], faults: Fault[]): void {
  for (const [key, part] of Object.entries(value)) {
    const at = [...path, key];
    if (PROTOTYPE_KEYS.has(key)) faults.push(fault('含有不允许的键名', at));
    else if (textProblem(key) !== null) faults.push(fault('键名中含有无法保存的字符', path));
    else visit(part, at, faults);
  }
}

function problemOf(value: unknown, depth: number): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return '数值过大，不是有限的数';
  if (typeof value === 'string') return textProblem(value);
  return depth > MAX_DEPTH ? '嵌套层数过多' : null;
}

function textProblem(text: string): string | null {
  return text.includes(NUL) || LONE_SURROGATE.test(text) ? '含有无法保存的字符' : null;
}

const fault = (message: string, path: readonly string[]): Fault => ({
  code: 'request.invalid',
  message,
  ...(path.length === 0 ? {} : { path: path.join('.') }),
});
