import type { ColumnDefinition, FactDefinition } from '#libs/rulebook';

import { align, type Filling } from './align.js';
import type { Line, Sentence } from './blocks.js';
import type { Fragment, ReadRow } from './fragment.js';
import { columnOf, joinedBy, wordingsOf, type Joined, type Wording } from './wordings.js';

type Facts = ReadonlyMap<string, FactDefinition>;

const SAID = 0.6;
/** Words that only open a row of names. */
const OPENING = /^(?:(?:主要|其中|分别)(?:是|为|有)?|包括|包含|是)[:：]?/u;

/**
 * 分别为甲、乙、丙: what a fact that joins a column of a table has in the line gives rows of the table. Names known from
 * the report's tables stay whole, whatever marks they have in them.
 */
export function listsOf(
  sentence: Sentence,
  line: Line,
  facts: Facts,
  names: ReadonlySet<string>,
): Fragment[] {
  const joins = sentence.parts.flatMap((part) =>
    'id' in part ? [joinedBy(facts.get(part.id))] : [],
  );
  if (joins.every((join) => join === null)) return [];
  const { filled, said } = align(sentence, line, (id) => fillingOf(id, facts));
  if (said < SAID) return [];
  return filled.flatMap(({ id, text, start, skipped }) => {
    const join = joinedBy(facts.get(id));
    // Names before these, told apart by other marks, would be rows left out unseen.
    if (skipped.includes('，')) return [];
    const table = facts.get(join?.table ?? '');
    const column = table?.columns?.find((one) => one.id === join?.column);
    if (join === null || table === undefined || column === undefined) return [];
    const rows = piecesOf(text, join, wordingsOf(column), table, names);
    if (rows === null) return [];
    const at = { start, end: start + text.length };
    return [{ table: table.id, rows: rows.map((cells): ReadRow => ({ cells, ...at })), said }];
  });
}

function fillingOf(id: string, facts: Facts): Filling {
  const fact = facts.get(id);
  const join = joinedBy(fact);
  if (join === null) return isFigure(fact) ? 'figure' : 'text';
  if (join.separator === '；') return 'clauses';
  const column = facts.get(join.table)?.columns?.find((one) => one.id === join.column);
  return join.separator === '、' && column?.formula?.startsWith('concat') !== true
    ? 'names'
    : 'text';
}

export const isFigure = (one: FactDefinition | ColumnDefinition | undefined): boolean =>
  ['money', 'number', 'integer', 'percent'].includes(one?.type ?? '');

type Cells = Readonly<Record<string, string>>;

/** Every row of a joined text; null where something is left over, which would be a row left out unseen. */
function piecesOf(
  text: string,
  { separator }: Joined,
  wordings: readonly Wording[],
  table: FactDefinition,
  names: ReadonlySet<string>,
): Cells[] | null {
  const [only, other] = wordings;
  const opening = only?.[0];
  if (only === undefined || opening === undefined) return null;
  if (other === undefined && only.length > 1 && 'text' in opening)
    return citedIn(text, only, opening.text, table);
  // 甲收入1万元: a row with its figure is known by it, whatever mark stands between.
  const isFigured = other === undefined && only.length > 1;
  const pieces = text.replace(OPENING, '').split(isFigured ? /[、，；;]/u : separator);
  const whole = joinedNames(pieces, separator, names);
  const rows = whole.map((piece) => wordingOf(piece, wordings, table, names));
  return rows.includes(null) ? null : rows.filter((row) => row !== null);
}

/** 《甲》（文号）和《乙》（文号）: a row that begins with a mark of its own is known by it, whatever stands between. */
function citedIn(
  text: string,
  wording: Wording,
  opening: string,
  table: FactDefinition,
): Cells[] | null {
  const found = [...text.matchAll(new RegExp(patternOf(wording, table), 'gu'))];
  const isAll = found.length > 0 && found.length === text.split(opening).length - 1;
  return isAll ? found.map((match) => cellsOf(match, wording)) : null;
}

/** Pieces that only together end in a known name are one: 农田水利、道路维修补助资金. */
function joinedNames(
  pieces: readonly string[],
  separator: string,
  names: ReadonlySet<string>,
): string[] {
  const whole: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const most = Math.min(pieces.length - at, MOST_MARKS);
    const lengths = Array.from({ length: most }, (_, index) => most - index);
    const isName = (count: number): boolean =>
      isKnown(
        pieces
          .slice(at, at + count)
          .join(separator)
          .trim(),
        names,
      );
    const count = lengths.find(isName) ?? 1;
    whole.push(pieces.slice(at, at + count).join(separator));
    at += count;
  }
  return whole;
}

/** Marks a single name may have in it. */
const MOST_MARKS = 5;

/** A known name, or one with the year of its money before it. */
const isKnown = (text: string, names: ReadonlySet<string>): boolean =>
  names.has(text) || names.has(text.replace(/^20\d\d年/u, ''));

/** The first wording the piece has; one that names what is known, before all others. */
function wordingOf(
  piece: string,
  wordings: readonly Wording[],
  table: FactDefinition,
  names: ReadonlySet<string>,
): Cells | null {
  const found = wordings.flatMap((wording): Cells[] => {
    const match = new RegExp(`^${patternOf(wording, table)}$`, 'u').exec(piece.trim());
    return match === null ? [] : [cellsOf(match, wording)];
  });
  return found.find(({ name }) => name !== undefined && names.has(name)) ?? found[0] ?? null;
}

/** A wording as a pattern with a group a column; a column holds no mark that ends it. */
function patternOf(wording: Wording, { columns }: FactDefinition): string {
  return wording
    .map((part, index) => {
      if ('text' in part) return escaped(part.text).replaceAll(/\s+/gu, String.raw`\s*`);
      if (isFigure(columns?.find(({ id }) => id === columnOf(part.id))))
        return String.raw`(\d[\d.,]*)`;
      const [before, after] = [wording[index - 1], wording[index + 1]];
      const marks = [
        before !== undefined && 'text' in before ? before.text.slice(-1) : '',
        after !== undefined && 'text' in after ? after.text.slice(0, 1) : '',
      ].join('');
      return marks === '' ? '(.+?)' : `([^${escaped(marks)}]+)`;
    })
    .join('');
}

const escaped = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);

function cellsOf(match: RegExpExecArray, wording: Wording): Cells {
  const columns = wording.flatMap((part) => ('id' in part ? [columnOf(part.id)] : []));
  return Object.fromEntries(columns.map((column, index) => [column, match[index + 1] ?? '']));
}
