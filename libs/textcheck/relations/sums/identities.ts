import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf, withinRounding } from '../figures/arithmetic.js';
import { figureOf, namesOf } from '../figures/figures.js';
import { alike, isSlip } from '../figures/near.js';

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

/** Those a text states in full for one year, or in one sentence, and that do not hold, by a slip. */
export function identitiesOf(document: TextDocument): Identity[] {
  const years = [...new Set(document.statements.map(({ year }) => year))];
  const ofYears = years.flatMap((year) =>
    IDENTITIES.flatMap((names) =>
      broken(
        document,
        names.map((label) => figureOf(document, { label, year })),
      ),
    ),
  );
  const known = new Set(ofYears.map(({ rest }) => rest));
  const ofSentences = document.statements
    .filter(({ mentions, inTable }) => !inTable && mentions.length > 2)
    .flatMap(({ mentions }) =>
      IDENTITIES.flatMap((names) =>
        broken(
          document,
          names.map((name) => endingIn(mentions, name)),
        ),
      ),
    );
  return [...ofYears, ...ofSentences.filter(({ rest }) => !known.has(rest))];
}

/** 集团年末资产总额: whose it is may stand before the noun. */
const endingIn = (mentions: readonly Mention[], noun: string): Mention | undefined =>
  mentions.find(({ label }) => namesOf(noun).some((name) => label.endsWith(name)));

function broken(
  document: TextDocument,
  [whole, less, rest]: readonly (Mention | null | undefined)[],
): Identity[] {
  if (!whole || !less || !rest || whole === less || less === rest) return [];
  const figures = [whole, less, rest];
  if (figures.some(({ kind, exact }) => kind !== 'amount' || !exact)) return [];
  const computed = inUnitOf(whole.base.minus(less.base), rest);
  const right = withinRounding(computed, rest, [whole, less]);
  // What it comes to is told elsewhere, as of the end of the year: then the rest is of another time.
  const told = document.figures.some((all) =>
    all.some(
      (one) =>
        one !== rest &&
        alike(one, rest) &&
        agrees(inUnitOf(one.base, rest), { ...rest, value: computed }),
    ),
  );
  return right || told || !isSlip(computed, rest) ? [] : [{ whole, less, rest, computed }];
}
