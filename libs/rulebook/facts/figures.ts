import { Decimal, toDecimalString } from '#libs/kernel';
import type { ResolvedFact } from '../evaluate/types.js';
import type { FactValue } from '../schema/index.js';

const FIGURE = /\d+(?:\.\d+)?/gu;

/** Figures of a text, in minimal form and without sign. */
function figuresOfText(text: string): string[] {
  return [...text.matchAll(FIGURE)].map((match) => toDecimalString(new Decimal(match[0])));
}

function figuresOf(value: FactValue | null): string[] {
  if (typeof value === 'string') return figuresOfText(value);
  if (!Array.isArray(value)) return [];
  return value.flatMap((row) =>
    'cells' in row ? Object.values(row.cells).flatMap((cell) => figuresOf(cell)) : [],
  );
}

/** Every figure that stands in a fact or a cell, or in a text printed from one. */
export function knownFigures(
  facts: Readonly<Record<string, ResolvedFact>>,
  printed: readonly string[],
): ReadonlySet<string> {
  return new Set([
    ...Object.values(facts).flatMap((fact) => figuresOf(fact.value)),
    ...printed.flatMap(figuresOfText),
  ]);
}
