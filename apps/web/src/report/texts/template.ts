import type { Condition, NarrativeBlock } from '../../api/types.ts';
import { valueText, type Names } from '../labels.ts';

/** A stretch of a paragraph: text as typed, or a placeholder with what stands there now. */
export type Piece =
  | { readonly text: string }
  | {
      readonly placeholder: string;
      readonly label: string;
      readonly value: string | null;
      /** Names something the rulebook has. */
      readonly known: boolean;
    };

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

function scoreOf(
  { evaluation }: Names,
  id: string,
): { label: string; value: string | null } | null {
  const { score } = evaluation;
  const named: Readonly<Record<string, readonly [string, string | null]>> = {
    'score.total': ['得分', score.score],
    'score.applicable_full_marks': ['适用满分', score.applicableFullMarks],
    'score.converted': ['换算得分', score.converted],
    'score.grade': ['等级', score.gradeLabel],
  };
  const found = named[id];
  if (found !== undefined) return { label: found[0], value: found[1] };
  const category = score.categories.find((entry) => id === `category.${entry.id}.score`);
  if (category !== undefined) return { label: `${category.label}得分`, value: category.score };
  const indicator = score.indicators.find((entry) => id === `indicator.${entry.id}.score`);
  return indicator === undefined
    ? null
    : { label: `${indicator.label}得分`, value: indicator.score };
}

function pieceOf(names: Names, inner: string): Piece {
  const id = inner.split('|')[0]?.trim() ?? '';
  const fact = names.rulebook.facts.facts.find((candidate) => candidate.id === id);
  if (fact === undefined) {
    const ofScore = scoreOf(names, id);
    const known = ofScore !== null;
    return {
      placeholder: inner,
      label: ofScore?.label ?? id,
      value: ofScore?.value ?? null,
      known,
    };
  }
  const value = names.evaluation.facts[id]?.value ?? null;
  const text = value === null ? null : valueText(value, fact.options);
  return { placeholder: inner, label: fact.label, value: text, known: true };
}

/** Splits a paragraph into text and placeholders with their present values. The preview shows it exactly as it prints. */
export function piecesOf(names: Names, template: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) pieces.push({ text: template.slice(end, match.index) });
    pieces.push(pieceOf(names, match[1] ?? ''));
    end = match.index + match[0].length;
  }
  if (end < template.length) pieces.push({ text: template.slice(end) });
  return pieces;
}

/** A sentence of the rulebook, and whether it prints with the report as it stands. */
export interface Sentence {
  readonly text: string;
  readonly when: Condition | undefined;
  readonly applies: boolean;
}

/** The rulebook's own text, sentence by sentence. */
export function sentencesOf(
  { id, text }: NarrativeBlock,
  hiddenBlocks: readonly string[],
): readonly Sentence[] {
  if (text === undefined) return [];
  const sentences = typeof text === 'string' ? [{ text, when: undefined }] : text;
  return sentences.map(({ text: own, when }, index) => ({
    text: own,
    when,
    applies: !hiddenBlocks.includes(`${id}/${String(index)}`),
  }));
}
