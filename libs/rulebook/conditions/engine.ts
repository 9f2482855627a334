import {
  Engine,
  type RuleProperties,
  type TopLevelCondition,
  type TopLevelConditionResult,
} from 'json-rules-engine';
import { OPERATORS, type EngineValue } from './operators.js';
import type { RootCondition } from './compile.js';

/** Columns of a row as json-rules-engine reads them through `path`. */
export type EngineRow = Readonly<Record<string, EngineValue>>;
type EngineFacts = ReadonlyMap<string, EngineValue | EngineRow>;

export interface EngineRule {
  readonly name: string;
  readonly root: RootCondition;
}

export type EngineRun =
  | { readonly conditions: TopLevelConditionResult; readonly result: boolean }
  | { readonly error: string };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * One own property, by its plain name. The engine's default resolver evaluates JSONPath, scripts included;
 * this one knows no path syntax and no inherited property.
 */
export function resolveOwnProperty(value: object, path: string): unknown {
  if (FORBIDDEN.has(path) || !Object.hasOwn(value, path)) return null;
  return (value as Record<string, unknown>)[path];
}

// The engine clones conditions before it runs them, so frozen JSON may be shared between runs.
function ruleProperties({ name, root }: EngineRule): RuleProperties {
  return {
    name,
    priority: 1,
    event: { type: 'decided' },
    conditions: root as unknown as TopLevelCondition,
  };
}

/** A new engine every time: a shared one drops rules when runs overlap. */
function newEngine(rules: readonly EngineRule[], facts: EngineFacts): Engine {
  const engine = new Engine(rules.map(ruleProperties), {
    allowUndefinedFacts: false,
    pathResolver: resolveOwnProperty,
  });
  for (const operator of OPERATORS) engine.addOperator(operator);
  for (const [id, value] of facts) engine.addFact(id, value);
  return engine;
}

async function runTogether(
  rules: readonly EngineRule[],
  facts: EngineFacts,
): Promise<Map<string, EngineRun>> {
  const { results, failureResults } = await newEngine(rules, facts).run();
  return new Map(
    [...results, ...failureResults].map((run) => [
      run.name,
      { conditions: run.conditions, result: run.result === true },
    ]),
  );
}

async function runAlone(rule: EngineRule, facts: EngineFacts): Promise<EngineRun> {
  try {
    const run = (await runTogether([rule], facts)).get(rule.name);
    return run ?? { error: '规则未被执行' };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Runs rules together; when one of them makes the whole run fail, runs each alone, so that only that one is in error.
 * @returns what became of every rule, by name.
 */
export async function runEngine(
  rules: readonly EngineRule[],
  facts: EngineFacts,
): Promise<ReadonlyMap<string, EngineRun>> {
  if (rules.length === 0) return new Map();
  try {
    const runs = await runTogether(rules, facts);
    if (runs.size === rules.length) return runs;
  } catch {
    // which rule it was comes out below
  }
  const alone = new Map<string, EngineRun>();
  for (const rule of rules) alone.set(rule.name, await runAlone(rule, facts));
  return alone;
}
