import { withBars } from './bars.js';
import { withoutBlankLines, withoutRowGaps } from './blank-lines.js';
import { withoutBlanks } from './blanks.js';
import { type Edited, inTurn } from './edits.js';
import { withFlatRows } from './flat-rows.js';
import { withoutFurniture } from './furniture.js';
import { withCharacters } from './ideographs.js';
import { withUsualMarks } from './head-marks.js';
import { withoutLetterSpaces } from './letter-spaced.js';
import { withoutMarkup, withoutUnseen } from './markup.js';
import { withLedRows } from './led-cells.js';
import { withLines } from './long-lines.js';
import { withRows } from './stacked-cells.js';
import { withWholeBrackets, withWholeTitle, withWholeWords } from './broken-lines.js';
import { joinWrapped } from './wrapped.js';
import { inUsualForm } from './written.js';

/**
 * A text as its author meant it, without what its layout put in: a paragraph stands on one line, figures and marks
 * without blanks around them, cells between bars, days and rates in their usual form. Finds nothing to do where a text was typed so.
 */
export const settled = (source: string): Edited =>
  inTurn(source, [
    withoutUnseen,
    withLines,
    withLedRows,
    withoutBlankLines,
    withoutRowGaps,
    withRows,
    withWholeWords,
    withFlatRows,
    withBars,
    withCharacters,
    withoutLetterSpaces,
    withoutFurniture,
    withWholeTitle,
    withWholeBrackets,
    joinWrapped,
    withoutMarkup,
    withoutBlanks,
    inUsualForm,
    withUsualMarks,
  ]);
