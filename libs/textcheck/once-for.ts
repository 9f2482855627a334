/** A reading of something that is asked for again and again, made once. It is pure, and nobody changes what it gives. */
export function onceFor<K extends object, T>(read: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, T>();
  return (of) => {
    const known = made.get(of);
    // Few readings are undefined; these alone are asked for a second time, so that none needs a box.
    if (known !== undefined || made.has(of)) return known as T;
    const reading = read(of);
    made.set(of, reading);
    return reading;
  };
}
