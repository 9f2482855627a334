import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';

/** The statements of each paragraph of the running text together, in order. */
export const paragraphs = ({ statements }: TextDocument): readonly (readonly Statement[])[] => [
  ...groupBy(
    statements.filter(({ inTable }) => !inTable),
    ({ passage }) => passage,
  ).values(),
];
