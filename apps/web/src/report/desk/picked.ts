import type { NarrativeBlock } from '../../api/types.ts';
import type { Names } from '../labels.ts';

/** What an element of the document says of where it came from. */
export interface Marks {
  readonly fact: string | undefined;
  readonly block: string | undefined;
}

const INDICATOR = /^indicator\.(.+)\.score$/;

function placeOfFact({ rulebook, evaluation }: Names, fact: string): string | undefined {
  const indicator = INDICATOR.exec(fact)?.[1];
  if (evaluation.score.indicators.some(({ id }) => id === indicator))
    return `indicators/${indicator ?? ''}`;
  const found = rulebook.facts.facts.find(({ id }) => id === fact);
  return found === undefined || found.origin === 'context' ? undefined : fact;
}

const isParagraph = ({ type, editable, text }: NarrativeBlock): boolean =>
  type === 'paragraph' && editable !== false && text !== undefined;

/** The place of the report a spot of the document came from: its fact's field, else the paragraph it stands in. */
export function pickedPlace(names: Names, { fact, block }: Marks): string | undefined {
  const place = fact === undefined ? undefined : placeOfFact(names, fact);
  if (place !== undefined) return place;
  const found = names.rulebook.narrative.body.find(({ id }) => id === block);
  return found !== undefined && isParagraph(found) ? `paragraphs/${found.id}` : undefined;
}
