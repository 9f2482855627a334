import type { EvaluationInput } from '../evaluate/types.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { RulebookPackage } from '../schema/index.js';
import { effectOf, type ReportEffect } from './effect.js';
import { contentReader } from './readable.js';
import { standingOf, type Standing } from './standing.js';

/** A report to be tried: what is in it, and where it stands if that is known. */
export interface SimulationSubject {
  readonly input: EvaluationInput;
  /** The score it was submitted with; null: evaluated by its own package. */
  readonly stored: Standing | null;
}

/** The package a report was made with; compiled only for those whose standing is not stored. */
export interface OwnRules {
  readonly package: RulebookPackage;
  readonly compiled: () => CompiledRulebook;
}

/** Tries the reports of one package, one by one. */
export type Simulator = (subject: SimulationSubject) => Promise<ReportEffect>;

/** Everything that is the same for all reports of one package is worked out once. */
export function simulator(draft: CompiledRulebook, own: OwnRules): Simulator {
  const read = contentReader(own.package, draft);
  return async ({ input, stored }) => {
    const before = stored ?? standingOf(await evaluate(own.compiled(), input));
    const { content, unread } = read(input.content);
    const after = await evaluate(draft, { ...input, content });
    return effectOf(before, after, draft, unread);
  };
}
