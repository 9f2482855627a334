type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what was not asked for. */
export function given<T extends object>(conditions: T): Given<T> {
  const kept = Object.entries(conditions).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Given<T>;
}
