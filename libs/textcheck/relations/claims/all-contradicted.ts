import type { TextDocument } from '../../document.js';
import { BUDGET_CONTRADICTIONS } from './contradictions-budget.js';
import { NEW_CONTRADICTIONS } from './contradictions-new.js';
import { TOLD_CONTRADICTIONS } from './contradictions-told.js';
import { WORK_CONTRADICTIONS } from './contradictions-work.js';
import { contradicted, type Contradicted } from './contradicted.js';
import { CONTRADICTIONS } from './contradictions.js';

/** What is found stands in the order of these. */
const ALL = [
  ...CONTRADICTIONS,
  ...BUDGET_CONTRADICTIONS,
  ...WORK_CONTRADICTIONS,
  ...TOLD_CONTRADICTIONS,
  ...NEW_CONTRADICTIONS,
];

/** Claims that the words of another place take back, by every rule. */
export const allContradicted = (document: TextDocument): Contradicted[] =>
  ALL.flatMap((rule) => contradicted(document, rule));
