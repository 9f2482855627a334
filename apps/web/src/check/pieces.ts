import type { TextFinding } from '../api/types.ts';
import { SEVERITIES } from './severity.ts';

/** A finding with its number in the order of the text; it keeps the number when others are filtered out. */
export interface Numbered {
  readonly number: number;
  readonly finding: TextFinding;
}

/** A stretch of a line; `over` are the findings that say something of it, the gravest first. */
export interface Piece {
  readonly text: string;
  readonly over: readonly Numbered[];
  /** Findings whose first place begins here: where they are scrolled to. */
  readonly begins: readonly Numbered[];
}

export interface MarkedLine {
  readonly start: number;
  readonly pieces: readonly Piece[];
}

/** The lines of a text that are not blank, each cut at every end of a quote. */
export function markedLines(text: string, findings: readonly Numbered[]): MarkedLine[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const from = start;
    start += line.length + 1;
    return line.trim() === '' ? [] : [{ start: from, pieces: piecesOf(line, from, findings) }];
  });
}

function piecesOf(line: string, from: number, findings: readonly Numbered[]): Piece[] {
  const to = from + line.length;
  const here = findings.filter(({ finding }) =>
    finding.quotes.some(({ start, end }) => start < to && end > from),
  );
  const ends = here.flatMap(({ finding }) =>
    finding.quotes.flatMap(({ start, end }) => [start - from, end - from]),
  );
  const cuts = [...new Set([0, line.length, ...ends])]
    .filter((cut) => cut >= 0 && cut <= line.length)
    .sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const over = here
      .filter(({ finding }) =>
        finding.quotes.some((quote) => quote.start - from <= start && quote.end - from >= end),
      )
      .sort((one, other) => rank(one) - rank(other));
    const begins = over.filter(({ finding }) => finding.quotes[0]?.start === from + start);
    return { text: line.slice(start, end), over, begins };
  });
}

const rank = ({ finding }: Numbered): number => SEVERITIES.indexOf(finding.severity);
