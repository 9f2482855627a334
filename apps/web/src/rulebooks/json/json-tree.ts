import { jsonLanguage } from '@codemirror/lang-json';
import type { Json, JsonPath } from '../draft/json.ts';

/** What the parser makes of a text, also of one that is half typed: it skips what it cannot read. */
export type Tree = ReturnType<typeof jsonLanguage.parser.parse>;
type Node = Tree['topNode'];

export interface Range {
  readonly from: number;
  readonly to: number;
}

export const treeOf = (text: string): Tree => jsonLanguage.parser.parse(text);

const PUNCTUATION: ReadonlySet<string> = new Set(['{', '}', '[', ']', ',', ':']);
const LITERALS: Readonly<Record<string, Json>> = { True: true, False: false, Null: null };

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** A string as it is meant; what is wrong in it stays as it is written. */
function stringIn(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return written.replace(/^"|"$/g, '');
  }
}

const isValue = ({ name, type }: Node): boolean =>
  !type.isError && !PUNCTUATION.has(name) && name !== 'PropertyName';

const textOf = (node: Node, text: string): string => text.slice(node.from, node.to);

/** A key and its value, as far as they are there. */
function propertyOf(node: Node, text: string) {
  const name = node.getChild('PropertyName');
  const key = name === null ? undefined : stringIn(textOf(name, text));
  return { name, key, value: childrenOf(node).find(isValue) };
}

const within = (node: Range, cursor: number): boolean => node.from <= cursor && cursor <= node.to;

/** Whether a member of an object is being written: its key, or a value that is no container. */
function isOpen(node: Node, cursor: number): boolean {
  const { name, value } = propertyOf(node, '');
  const container = value?.name === 'Object' || value?.name === 'Array';
  return container ? name !== null && within(name, cursor) : within(node, cursor);
}

function listOf(node: Node, text: string, cursor: number): readonly Json[] {
  const list: (Json | undefined)[] = [];
  for (const { entry, index } of numbered(node)) list[index] = valueOf(entry, text, cursor);
  return Array.from(list, (entry) => entry ?? null);
}

function valueOf(node: Node, text: string, cursor: number): Json {
  if (node.name === 'Object')
    return Object.fromEntries(
      node.getChildren('Property').flatMap((one) => {
        const { key, value } = propertyOf(one, text);
        if (key === undefined || value === undefined || isOpen(one, cursor)) return [];
        return [[key, valueOf(value, text, cursor)]];
      }),
    );
  if (node.name === 'Array') return listOf(node, text, cursor);
  if (node.name === 'String') return stringIn(textOf(node, text));
  return node.name === 'Number' ? Number(textOf(node, text)) : (LITERALS[node.name] ?? null);
}

/**
 * The entries of a list with their numbers. A comma forgotten between two is read as if it were there; an entry that
 * cannot be read leaves its number out.
 */
function numbered(list: Node): readonly { readonly entry: Node; readonly index: number }[] {
  const found: { readonly entry: Node; readonly index: number }[] = [];
  let index = 0;
  let taken = false;
  for (const child of childrenOf(list)) {
    const entry = isValue(child);
    if (child.name === ',' || (entry && taken)) index += 1;
    if (entry) found.push({ entry: child, index });
    if (child.name === ',' || entry) taken = entry;
  }
  return found;
}

/** What is written, without the member the cursor is in: that one is not said yet. */
export function valueIn(tree: Tree, text: string, cursor = -1): Json | undefined {
  const root = childrenOf(tree.topNode).find(isValue);
  return root === undefined ? undefined : valueOf(root, text, cursor);
}

const indexOf = (list: Node, node: Node): number | undefined =>
  numbered(list).find(({ entry }) => entry.from === node.from)?.index;

/** The number of the entry that is or will be written at a place of the list. */
function indexAt(list: Node, offset: number): number {
  const entries = numbered(list);
  const own = entries.find(({ entry }) => entry.from <= offset && offset < entry.to);
  const last = entries.findLast(({ entry }) => entry.to <= offset)?.index ?? -1;
  const commas = list.getChildren(',').filter(({ to }) => to <= offset).length;
  return own?.index ?? Math.max(commas, last + 1);
}

/** The path of a node from the whole text down. */
function pathTo(node: Node | null, text: string): JsonPath {
  const parent = node?.parent ?? null;
  if (node === null || parent === null) return [];
  const above = pathTo(parent, text);
  if (node.name === 'Property') return [...above, propertyOf(node, text).key ?? ''];
  if (parent.name !== 'Array' || !isValue(node)) return above;
  return [...above, indexOf(parent, node) ?? 0];
}

export interface Place {
  /** What may be written here. */
  readonly role: 'key' | 'value';
  /** Of the object for a key; of the value itself for a value. */
  readonly path: JsonPath;
  /** What is replaced when a whole word is chosen: the string with its quotes, the bare word, or nothing. */
  readonly token: Range;
  /** Where what is typed of it begins: behind the quote. */
  readonly start: number;
  /** Whether the cursor stands inside quotes. */
  readonly quoted: boolean;
}

const WORD_BEFORE = /[\w.-]*$/;
const WORD_AFTER = /^[\w.-]*/;

type Token = Pick<Place, 'token' | 'start' | 'quoted'>;

const endOfWord = (text: string, cursor: number): number =>
  cursor + (WORD_AFTER.exec(text.slice(cursor))?.[0].length ?? 0);

/** The bare word the cursor stands in or at the end of. */
function wordToken(text: string, cursor: number): Token {
  const start = cursor - (WORD_BEFORE.exec(text.slice(0, cursor))?.[0].length ?? 0);
  const to = start === cursor ? cursor : endOfWord(text, cursor);
  return { token: { from: start, to }, start, quoted: false };
}

/** The string or bare word the cursor stands in. */
function tokenAt({ from, to, type, firstChild }: Node, text: string, cursor: number): Token {
  const string = firstChild === null && text[from] === '"' && from < cursor;
  if (!string) return wordToken(text, cursor);
  // A string without its end reaches to the end of the line: only what is typed of it is replaced.
  const closed = to - from > 1 && !type.isError;
  if (!closed)
    return { token: { from, to: endOfWord(text, cursor) }, start: from + 1, quoted: true };
  return cursor < to
    ? { token: { from, to }, start: from + 1, quoted: true }
    : wordToken(text, cursor);
}

const CONTAINERS: ReadonlySet<string> = new Set(['Object', 'Array', 'Property']);

/** The container or member that what stands at the end of `before` belongs to. */
function around(tree: Tree, before: string): Node | null {
  let node: Node | null = tree.resolveInner(before.length, -1);
  while (node !== null && !CONTAINERS.has(node.name)) node = node.parent;
  return node;
}

/** Where the cursor stands in a text that may be half typed; null where nothing can be written. */
export function placeAt(tree: Tree, text: string, cursor: number): Place | null {
  const typed = tokenAt(tree.resolveInner(cursor, -1), text, cursor);
  const before = text.slice(0, typed.token.from).trimEnd();
  if (before === '') return { role: 'value', path: [], ...typed };
  const sign = before.slice(-1);
  const node = around(tree, before);
  if (sign === ':') return { role: 'value', path: pathTo(node, text), ...typed };
  // Behind a whole value comes a comma; what is begun there all the same is read as if it were there.
  const begun = '{[,'.includes(sign) || typed.start < cursor;
  const container = node?.name === 'Property' ? node.parent : node;
  if (container === null || !begun) return null;
  const path = pathTo(container, text);
  if (container.name === 'Object') return { role: 'key', path, ...typed };
  const index = indexAt(container, typed.token.from);
  return { role: 'value', path: [...path, index], ...typed };
}

function childAt(node: Node, text: string, key: string | number): Node | undefined {
  if (node.name === 'Array') return numbered(node).find(({ index }) => index === key)?.entry;
  const named = node.getChildren('Property').findLast((one) => propertyOf(one, text).key === key);
  return named === undefined ? undefined : propertyOf(named, text).value;
}

/** Where a place stands in the text: the value, or the nearest thing around it that is there. */
export function rangeOf(tree: Tree, text: string, path: JsonPath): Range {
  let node = childrenOf(tree.topNode).find(isValue) ?? tree.topNode;
  for (const key of path) {
    const next = childAt(node, text, key);
    if (next === undefined) break;
    node = next;
  }
  return { from: node.from, to: node.to };
}

/** The place a character belongs to. */
export const pathAt = (tree: Tree, text: string, offset: number): JsonPath =>
  pathTo(tree.resolveInner(offset, 1), text);

/** The place a cursor stands at: of what is on its two sides, the inner one. */
export function placeOfCursor(tree: Tree, text: string, cursor: number): JsonPath {
  const before = pathTo(tree.resolveInner(cursor, -1), text);
  const behind = pathTo(tree.resolveInner(cursor, 1), text);
  return behind.length > before.length ? behind : before;
}

/** Keys that an object has twice: only the last one counts, which nobody sees. */
export function repeatedKeys(tree: Tree, text: string): readonly (Range & { key: string })[] {
  const found: (Range & { key: string })[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'Object') return;
      const seen = new Set<string>();
      for (const property of node.getChildren('Property')) {
        const { key, name: own } = propertyOf(property, text);
        if (key === undefined || own === null) continue;
        if (seen.has(key)) found.push({ from: own.from, to: own.to, key });
        seen.add(key);
      }
    },
  });
  return found;
}

const TOKENS: ReadonlySet<string> = new Set(['PropertyName', 'String', 'Number', 'True', 'False']);

/** The key or literal at a character. */
export function tokenRange(tree: Tree, offset: number): Range | null {
  const { name, from, to } = tree.resolveInner(offset, 1);
  return TOKENS.has(name) ? { from, to } : null;
}
