import { quote, type TextDocument } from './document.js';
import type { Finding } from './finding.js';
import type { Kind } from './kind.js';

/** An offset range of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Said {
  readonly message: string;
  readonly suggestion: string;
  readonly confidence: number;
  readonly computed?: string;
  readonly severity?: Finding['severity'];
}

/** From this confidence on the words name the figures so surely that other figures which make the printed one explain nothing. */
export const SURE = 0.95;

/** A finding of a kind at some places of the text, the wrong one first. */
export function findingOf(
  { id, severity }: Pick<Kind, 'id' | 'severity'>,
  document: TextDocument,
  places: readonly Range[],
  said: Said,
): Finding {
  return {
    kind: id,
    severity: said.severity ?? severity,
    quotes: places.map(({ start, end }) => quote(document, start, end)),
    computed: said.computed ?? null,
    message: said.message,
    suggestion: said.suggestion,
    confidence: said.confidence,
  };
}

/** True where none of the findings quotes any of a place. */
export const isUnmarked = (findings: readonly Finding[], { start, end }: Range): boolean =>
  findings.every(({ quotes }) =>
    quotes.every((quoted) => quoted.end <= start || quoted.start >= end),
  );

/** The range of a match inside a piece of text. */
export function rangeOf(
  within: { readonly start: number },
  match: RegExpMatchArray,
  group = 0,
): Range {
  const whole = match.index ?? 0;
  const text = match[group] ?? '';
  const inner = group === 0 ? 0 : match[0].indexOf(text);
  const start = within.start + whole + inner;
  return { start, end: start + text.length };
}

export const rangeOfText = ({
  start,
  text,
}: {
  readonly start: number;
  readonly text: string;
}): Range => ({
  start,
  end: start + text.length,
});
