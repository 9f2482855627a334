/** Freezes plain JSON and small compiled objects to their depth. Functions, Maps and decimals are left alone. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  // by tag, since a value may come from another realm; Map, Set and Decimal have tags of their own
  if (!Array.isArray(value) && Object.prototype.toString.call(value) !== '[object Object]')
    return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze<unknown>(inner);
  return value;
}
