import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../document.js';
import type { Mention } from '../mentions/mention.js';
import { inUnitOf, withinRounding } from './arithmetic.js';
import { figureOf } from './figures.js';
import { isSlip } from './near.js';

/** Figures of a balance sheet of which the third is the first less the second. */
export interface Identity {
  readonly whole: Mention;
  readonly less: Mention;
  readonly rest: Mention;
  readonly computed: Decimal;
}

const IDENTITIES: readonly (readonly [whole: string, less: string, rest: string])[] = [
  ['资产总额', '负债总额', '净资产总额'],
  ['固定资产原值', '累计折旧', '固定资产净值'],
];

/** Those a text states in full for one year and that do not hold, by a slip. */
export function identitiesOf(document: TextDocument): Identity[] {
  const years = [...new Set(document.statements.map(({ year }) => year))];
  return years.flatMap((year) =>
    IDENTITIES.flatMap((names) => {
      const [whole, less, rest] = names.map((label) => figureOf(document, { label, year }));
      if (!whole || !less || !rest) return [];
      const figures = [whole, less, rest];
      if (figures.some(({ kind, exact }) => kind !== 'amount' || !exact)) return [];
      const computed = inUnitOf(whole.base.minus(less.base), rest);
      const right = withinRounding(computed, rest, [whole, less]);
      return right || !isSlip(computed, rest) ? [] : [{ whole, less, rest, computed }];
    }),
  );
}
