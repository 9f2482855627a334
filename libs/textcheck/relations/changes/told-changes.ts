import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { wrongRowChanges } from '../tables/row-changes.js';
import { changesOf, type Change } from './changes.js';

/** Every change of the text that says what it is against. */
export const changesIn = (document: TextDocument): Change[] =>
  document.statements.flatMap((statement) => changesOf(document, statement));

/** Changes told of rows of a table: what is wrong with them is judged there. */
export const rowChangesIn = (document: TextDocument): Change[] =>
  wrongRowChanges(document).map((change) => ({
    ...change,
    stated: null,
    certain: true,
    others: [],
  }));

/** It went the other way than the words say. */
export const isTurned = ({ direction: said }: Change, signed: Decimal): boolean =>
  !signed.isZero() && signed.isNegative() !== (said === 'down');
