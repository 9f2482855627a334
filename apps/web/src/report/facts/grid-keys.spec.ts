import { describe, expect, it } from '@jest/globals';
import { gridMove, type Caret } from './grid-keys.ts';

const PLAIN = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof PLAIN> = {}) => ({ key, ...PLAIN, ...held });
const caret = (start: number, end = start, tall = false): Caret => ({
  start,
  end,
  length: 4,
  tall,
});
const go = (rows: number, columns: number) => ({ kind: 'go', rows, columns });

describe('gridMove', () => {
  it.each([
    ['Enter goes down', press('Enter'), caret(2), go(1, 0)],
    ['Shift-Enter goes up', press('Enter', { shiftKey: true }), caret(2), go(-1, 0)],
    ['an arrow goes down from one line', press('ArrowDown'), caret(2), go(1, 0)],
    ['right from the end goes on', press('ArrowRight'), caret(4), go(0, 1)],
    ['right with all marked goes on', press('ArrowRight'), caret(0, 4), go(0, 1)],
    ['left from the start goes back', press('ArrowLeft'), caret(0), go(0, -1)],
    ['left within the text stays', press('ArrowLeft'), caret(2), undefined],
    ['right within the text stays', press('ArrowRight'), caret(2), undefined],
    ['up within lines of text stays', press('ArrowUp'), caret(2, 2, true), undefined],
    ['up from the first letter of lines goes', press('ArrowUp'), caret(0, 0, true), go(-1, 0)],
    ['marking letters stays', press('ArrowRight', { shiftKey: true }), caret(4), undefined],
    ['Tab stays the browser’s', press('Tab'), caret(4), undefined],
    ['a letter is a letter', press('a'), caret(0), undefined],
    ['Escape restores', press('Escape'), caret(0), { kind: 'restore' }],
    ['Alt-Enter breaks', press('Enter', { altKey: true }), caret(0), { kind: 'line-break' }],
    ['Alt-up moves', press('ArrowUp', { altKey: true }), caret(2), { kind: 'move-row', by: -1 }],
    [
      'Ctrl-Enter inserts below',
      press('Enter', { ctrlKey: true }),
      caret(0),
      { kind: 'insert-row', below: true },
    ],
    [
      'Ctrl-Shift-Enter inserts above',
      press('Enter', { ctrlKey: true, shiftKey: true }),
      caret(0),
      { kind: 'insert-row', below: false },
    ],
  ])('%s', (_what, pressed, at, move) => {
    expect(gridMove(pressed, at)).toEqual(move);
  });
});
