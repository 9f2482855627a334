import { goalFinder } from '../goal-figures.js';
import { listsOf } from '../item-lists.js';
import { roleOf } from '../list-roles.js';
import { mentionsOf, type Mention } from '../../../mentions/mention.js';
import { oncePerDocument } from '../../../once.js';
import type { Item, ItemList } from '../items.js';
import { piecesBetweenStops, type Sentence } from '../../../text/sentences.js';
import type { TextDocument } from '../../../document.js';

/** A clause or a row outside the goals; its figures are read where they are asked for. */
export interface Piece {
  readonly text: string;
  /** The sentence it stands in. */
  readonly sentence: string;
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

/** 目标七（客运站）：…实测91.3%: what came, though it is headed by its goal. */
const CAME = /实[际测有]|已(?!经?批)|完成率|达到(?:年初)?目标|[高低超优]于(?:年初)?目标/;

/** All clauses and rows of a document but those of its lists of goals. */
export const outsideGoals = oncePerDocument((document): readonly Piece[] => [
  ...clausesOutside(document),
  ...rowsOutside(document),
]);

function clausesOutside(document: TextDocument): Piece[] {
  const { isListed } = goalFinder(document);
  const isOutside = ({ text, start }: Sentence): boolean =>
    text !== '' && !isListed(start, start + text.length);
  return document.lines.flatMap((line) => {
    const tells = CAME.test(line.text);
    return piecesBetweenStops(line).flatMap((sentence) =>
      partsOf(sentence)
        .filter((part) => tells || isOutside(part))
        .map((part) => pieceOf(part, sentence.text)),
    );
  });
}

function partsOf({ text, start }: Sentence): Sentence[] {
  let at = start;
  return text.split('，').map((part) => {
    const here = at;
    at += part.length + 1;
    return { text: part, start: here };
  });
}

function rowsOutside(document: TextDocument): Piece[] {
  const { isListed } = goalFinder(document);
  return document.tables.flatMap(({ header, rows }) =>
    [header, ...rows].flatMap((row) => {
      const [{ start } = { start: -1 }] = row;
      if (start < 0 || isListed(start, start + 1)) return [];
      return [pieceOf({ text: row.map(({ text }) => text).join('，'), start })];
    }),
  );
}

function pieceOf(piece: Sentence, sentence = piece.text): Piece {
  let read: readonly Mention[] | null = null;
  return { text: piece.text, sentence, mentions: () => (read ??= mentionsOf(piece)) };
}
