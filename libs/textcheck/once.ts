import type { TextDocument } from './document.js';
import { onceFor } from './once-for.js';

/** A reading of a document that several kinds ask for, made for the first of them. */
export const oncePerDocument = <T>(
  read: (document: TextDocument) => T,
): ((document: TextDocument) => T) => onceFor(read);
