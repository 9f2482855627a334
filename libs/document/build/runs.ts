import type { Align, Run, TableCell } from '../model.js';

/** One run of plain text; no run at all for empty text. */
export function plain(text: string): readonly Run[] {
  return text === '' ? [] : [{ text }];
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Runs cut at line breaks; a run that holds one keeps its fact on both sides. Empty lines are dropped. */
export function splitLines(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(/\r\n|\r|\n/).forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.filter((line) => line.length > 0);
}

interface CellOptions {
  readonly span?: number;
  readonly align?: Align;
  readonly head?: true;
}

/** A cell of lines of plain text. */
export function cell(text: string | readonly string[], options: CellOptions = {}): TableCell {
  const lines = typeof text === 'string' ? [text] : text;
  return { lines: lines.flatMap((line) => splitLines(plain(line))), ...options };
}

/** The cell's text as coming from a figure of the score, so that a public version may withhold it. */
export function figure(fact: string, of: TableCell): TableCell {
  return { ...of, lines: of.lines.map((line) => line.map((run) => ({ ...run, fact }))) };
}

/** A cell that names the one beside it. */
export function headCell(text: string): TableCell {
  return cell(text, { head: true, align: 'center' });
}

/** First sixteen digits of a SHA-256: enough to tell contents apart on paper. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16);
}
