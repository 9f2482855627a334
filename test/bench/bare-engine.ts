import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';

import type { CompiledRulebook, Evaluation, FactValue, TableRow } from '#libs/rulebook';

type Plain = number | string | boolean | null;
type Row = Readonly<Record<string, Plain>>;
type Condition = CompiledRulebook['conditions'][number];
type Tree = Readonly<Record<string, unknown>>;

/** What somebody would hand to json-rules-engine for the same questions: rules, and the values of their facts. */
export interface BareRun {
  readonly rules: readonly RuleProperties[];
  readonly facts: ReadonlyMap<string, Plain | Row>;
}

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const INDICATORS = 'scored_indicators';

/**
 * The conditions one evaluation decides, as rules of a plain engine: each once, those that read a row once for each row. Numbers
 * are JavaScript's, and derived facts are given as known values; working them out is not part of the bare run.
 */
export function bareRun(rulebook: CompiledRulebook, evaluation: Evaluation): BareRun {
  const rules: RuleProperties[] = [];
  const facts = new Map<string, Plain | Row>();
  for (const { id, value } of Object.values(evaluation.facts)) facts.set(id, plain(value));
  for (const condition of rulebook.conditions) {
    if (condition.columns.length === 0) rules.push(rule(condition.key, tree(condition.root, null)));
  }
  for (const { key, condition, table } of conditionsOfRows(rulebook)) {
    for (const row of rowsOf(table, evaluation)) {
      const fact = `${table}/${row.id}`;
      facts.set(fact, row.cells);
      rules.push(rule(`${key} ${fact}`, tree(condition.root, fact)));
    }
  }
  const compared = new Set(rules.flatMap(({ conditions }) => [...factsIn(conditions)]));
  return { rules, facts: new Map([...facts].filter(([id]) => compared.has(id))) };
}

/** An engine with its rules and facts. The operators accept what is missing; those we do not name are the engine's own. */
export function bareEngine({ rules, facts }: BareRun): Engine {
  const engine = new Engine([...rules], { allowUndefinedFacts: true, pathResolver: property });
  engine.addOperator('isPresent', (actual, wanted) => (actual !== null) === (wanted !== false));
  engine.addOperator('isMissing', (actual, wanted) => (actual === null) === (wanted !== false));
  engine.addOperator('contains', includes);
  engine.addOperator('doesNotContain', (text, part) => isText(text) && !includes(text, part));
  for (const [id, value] of facts) engine.addFact(id, value);
  return engine;
}

/** The engine's own resolver parses JSONPath, which no rule needs and which costs: without it the bare run is faster. */
function property(value: object, name: string): unknown {
  return (value as Row)[name] ?? null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function includes(text: unknown, part: unknown): boolean {
  return isText(text) && isText(part) && text.includes(part);
}

function rule(name: string, conditions: Tree): RuleProperties {
  return {
    name,
    conditions: conditions as unknown as TopLevelCondition,
    event: { type: 'decided' },
  };
}

/** The same tree over plain values, reading the fact that stands for the row. */
function tree(node: unknown, row: string | null): Tree {
  const { all, any, not, fact, path, operator, value } = node as Record<string, unknown>;
  if (Array.isArray(all)) return { all: all.map((child) => tree(child, row)) };
  if (Array.isArray(any)) return { any: any.map((child) => tree(child, row)) };
  if (not !== undefined) return { not: tree(not, row) };
  const named = fact === 'row' ? row : fact;
  const literal = Array.isArray(value) ? value.map(toPlain) : toPlain(value);
  return { fact: named, operator, value: literal, ...(path === undefined ? {} : { path }) };
}

function* factsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if ('fact' in node && typeof node.fact === 'string') yield node.fact;
  for (const child of Object.values(node)) yield* factsIn(child);
}

function toPlain(value: unknown): unknown {
  return typeof value === 'string' && PLAIN_NUMBER.test(value) ? Number(value) : value;
}

/** Decimal text becomes a number; of a table only its being there is ever compared. */
function plain(value: FactValue | null | undefined): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return true;
  return toPlain(value) as Plain;
}

function conditionsOfRows(rulebook: CompiledRulebook) {
  return rulebook.checks.flatMap(({ when, definition }) =>
    when === null || when.columns.length === 0 || definition.forEach === undefined
      ? []
      : [{ key: definition.id, condition: when satisfies Condition, table: definition.forEach }],
  );
}

function rowsOf(
  table: string,
  { facts, score }: Evaluation,
): readonly { readonly id: string; readonly cells: Row }[] {
  if (table === INDICATORS) {
    return score.indicators
      .filter(({ status }) => status === 'scored')
      .map(({ id, label, category, fullMarks, score: own, deduction }) => ({
        id,
        cells: {
          label,
          category,
          full_marks: Number(fullMarks),
          score: Number(own),
          deduction: Number(deduction),
        },
      }));
  }
  const rows = facts[table]?.value;
  if (!Array.isArray(rows)) return [];
  return (rows as readonly TableRow[]).flatMap((row) =>
    'cells' in row
      ? [
          {
            id: row.id,
            cells: Object.fromEntries(
              Object.entries(row.cells).map(([column, cell]) => [column, plain(cell as FactValue)]),
            ),
          },
        ]
      : [],
  );
}
