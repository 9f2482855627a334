import type { Line } from './line.js';

/** Cells with their offsets. */
type Row = readonly Line[];

/** How many places a Chinese character takes beside a Latin one: two as printed, one where a typist counted characters. */
const WIDTHS = [2, 1] as const;

/**
 * Rows set out with blanks, each cell below the heading it stands under: blanks show no empty cell, so a row with fewer
 * cells than the header, as one of totals, tells only by its place which they are.
 */
export function placedBelow(header: Row, rows: readonly Row[], lines: readonly Line[]): Row[] {
  const full = rows.filter((row) => row.length === header.length);
  const placesBy = (width: number) => (row: Row) => placesOf(row, lines, width);
  const skew = (width: number): number => {
    const places = placesBy(width);
    const heads = places(header);
    return sum(full.map((row) => sum(places(row).map((place, at) => apart(place, heads[at])))));
  };
  const width = skew(WIDTHS[0]) <= skew(WIDTHS[1]) ? WIDTHS[0] : WIDTHS[1];
  return rows.map((row) =>
    row.length < header.length ? placed(row, header, placesBy(width)) : row,
  );
}

/** First and last place a cell takes on its line. */
type Place = readonly [from: number, to: number];

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** Columns are flush on the left or on the right. */
const apart = ([from, to]: Place, head: Place | undefined): number =>
  head === undefined ? 0 : Math.min(Math.abs(from - head[0]), Math.abs(to - head[1]));

function placesOf(row: Row, lines: readonly Line[], width: number): Place[] {
  return row.map(({ text, start }) => {
    const line = lines.findLast((one) => one.start <= start);
    const from = takes((line?.text ?? '').slice(0, start - (line?.start ?? 0)), width);
    return [from, from + takes(text, width)];
  });
}

/** Marks of Chinese print below the Chinese characters. */
const WIDE_MARKS = new Set('“”‘’…—·');

/** Places a text takes in a line; a Chinese character or mark takes so many, all else one. */
export const takes = (text: string, width: number): number =>
  sum(
    Array.from(text, (character) =>
      character > '\u2e7f' || WIDE_MARKS.has(character) ? width : 1,
    ),
  );

/** Each cell in the nearest column after the one before it that leaves room for those behind. */
function placed(row: Row, header: Row, placesOf: (row: Row) => Place[]): Row {
  const [places, heads] = [placesOf(row), placesOf(header)];
  const last = row.at(-1);
  const end = last === undefined ? 0 : last.start + last.text.length;
  const columns: Line[] = header.map(() => ({ text: '', start: end }));
  let next = 0;
  row.forEach((cell, index) => {
    const room = header.length - (row.length - index);
    const place = places[index] ?? [0, 0];
    let best = next;
    for (let at = next; at <= room; at += 1)
      if (apart(place, heads[at]) < apart(place, heads[best])) best = at;
    columns[best] = cell;
    next = best + 1;
  });
  return columns;
}
