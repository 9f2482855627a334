const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Whether two values are the same to whoever stores them: key order is no difference, nor is an entry that is undefined.
 * Rows that were not touched are the same object, so that a letter in a table of hundreds of rows costs no walk over it.
 */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right))
    return false;
  if (Array.isArray(left) && left.length !== (right as unknown as unknown[]).length) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

/** What comes of one place that two people may both have changed: with one's own value, and with the other's. */
export interface Chosen<T> {
  readonly mine: T;
  readonly theirs: T;
  /** Both changed it, to something else. */
  readonly clash: boolean;
}

/** The three-way merge of one indivisible value. */
export function choose<T>(base: T, mine: T, theirs: T): Chosen<T> {
  if (same(mine, theirs) || same(theirs, base)) return { mine, theirs: mine, clash: false };
  if (same(mine, base)) return { mine: theirs, theirs, clash: false };
  return { mine, theirs, clash: true };
}
