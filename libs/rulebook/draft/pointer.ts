import type { JsonValue } from '#libs/kernel';

type Mutable = JsonValue[] | Record<string, JsonValue>;

/** A place within a value that is being changed. */
export interface Place {
  /** The pointer with places instead of ids. */
  readonly path: string;
  readonly isList: boolean;
  get(): JsonValue | undefined;
  set(value: JsonValue): void;
  insert(value: JsonValue): void;
  remove(): void;
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** @throws RangeError with a Chinese message: not a pointer, or a parent that is not there */
export function placeOf(root: { value: JsonValue }, pointer: string): Place {
  if (!pointer.startsWith('/')) throw new RangeError('须为以 / 开头的 JSON 指针');
  const tokens = pointer.slice(1).split('/').map(decode);
  let holder = root.value as Mutable;
  const passed: string[] = [];
  for (const token of tokens.slice(0, -1)) {
    const key = keyOf(holder, token);
    const next = read(holder, key);
    if (typeof next !== 'object' || next === null) throw missing();
    passed.push(String(key));
    holder = next as Mutable;
  }
  const key = keyOf(holder, tokens.at(-1) ?? '');
  return placeIn(holder, key, `/${[...passed, String(key)].map(encode).join('/')}`);
}

function placeIn(holder: Mutable, key: string | number, path: string): Place {
  const isList = Array.isArray(holder);
  return {
    path,
    isList,
    get: () => read(holder, key),
    set: (value) => {
      (holder as Record<string | number, JsonValue>)[key] = value;
    },
    insert: (value) => {
      if (!Array.isArray(holder)) holder[key] = value;
      else if (Number(key) <= holder.length) holder.splice(Number(key), 0, value);
      else throw missing();
    },
    remove: () => {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
    },
  };
}

/** Index or key; of `@id` in a list the index of that member. */
function keyOf(holder: Mutable, token: string): string | number {
  if (!Array.isArray(holder)) {
    if (FORBIDDEN.has(token)) throw new RangeError('不允许的键名');
    return token;
  }
  if (token === '-') return holder.length;
  if (/^(?:0|[1-9]\d{0,6})$/.test(token)) return Number(token);
  if (!token.startsWith('@')) throw new RangeError('列表中的位置须为序号、- 或 @标识');
  const index = holder.findIndex((member) => idOf(member) === token.slice(1));
  if (index === -1) throw missing();
  return index;
}

function idOf(member: JsonValue): unknown {
  return typeof member === 'object' && member !== null && 'id' in member ? member.id : undefined;
}

function read(holder: Mutable, key: string | number): JsonValue | undefined {
  return Object.hasOwn(holder, key)
    ? (holder as Record<string | number, JsonValue>)[key]
    : undefined;
}

const missing = (): RangeError => new RangeError('草稿中没有这个位置，可能已被删除');
const decode = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
const encode = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
