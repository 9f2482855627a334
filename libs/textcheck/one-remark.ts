import type { Finding, Quote } from './finding.js';

/**
 * Kinds that may see one and the same defect, the more telling first: a wrong figure breaks its sum, its row and its score;
 * a row copied from another repeats it and leaves its own target unanswered.
 */
const FAMILIES: readonly (readonly string[])[] = [
  [
    'percent_points',
    'unit',
    'score',
    'table_row',
    'balance',
    'sum',
    'difference',
    'growth',
    'headcount',
  ],
  [
    ...['projects', 'goal_outcome', 'outcome_row', 'duplicate_outcome', 'outcome_is_plan'],
    ...['duplicate_text', 'target_unanswered'],
  ],
  ['duplicate_heading', 'duplicate_text', 'reference', 'numbering'],
  ['table_row', 'share', 'ratio'],
  ['stale_year', 'year'],
];

/**
 * One remark a defect: a finding goes when a more telling one of its kind, or of a kind that sees the same defect, marks the
 * same place first and covers whatever else it marks. Keeps the order.
 */
export function oneRemarkEach(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, at) =>
      !findings.some(
        (other, place) =>
          place !== at && covers(other, finding) && outranks([other, place], [finding, at]),
      ),
  );
}

const meet = (one: Quote, other: Quote): boolean => one.start < other.end && other.start < one.end;

function covers(one: Finding, other: Finding): boolean {
  const [first, place] = [one.quotes[0], other.quotes[0]];
  if (first === undefined || place === undefined || !meet(first, place)) return false;
  if (rankIn(one, other) === null) return false;
  return other.quotes.every((quote) => one.quotes.some((mine) => meet(mine, quote)));
}

/** Above nought where the first tells more; null where the two cannot be of one defect. */
function rankIn(one: Finding, other: Finding): number | null {
  if (one.kind === other.kind) return 0;
  const family = FAMILIES.find((kinds) => kinds.includes(one.kind) && kinds.includes(other.kind));
  return family === undefined ? null : family.indexOf(other.kind) - family.indexOf(one.kind);
}

/** Among equals the one that marks more, then the surer one, then the earlier one stays. */
function outranks([one, at]: [Finding, number], [other, place]: [Finding, number]): boolean {
  const gaps = [
    rankIn(one, other) ?? 0,
    one.quotes.length - other.quotes.length,
    one.confidence - other.confidence,
    place - at,
  ];
  return (gaps.find((gap) => gap !== 0) ?? 0) > 0;
}
