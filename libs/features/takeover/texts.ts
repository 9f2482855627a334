import type { FactDefinition } from '#libs/rulebook';

import { align } from './align.js';
import type { Line, Sentence } from './blocks.js';
import { dateIn, unbroken } from './cells.js';
import { changeIn, changeWordedBy, type Told } from './inverse.js';
import { isFigure } from './lists.js';
import { commonEnding, essence } from './likeness.js';
import type { Proposal } from './proposal.js';

const LONGEST = 60;
const SAID = 0.6;
const EDGE = 2;
const TYPES: ReadonlySet<string> = new Set(['text', 'enum', 'date']);

/** Computed changes a line words: 比上年减少10.23万元. */
export function changesOf(
  sentence: Sentence,
  line: Line,
  factOf: (id: string) => FactDefinition | undefined,
): Told[] {
  const changed = (id: string): string | null => changeWordedBy(factOf(id));
  if (!sentence.parts.some((part) => 'id' in part && changed(part.id) !== null)) return [];
  const { filled, said } = align(sentence, line, (id) =>
    isFigure(factOf(id)) ? 'figure' : 'text',
  );
  return filled.flatMap(({ id, text, start }) => {
    const [fact, value] = [changed(id), changeIn(text)];
    if (fact === null || value === null || said < SAID) return [];
    return [{ fact, value, quote: { text, start, end: start + text.length } }];
  });
}

/** Texts of a line, each to be read by a person: where a text ends is a guess. */
export function textsOf(
  sentence: Sentence,
  line: Line,
  factOf: (id: string) => FactDefinition | undefined,
  year: number | null,
): Proposal[] {
  const isText = (id: string): boolean => TYPES.has(factOf(id)?.type ?? '');
  if (!sentence.parts.some((part) => 'id' in part && isText(part.id))) return [];
  const { filled, said } = align(sentence, line, (id) =>
    isFigure(factOf(id)) ? 'figure' : 'text',
  );
  if (said < SAID) return [];
  return filled.flatMap(({ id, text, start }) => {
    const fact = factOf(id);
    const value = fact === undefined || text.length > LONGEST ? null : valueOf(fact, text, year);
    if (fact === undefined || value === null || !isText(id) || !beginsAs(id, sentence, line, start))
      return [];
    return [
      {
        fact: id,
        label: fact.label,
        value,
        confidence: 'likely',
        quote: { text, start, end: start + text.length },
      },
    ];
  });
}

/** Whether a text begins where the sentence's words before it end: a text that only stands about there is another. */
function beginsAs(id: string, { parts }: Sentence, line: Line, start: number): boolean {
  const at = parts.findIndex((part) => 'id' in part && part.id === id);
  const before = parts[at - 1];
  const words = before !== undefined && 'text' in before ? essence(before.text).slice(-EDGE) : '';
  const told = essence(line.text.slice(0, start - line.start));
  return words === '' || commonEnding(words, told) > 0;
}

function valueOf(
  { type, options }: FactDefinition,
  text: string,
  year: number | null,
): string | null {
  if (type === 'date') return dateIn(text, year);
  if (type === 'enum') return options?.find(({ label }) => label === text)?.value ?? null;
  return unbroken(text);
}
