import type { NarrativeBlock } from '../../api/types.ts';
import { valueText, type Names } from '../labels.ts';

/** A stretch of a paragraph: text as typed, or a placeholder with what stands there now. */
export type Piece =
  | { readonly text: string }
  | { readonly placeholder: string; readonly label: string; readonly value: string | null };

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
    return { placeholder: inner, label: ofScore?.label ?? id, value: ofScore?.value ?? null };
  }
  const value = names.evaluation.facts[id]?.value ?? null;
  const text = value === null ? null : valueText(value, fact.options);
  return { placeholder: inner, label: fact.label, value: text };
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

/** The rulebook's own text. Sentences that print only sometimes are told apart by the caller. */
export const sentencesOf = ({ text }: NarrativeBlock): readonly string[] =>
  text === undefined
    ? []
    : typeof text === 'string'
      ? [text]
      : text.map((sentence) => sentence.text);
