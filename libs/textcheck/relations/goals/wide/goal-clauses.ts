import { goalFinder } from '../goal-figures.js';
import { listsOf } from '../item-lists.js';
import { roleOf } from '../list-roles.js';
import { mentionsOf, type Mention } from '../../../mentions/mention.js';
import { oncePerDocument } from '../../../once.js';
import type { Item, ItemList } from '../items.js';
import type { Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

/** A clause or a row outside the goals; its figures are read where they are asked for. */
export interface Piece {
  readonly text: string;
  readonly mentions: () => readonly Mention[];
}

const FEWEST_GOALS = 3;
/** A point longer than this tells, it does not ask. */
const LONGEST_POINT = 160;

/** Lists of goals: the first line of each point, or the name and the figures of a row. */
export const itemsOfGoals = oncePerDocument((document): readonly (readonly Sentence[])[] =>
  listsOf(document)
    .filter((list) => list.items.length >= FEWEST_GOALS && roleOf(list) === 'goals')
    .map((list) => list.items.map((item) => firstLine(document, list, item)))
    .filter((items) => items.every(({ text }) => text.length <= LONGEST_POINT)),
);

function firstLine({ text }: TextDocument, { form }: ItemList, item: Item): Sentence {
  if (form.endsWith('rows')) return { text: text.slice(item.start, item.until), start: item.start };
  const line = text.indexOf('\n', item.from);
  const end = Math.min(item.until, line < 0 ? text.length : line);
  return { text: text.slice(item.from, end), start: item.from };
}

/** All clauses and rows of a document but those of its lists of goals. */
export const outsideGoals = oncePerDocument((document): readonly Piece[] => {
  const { isListed } = goalFinder(document);
  const found: Sentence[] = [];
  for (const { text, start } of document.lines) {
    let at = start;
    for (const piece of text.split(/[，。；;]/)) {
      if (piece !== '' && !isListed(at, at + piece.length)) found.push({ text: piece, start: at });
      at += piece.length + 1;
    }
  }
  for (const { header, rows } of document.tables)
    for (const row of [header, ...rows]) {
      const start = row[0]?.start ?? -1;
      if (start >= 0 && !isListed(start, start + 1))
        found.push({ text: row.map(({ text }) => text).join('，'), start });
    }
  return found.map(pieceOf);
});

function pieceOf(piece: Sentence): Piece {
  let read: readonly Mention[] | null = null;
  return { text: piece.text, mentions: () => (read ??= mentionsOf(piece)) };
}
