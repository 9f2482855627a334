import type { ScoreRun } from '../evaluate/types.js';

/** A placeholder of the score: its Chinese name, and its value once there is one. */
interface ScoreValue {
  readonly label: string;
  readonly value: string | null;
  readonly numeric: boolean;
}

const OF_SCORE: Readonly<
  Record<string, { label: string; read: (score: ScoreRun) => string | null; text?: true }>
> = {
  'score.total': { label: '得分', read: (score) => score.score },
  'score.full_marks': { label: '满分', read: (score) => score.fullMarks },
  'score.applicable_full_marks': { label: '适用满分', read: (score) => score.applicableFullMarks },
  'score.converted': { label: '换算得分', read: (score) => score.converted },
  'score.grade': { label: '等级', read: (score) => score.gradeLabel, text: true },
};

const OF_CATEGORY = {
  score: '得分',
  full_marks: '满分',
  applicable_full_marks: '适用满分',
} as const;
const OF_INDICATOR = { score: '得分', full_marks: '满分', deduction: '扣分' } as const;

function lastSegment(id: string): [string, string] {
  const at = id.lastIndexOf('.');
  return [id.slice(0, at), id.slice(at + 1)];
}

export type ScorePlaceholder =
  | { readonly kind: 'score'; readonly id: string }
  | {
      readonly kind: 'category' | 'indicator';
      readonly id: string;
      readonly property: string;
    };

/** The parts of `category.<id>.<property>` and `indicator.<id>.<property>`, or null for any other id. */
export function scorePlaceholder(id: string): ScorePlaceholder | null {
  if (Object.hasOwn(OF_SCORE, id)) return { kind: 'score', id };
  const [kind] = id.split('.', 1);
  if (kind !== 'category' && kind !== 'indicator') return null;
  const [target, property] = lastSegment(id.slice(kind.length + 1));
  const known = kind === 'category' ? OF_CATEGORY : OF_INDICATOR;
  return Object.hasOwn(known, property) && target !== '' ? { kind, id: target, property } : null;
}

function categoryValue(
  score: ScoreRun,
  id: string,
  property: keyof typeof OF_CATEGORY,
): string | null {
  const category = score.categories.find((candidate) => candidate.id === id);
  if (category === undefined) return null;
  if (property === 'full_marks') return category.fullMarks;
  if (property === 'applicable_full_marks') return category.applicableFullMarks;
  return category.complete ? category.score : null;
}

function indicatorValue(
  score: ScoreRun,
  id: string,
  property: keyof typeof OF_INDICATOR,
): string | null {
  const indicator = score.indicators.find((candidate) => candidate.id === id);
  if (indicator === undefined) return null;
  return property === 'score'
    ? indicator.score
    : property === 'deduction'
      ? indicator.deduction
      : indicator.fullMarks;
}

/** Totals are not known before the score is complete. */
function totalValue(id: string, score: ScoreRun | null): ScoreValue | null {
  const total = OF_SCORE[id];
  if (total === undefined) return null;
  const known = score !== null && (score.status === 'complete' || id === 'score.full_marks');
  return {
    label: total.label,
    value: known ? total.read(score) : null,
    numeric: total.text !== true,
  };
}

/** The value of a score placeholder. Totals are not known before the score is complete. */
export function scoreValue(
  placeholder: ScorePlaceholder,
  score: ScoreRun | null,
): ScoreValue | null {
  if (placeholder.kind === 'score') return totalValue(placeholder.id, score);
  if (placeholder.kind === 'category') {
    const property = placeholder.property as keyof typeof OF_CATEGORY;
    return {
      label: OF_CATEGORY[property],
      value: score === null ? null : categoryValue(score, placeholder.id, property),
      numeric: true,
    };
  }
  const property = placeholder.property as keyof typeof OF_INDICATOR;
  return {
    label: OF_INDICATOR[property],
    value: score === null ? null : indicatorValue(score, placeholder.id, property),
    numeric: true,
  };
}
