import type { Evaluation } from '../evaluate/types.js';
import type { CompiledCondition } from '../conditions/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { pinned, valuesOf } from './bounds.js';
import { publicRelations, scoreOf } from './relations.js';
import { suppress } from './suppression.js';
import { nameOf } from './names.js';

/** A place of the report that the public version does not show, and why. */
export interface Withheld {
  /** Fact id, `table/column`, `table/row`, `table/row/column`, `indicator.<id>.score` or `category.<id>.score`. */
  readonly ref: string;
  readonly place: string;
  readonly reason: string;
}

/** What the public version of a report leaves out. */
export interface DisclosurePlan {
  /** Printed in the place of what is withheld: 涉密. */
  readonly replacement: string;
  readonly withheld: readonly Withheld[];
  /** Indicators whose reasons would tell what is withheld. */
  readonly indicators: ReadonlySet<string>;
  /** Blocks and sentences of the narrative that are shown or not by something withheld. */
  readonly blocks: readonly string[];
  /** Places that could be computed whatever else is withheld: nothing may be published with these. */
  readonly exposed: readonly Withheld[];
  /** Whether what a run or a cell came from is withheld. */
  isHidden(ref: string): boolean;
}

const CLASSIFIED = '涉密';
const COMPUTED = '由不公开的内容计算得出';

/**
 * What may not be public: fields the package hides, what is marked classified, everything computed from either, the
 * reasons that would give it away, and a second value wherever a public total would allow one to be computed.
 */
export function disclosurePlan(rulebook: CompiledRulebook, evaluation: Evaluation): DisclosurePlan {
  const { disclosure } = rulebook.package;
  const reasons = new Map(disclosure.hidden.map(({ field, reason }) => [field, reason]));
  const cells = markClassified(evaluation, reasons);
  spread(rulebook, reasons);
  const indicators = new Set(
    rulebook.indicators
      .filter((one) => readsHidden(one.inputs, columnsOfIndicator(one), reasons))
      .map(({ definition }) => definition.id),
  );
  for (const id of indicators) reasons.set(scoreOf('indicator', id), COMPUTED);
  const seeds = new Set([...reasons.keys(), ...cells]);
  const relations = publicRelations(rulebook, evaluation);
  const valueOf = valuesOf(evaluation);
  const { complementary, exposed } = suppress(
    relations,
    seeds,
    (name) => name !== 'score.total',
    (hidden) => pinned(relations, hidden, valueOf),
  );
  for (const [name, protects] of complementary)
    reasons.set(name, `避免由合计推算出“${nameOf(rulebook, evaluation, protects)}”`);
  spread(rulebook, reasons);
  const hidden = new Set([...reasons.keys(), ...cells]);
  const placed = (ref: string, reason: string): Withheld => ({
    ...{ ref, reason },
    place: nameOf(rulebook, evaluation, ref),
  });
  return {
    replacement: disclosure.replacement,
    withheld: [...reasons].map(([ref, reason]) => placed(ref, reason)),
    indicators,
    blocks: tiedBlocks(rulebook, reasons),
    exposed: exposed.map((ref) => placed(ref, '可由公开的合计推算')),
    isHidden: (ref) => isHidden(hidden, ref),
  };
}

/** Facts and rows marked classified; their cells are unknown values of the relations. */
function markClassified({ facts }: Evaluation, reasons: Map<string, string>): readonly string[] {
  const cells: string[] = [];
  for (const [id, { value }] of Object.entries(facts)) {
    if (Array.isArray(value)) {
      const columns = new Set(
        value.flatMap((row) => ('cells' in row ? Object.keys(row.cells) : [])),
      );
      for (const row of value) {
        if ('cells' in row) continue;
        reasons.set(`${id}/${row.id}`, CLASSIFIED);
        cells.push(...[...columns].map((column) => `${id}/${row.id}/${column}`));
      }
    } else if (typeof value === 'object' && value !== null) reasons.set(id, CLASSIFIED);
  }
  return cells;
}

/** Everything computed from something hidden is hidden, and so on until nothing is added. */
function spread(rulebook: CompiledRulebook, reasons: Map<string, string>): void {
  const formulas = [...rulebook.derived, ...rulebook.derivedColumns];
  let before = -1;
  while (reasons.size !== before) {
    before = reasons.size;
    for (const [id, { facts, columns }] of formulas)
      if (!reasons.has(id) && readsHidden(facts, columns, reasons)) reasons.set(id, COMPUTED);
  }
}

type Reasons = ReadonlyMap<string, string>;

const readsHidden = (facts: readonly string[], columns: readonly string[], reasons: Reasons) =>
  facts.some((fact) => reasons.has(fact)) || columns.some((column) => reasons.has(column));

function columnsOfIndicator({ scorer, notApplicable }: CompiledRulebook['indicators'][number]) {
  const conditions = [...scorer.conditions, ...(notApplicable === null ? [] : [notApplicable])];
  return [...scorer.formulas, ...conditions].flatMap(({ columns }) => columns);
}

/** Whether something is shown can tell as much as what it says. */
function tiedBlocks({ blockConditions }: CompiledRulebook, reasons: Reasons): readonly string[] {
  const tied = ({ facts, columns }: CompiledCondition) => readsHidden(facts, columns, reasons);
  return [...blockConditions].flatMap(([key, condition]) => (tied(condition) ? [key] : []));
}

/** A cell is hidden by itself, with its row, with its column or with its table. */
function isHidden(hidden: ReadonlySet<string>, ref: string): boolean {
  // A deduction tells the score.
  const score = ref.replace(/^(indicator\..+)\.deduction$/, '$1.score');
  const [table = '', row, column] = ref.split('/');
  if (hidden.has(score) || hidden.has(table)) return true;
  if (row === undefined) return false;
  return (
    hidden.has(`${table}/${row}`) || (column !== undefined && hidden.has(`${table}/${column}`))
  );
}
