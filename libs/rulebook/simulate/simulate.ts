import type { EvaluationInput } from '../evaluate/types.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { effectOf, type ReportEffect } from './effect.js';
import { contentReader } from './readable.js';
import { reevaluator } from './reevaluate.js';
import { standingOf, type Standing } from './standing.js';

/** A report to be tried: what is in it, and where it stands if that is known. */
export interface SimulationSubject {
  readonly input: EvaluationInput;
  /** The score it was submitted with; null: evaluated by its own package. */
  readonly stored: Standing | null;
}

/** Tries the reports of one package, one by one. */
export type Simulator = (subject: SimulationSubject) => Promise<ReportEffect>;

/**
 * Everything that is the same for all reports of one package is worked out once.
 * @param own the package the reports were made with
 */
export function simulator(draft: CompiledRulebook, own: CompiledRulebook): Simulator {
  const read = contentReader(own.package, draft);
  const reevaluate = reevaluator(own, draft);
  return async ({ input, stored }) => {
    const standing = stored ?? standingOf(await evaluate(own, input));
    const { content, unread } = read(input.content);
    const { paragraphs } = input.content;
    const after = await reevaluate({ standing, paragraphs }, { ...input, content });
    return effectOf(standing, after, draft, unread);
  };
}
