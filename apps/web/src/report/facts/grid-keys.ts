/** What a key press in a cell means for the table. */
export type GridMove =
  | { readonly kind: 'go'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'move-row'; readonly by: -1 | 1 }
  | { readonly kind: 'insert-row'; readonly below: boolean }
  | { readonly kind: 'line-break' }
  | { readonly kind: 'restore' };

interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the caret stands in the cell's text. */
export interface Caret {
  readonly start: number;
  readonly end: number;
  readonly length: number;
  /** The text takes more than one line on the screen: up and down first go through it. */
  readonly tall: boolean;
}

const go = (rows: number, columns: number): GridMove => ({ kind: 'go', rows, columns });

/** A cell just come to has all its text marked: then every arrow leads on, as in a spreadsheet. */
const allMarked = ({ start, end, length }: Caret): boolean => start === 0 && end === length;
const atStart = (caret: Caret): boolean => caret.end === 0 || allMarked(caret);
const atEnd = (caret: Caret): boolean => caret.start === caret.length || allMarked(caret);

function arrow(key: string, caret: Caret): GridMove | undefined {
  if (key === 'ArrowUp') return !caret.tall || atStart(caret) ? go(-1, 0) : undefined;
  if (key === 'ArrowDown') return !caret.tall || atEnd(caret) ? go(1, 0) : undefined;
  if (key === 'ArrowLeft') return atStart(caret) ? go(0, -1) : undefined;
  if (key === 'ArrowRight') return atEnd(caret) ? go(0, 1) : undefined;
  return undefined;
}

function enter({ altKey, ctrlKey, metaKey, shiftKey }: KeyPress): GridMove {
  if (altKey) return { kind: 'line-break' };
  if (ctrlKey || metaKey) return { kind: 'insert-row', below: !shiftKey };
  return go(shiftKey ? -1 : 1, 0);
}

/**
 * Keys of a spreadsheet: arrows and Enter go from cell to cell, Escape gives back what stood in the cell, Alt-Enter
 * breaks the line, Alt-arrows move the row, Ctrl-Enter inserts one. Tab stays the browser's, so that the row's buttons
 * are reached and nobody is caught in the table. undefined: the key does what it always does.
 */
export function gridMove(press: KeyPress, caret: Caret): GridMove | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = press;
  if (key === 'Enter') return enter(press);
  if (key === 'Escape') return { kind: 'restore' };
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
    return { kind: 'move-row', by: key === 'ArrowUp' ? -1 : 1 };
  return altKey || ctrlKey || metaKey || shiftKey ? undefined : arrow(key, caret);
}
