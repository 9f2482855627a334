import { readFigures, type Read } from './reading.js';
import { praises, type Praise } from './verdict-words.js';
import { oncePerDocument } from '../../../once.js';

/** A clause that says goals were met, with the figures around it. */
export interface Praised {
  readonly praise: Praise;
  readonly goals: readonly Read[];
  readonly results: readonly Read[];
}

/** How far from such words the figures they are on may stand. */
const STATEMENTS_BACK = 6;
const STATEMENTS_ON = 1;
const PASSAGES = 2;

/** All clauses that say goals were met beside goals and results they may be on. */
export const praisedFigures = oncePerDocument((document): readonly Praised[] => {
  const said = praises(document);
  if (said.length === 0) return [];
  const figures = readFigures(document);
  return said
    .map((praise) => {
      const near = figures.filter(({ statement }) => isNear(praise, statement));
      return {
        praise,
        goals: near.filter(({ role }) => role === 'wanted'),
        results: near.filter(({ role }) => role === 'came'),
      };
    })
    .filter(({ goals, results }) => goals.length > 0 && results.length > 0);
});

const isNear = ({ statement: at }: Praise, { index, passage }: Read['statement']): boolean =>
  index >= at.index - STATEMENTS_BACK &&
  index <= at.index + STATEMENTS_ON &&
  Math.abs(at.passage - passage) <= PASSAGES;
