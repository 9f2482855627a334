import type { TakenFinding, TakenPlace } from '#libs/features/ports';
import { Decimal } from '#libs/kernel';
import type { TableRow } from '#libs/rulebook';
import type { Finding, Quote } from '#libs/textcheck';

import type { Proposal } from './proposal.js';

/**
 * Kinds that only the file shows: its figures contradicted each other or its own words, and which of them is wrong nobody can
 * tell from the draft, which computes anew. Slips of the pen, names, outcomes and targets are looked for in the draft itself.
 */
const ONLY_THERE: ReadonlySet<string> = new Set([
  ...['sum', 'difference', 'share', 'ratio', 'growth', 'unit', 'headcount', 'count_list'],
  ...['average', 'balance', 'standard', 'percent_points', 'same_figure', 'table_row'],
  ...['claim', 'not_applicable', 'year', 'date_order'],
]);
/** Shorter words and figures stand in many cells: that one of them says the same is chance. */
const FEWEST = { text: 6, figure: 3 };
const FIGURE = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu;
const NUMBER = /^-?\d+(?:\.\d+)?$/u;
/** Places a key names; more tell findings no better apart. */
const MOST_NAMED = 12;
const SHORT_HASH = 12;

/** Each finding of a file with what was taken over of its words. */
export function takenFindings(
  findings: readonly Finding[],
  taken: readonly Proposal[],
  sha256: string,
): TakenFinding[] {
  return findings.map((finding) => {
    const all = taken.flatMap((proposal) => placesOf(finding, proposal));
    // An answer is read from a whole sentence: it is meant where no figure or text of the sentence is.
    const said = all.filter(({ value }) => typeof value === 'string');
    const places = said.length > 0 ? said : all;
    const stays = places.length > 0 && ONLY_THERE.has(finding.kind);
    return { ...finding, places, checkKey: stays ? keyOf(finding, sha256) : null };
  });
}

/** The same for the same file, however often it is taken over. */
function keyOf({ kind, quotes }: Finding, sha256: string): string {
  const starts = quotes.slice(0, MOST_NAMED).map(({ start }) => start);
  return `import.${kind}:${sha256.slice(0, SHORT_HASH)}:${starts.join('.')}`;
}

const meet = (one: Pick<Quote, 'start' | 'end'>, other: Pick<Quote, 'start' | 'end'>): boolean =>
  one.start < other.end && other.start < one.end;

/** Where words of a finding went. A table was read from many lines: of it, the cells that say those words. */
function placesOf({ quotes }: Finding, { fact, value, quote }: Proposal): TakenPlace[] {
  const within = quotes.filter((one) => meet(one, quote));
  if (within.length === 0) return [];
  if (typeof value === 'boolean') return [{ field: fact, value }];
  if (typeof value === 'string')
    return within.some((one) => says(value, one)) ? [{ field: fact, value }] : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: TableRow) => ('cells' in row ? cellsOf(fact, row, within) : []));
}

function cellsOf(
  fact: string,
  { id, cells }: Extract<TableRow, { cells: unknown }>,
  within: readonly Quote[],
): TakenPlace[] {
  return Object.entries(cells).flatMap(([column, value]) => {
    if (typeof value !== 'string') return [];
    const fewest = NUMBER.test(value) ? FEWEST.figure : FEWEST.text;
    const long = within.filter(({ text }) => Math.min(text.length, value.length) >= fewest);
    return long.some((one) => says(value, one))
      ? [{ field: `${fact}/${id}/${column}`, value }]
      : [];
  });
}

function says(value: string, { text }: Quote): boolean {
  if (!NUMBER.test(value)) return text.includes(value) || value.includes(text);
  const figures = [...text.matchAll(FIGURE)].map(([figure]) => figure.replaceAll(',', ''));
  return figures.some((figure) => new Decimal(figure).eq(value));
}
