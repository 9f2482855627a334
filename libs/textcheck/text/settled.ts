import { withoutBlanks } from './blanks.js';
import { inTurn, type Shortened } from './cuts.js';
import { withCharacters } from './ideographs.js';
import { withoutLetterSpaces } from './letter-spaced.js';
import { joinWrapped } from './wrapped.js';

/**
 * A text as its author meant it, without what its layout put in: a paragraph stands on one line, figures and marks
 * without blanks around them. Finds nothing to do where a text was typed so.
 */
export const settled = (source: string): Shortened =>
  inTurn(source, [withCharacters, withoutLetterSpaces, joinWrapped, withoutBlanks]);
