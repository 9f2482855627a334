/** A value on its way out: nobody changes it any more, so records that are read-only can be answered as they are. */
export type Wire<T> = T extends readonly (infer E)[]
  ? readonly Wire<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Wire<T[K]> }
    : T;
