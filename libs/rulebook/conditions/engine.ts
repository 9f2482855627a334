import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { OPERATORS, type EngineValue } from './operators.js';
import type { RootCondition } from './compile.js';

/** Columns of a row as json-rules-engine reads them through `path`. */
export type EngineRow = Readonly<Record<string, EngineValue>>;
export type EngineFacts = ReadonlyMap<string, EngineValue | EngineRow>;

export interface EngineRule {
  readonly name: string;
  readonly root: RootCondition;
}

/** A condition as the engine leaves it: its result, and those of the parts it consists of. */
export interface EngineNode {
  readonly result?: boolean;
  readonly all?: readonly EngineNode[];
  readonly any?: readonly EngineNode[];
  readonly not?: EngineNode;
}

export type EngineRun =
  { readonly conditions: EngineNode; readonly result: boolean } | { readonly error: string };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * One own property, by its plain name. The engine's default resolver evaluates JSONPath, scripts included;
 * this one knows no path syntax and no inherited property.
 */
export function resolveOwnProperty(value: object, path: string): unknown {
  if (FORBIDDEN.has(path) || !Object.hasOwn(value, path)) return null;
  return (value as Record<string, unknown>)[path];
}

/**
 * Conditions under one `any` are one rule to the engine, which decides every part of it and keeps each part's result.
 * A rule costs it more than a comparison does; much larger ones it is slow to copy.
 */
const RULES_TOGETHER = 32;
const DECIDED = { type: 'decided' } as const;
// the facts are constants, and the engine would hash each for a cache it does not read
const UNCACHED = { cache: false } as const;

function inBatches(rules: readonly EngineRule[]): (readonly EngineRule[])[] {
  return Array.from({ length: Math.ceil(rules.length / RULES_TOGETHER) }, (_, index) =>
    rules.slice(index * RULES_TOGETHER, (index + 1) * RULES_TOGETHER),
  );
}

// The engine clones conditions before it runs them, so frozen JSON may be shared between runs.
function ruleProperties(batch: readonly EngineRule[], index: number): RuleProperties {
  return {
    name: String(index),
    priority: 1,
    event: DECIDED,
    conditions: { any: batch.map(({ root }) => root) } as unknown as TopLevelCondition,
  };
}

/** A new engine every time: a shared one drops rules when runs overlap. */
function newEngine(rules: RuleProperties[], facts: EngineFacts): Engine {
  const engine = new Engine(rules, {
    allowUndefinedFacts: false,
    pathResolver: resolveOwnProperty,
  });
  for (const operator of OPERATORS) engine.addOperator(operator);
  for (const [id, value] of facts) engine.addFact(id, value, UNCACHED);
  return engine;
}

async function runTogether(
  rules: readonly EngineRule[],
  facts: EngineFacts,
): Promise<Map<string, EngineRun>> {
  const batches = inBatches(rules);
  const { results, failureResults } = await newEngine(batches.map(ruleProperties), facts).run();
  const runs = new Map<string, EngineRun>();
  for (const { name, conditions } of [...results, ...failureResults]) {
    const { any } = conditions as unknown as EngineNode;
    batches[Number(name)]?.forEach((rule, index) => {
      const decided = any?.[index];
      if (decided !== undefined)
        runs.set(rule.name, { conditions: decided, result: decided.result === true });
    });
  }
  return runs;
}

/**
 * Runs rules together; when one of them makes the whole run fail, runs each half, and so on, so that only that one is
 * in error.
 * @returns what became of every rule, by name.
 */
export async function runEngine(
  rules: readonly EngineRule[],
  facts: EngineFacts,
): Promise<ReadonlyMap<string, EngineRun>> {
  const [first] = rules;
  if (first === undefined) return new Map();
  try {
    return await runTogether(rules, facts);
  } catch (error) {
    if (rules.length === 1)
      return new Map([
        [first.name, { error: error instanceof Error ? error.message : String(error) }],
      ]);
  }
  const middle = Math.ceil(rules.length / 2);
  const left = await runEngine(rules.slice(0, middle), facts);
  return new Map([...left, ...(await runEngine(rules.slice(middle), facts))]);
}
