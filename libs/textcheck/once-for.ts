/** A reading of something that is asked for again and again, made once. It is pure, and nobody changes what it gives. */
export function onceFor<K extends object, T>(read: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly reading: T }>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known.reading;
    const reading = read(of);
    made.set(of, { reading });
    return reading;
  };
}
