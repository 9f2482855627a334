import type { TextDocument } from '../document.js';
import type { Mention } from '../mentions/mention.js';

/** Nouns that name the same figure. */
const SAME: readonly (readonly string[])[] = [
  ['资产总额', '资产总计', '总资产', '资产合计'],
  ['负债总额', '负债总计', '总负债', '负债合计'],
  ['净资产总额', '净资产合计', '净资产'],
  ['货币资金', '货币资金余额'],
  ['流动资产', '流动资产合计', '流动资产总额'],
  ['流动负债', '流动负债合计', '流动负债总额'],
  ['编制数', '编制', '核定编制', '人员编制'],
];

/** One word for every noun of a group, blanks and quotation marks left out. */
export function canonicalLabel(label: string): string {
  const bare = label.replaceAll(/[\s“”"'《》]/g, '').replace(/(金额|数额|余额)$/, '');
  return SAME.find((group) => group.includes(bare))?.[0] ?? bare;
}

interface Wanted {
  readonly label: string;
  readonly year: number | null;
  /** Same kind and unit class as this one, and not itself. */
  readonly like?: Mention;
}

/** The one figure of a noun and year in the whole text; null when there is none, or when two disagree. */
export function figureOf(document: TextDocument, { label, year, like }: Wanted): Mention | null {
  const noun = canonicalLabel(label);
  const found = document.statements.flatMap((statement) =>
    statement.mentions.filter(
      (mention) =>
        mention !== like &&
        (like === undefined || mention.kind === like.kind) &&
        canonicalLabel(mention.label) === noun &&
        (year === null || (mention.year ?? statement.year ?? document.year) === year),
    ),
  );
  const [first] = found;
  const agreed = found.every((mention) => first?.base.equals(mention.base) === true);
  return first !== undefined && agreed ? first : null;
}
