import { Decimal, roundHalfUp, sumDecimals, toDecimalString } from '#libs/kernel';
import type {
  FactDefinition,
  FactValue,
  FactValues,
  OrganisationContext,
  ReportContent,
  RulebookPackage,
  TableRow,
} from '#libs/rulebook';

import { BALANCES, BLEMISHES, NOT_ASKED, PLAIN, type Balance } from './figures.js';
import { seededRandom, type Random } from './random.js';

/** From what a made-up report is derived. */
export interface Pattern {
  readonly package: RulebookPackage;
  /** The unit whose report the pattern is, and the report. */
  readonly organisation: OrganisationContext;
  readonly content: ReportContent;
}

/**
 * A made-up but plausible report of another unit: every amount of the pattern scaled by one factor (equal amounts stay
 * equal), the sums set right again, staff and villages of its own, a few weaknesses, and its own name in the texts.
 * The same seed gives the same report.
 */
export function deriveContent(
  pattern: Pattern,
  unit: OrganisationContext,
  seed: number,
): ReportContent {
  const random = seededRandom(seed);
  const factor = new Decimal(random.whole(60, 150)).div(100);
  const facts: Record<string, FactValue> = {};
  for (const definition of pattern.package.facts.facts) {
    const value = pattern.content.facts[definition.id];
    if (value !== undefined && !NOT_ASKED.has(definition.id))
      facts[definition.id] = scaled(value, definition, factor);
  }
  Object.assign(facts, PLAIN, headcount(random), weaknesses(random));
  for (const balance of BALANCES) facts[balance.set] = balanced(balance, facts);
  return renamed({ ...pattern.content, facts }, pattern.organisation, unit);
}

function scaled(value: FactValue, definition: FactDefinition, factor: Decimal): FactValue {
  if (typeof value === 'string' && definition.type === 'money') return scaleAmount(value, factor);
  if (!Array.isArray(value)) return value;
  const money = new Set(
    (definition.columns ?? []).filter(({ type }) => type === 'money').map(({ id }) => id),
  );
  return value.map((row) => scaleRow(row, money, factor));
}

function scaleRow(row: TableRow, money: ReadonlySet<string>, factor: Decimal): TableRow {
  if ('classified' in row) return row;
  const cells = Object.entries(row.cells).map(([column, cell]) =>
    typeof cell === 'string' && money.has(column)
      ? [column, scaleAmount(cell, factor)]
      : [column, cell],
  );
  return { id: row.id, cells: Object.fromEntries(cells) as Record<string, string | boolean> };
}

function scaleAmount(amount: string, factor: Decimal): string {
  return toDecimalString(roundHalfUp(new Decimal(amount).times(factor), 2));
}

/** Staff within the establishment, every one of them with a card. */
function headcount(random: Random): FactValues {
  const establishment = random.whole(38, 66);
  const actual = String(establishment - random.whole(0, 5));
  const villages = String(random.whole(11, 28));
  return {
    'staffing.establishment': String(establishment),
    'staffing.actual': actual,
    'official_cards.clients_required': actual,
    'official_cards.clients_activated': actual,
    'official_cards.cards_entered': actual,
    'official_cards.cards_valid': actual,
    'profile.village_count': villages,
  };
}

function weaknesses(random: Random): FactValues {
  const chosen = random.some(BLEMISHES, random.whole(0, 5));
  return Object.assign({}, ...chosen) as FactValues;
}

/** Rounding each part by itself leaves sums a cent off; one part of each takes up the difference. */
function balanced({ plus, minus }: Balance, facts: FactValues): string {
  const amount = (id: string): Decimal => {
    const value = facts[id];
    return new Decimal(typeof value === 'string' ? value : 0);
  };
  return toDecimalString(sumDecimals(plus.map(amount)).minus(sumDecimals(minus.map(amount))));
}

/** 户木乡 becomes 大因镇, and 我乡 (or, wrongly, 我镇) what the unit really is; a department has no 人大 of its own. */
function renamed(
  content: ReportContent,
  from: OrganisationContext,
  to: OrganisationContext,
): ReportContent {
  const department = to.kind === 'department';
  const suffix = department ? '部门' : to.shortName.slice(-1);
  const congress = department ? '机关党委' : `${suffix}人大`;
  const text = JSON.stringify(content)
    .replaceAll(from.shortName, to.shortName)
    .replaceAll(/([我本])[乡镇]/g, `$1${suffix}`)
    .replaceAll(/[乡镇]人大(?!常)/g, congress);
  return JSON.parse(text) as ReportContent;
}
