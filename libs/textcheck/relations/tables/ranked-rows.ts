import type { Cell } from '../../text/tables.js';

type Row = readonly Cell[];

interface Group {
  readonly total: Row;
  readonly parts: readonly Row[];
}

/** Rows that others below them are parts of, and the rows of the first rank. */
export interface RankedRows {
  readonly groups: readonly Group[];
  readonly top: readonly Row[];
}

/** 一、, （一）, 1., (1), ①: each a part of the row before with a mark of higher rank, or with none. */
const RANKS: readonly RegExp[] = [
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[）)]/,
  /^\d{1,2}[.、．](?!\d)/,
  /^[（(]\d{1,2}[）)]/,
  /^[①②③④⑤⑥⑦⑧⑨⑩]/,
];

const rankOf = (row: Row): number =>
  1 + RANKS.findIndex((mark) => row.slice(0, 2).some(({ text }) => mark.test(text)));

const isEmpty = (row: Row): boolean => !row.slice(1).some(({ text }) => /\d/.test(text));

/** Null where no row is ranked below another. */
export function rankedRows(rows: readonly Row[]): RankedRows | null {
  const parts = new Map<Row, Row[]>();
  const top: Row[] = [];
  const above: { readonly row: Row; readonly rank: number }[] = [];
  for (const row of rows) {
    const rank = rankOf(row);
    while ((above.at(-1)?.rank ?? -1) >= rank) above.pop();
    // A title without figures has no total: what is below it stands by itself.
    const parent = above.at(-1)?.row;
    if (parent === undefined || isEmpty(parent)) {
      if (!isEmpty(row)) top.push(row);
    } else parts.set(parent, [...(parts.get(parent) ?? []), row]);
    above.push({ row, rank });
  }
  const groups = [...parts].map(([total, own]) => ({ total, parts: own }));
  return groups.length === 0 ? null : { groups, top };
}

const MOST_PARTS = 12;
const FEWEST_ROWS = 4;

/**
 * Ranks nothing but the figures shows, as where the rows below are only moved in: a row is what the next ones make, and the
 * whole is what these rows make and not all of them. Null where the figures show no such thing.
 */
export function shownRanks(
  total: Row,
  rows: readonly Row[],
  makesUp: (group: Group) => boolean,
): RankedRows | null {
  if (rows.length < FEWEST_ROWS || makesUp({ total, parts: rows })) return null;
  const groups: Group[] = [];
  const top: Row[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) break;
    top.push(row);
    const parts = partsBelow(row, rows.slice(at + 1), makesUp);
    if (parts.length > 0) groups.push({ total: row, parts });
    at += parts.length;
  }
  return groups.length > 0 && makesUp({ total, parts: top }) ? { groups, top } : null;
}

function partsBelow(
  row: Row,
  below: readonly Row[],
  makesUp: (group: Group) => boolean,
): readonly Row[] {
  const most = Math.min(below.length, MOST_PARTS);
  for (let length = 2; length <= most; length += 1) {
    const parts = below.slice(0, length);
    if (makesUp({ total: row, parts })) return parts;
  }
  return [];
}
