import type { TextDocument } from './document.js';

/** A reading of a document that several kinds ask for, made for the first of them. It is pure, and nobody changes what it gives. */
export function oncePerDocument<T>(
  read: (document: TextDocument) => T,
): (document: TextDocument) => T {
  const made = new WeakMap<TextDocument, { readonly reading: T }>();
  return (document) => {
    const { reading } = made.get(document) ?? { reading: read(document) };
    made.set(document, { reading });
    return reading;
  };
}
