import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

const ABOVE = 2;
const BELOW = 1;

/** The figures of a passage with those of the two above it and of the one below. */
export const figuresNear = ({ figures }: TextDocument, passage: number): Mention[] =>
  figures.slice(Math.max(0, passage - ABOVE), passage + 1 + BELOW).flat();
