import type { CompiledRulebook } from '../package/compiled.js';
import type { LintFault } from '../package/lint/index.js';
import { limitAt, limitCasesFromAny, type LimitPairing } from './limit-cases.js';
import { traceExamples } from './run.js';

/** A limit whose golden cases are missing, and those that would fill it. */
export interface LimitGap {
  readonly hint: LintFault;
  readonly pairing: LimitPairing;
}

/** Every limit a golden case is missing at, with the pair that can be made for it. */
export async function limitGaps(compiled: CompiledRulebook): Promise<readonly LimitGap[]> {
  const { hints } = await traceExamples(compiled);
  const taken: string[] = [];
  const gaps: LimitGap[] = [];
  for (const hint of hints.filter(({ remedy }) => remedy === 'limit_cases')) {
    const limit = limitAt(compiled, hint.path);
    if (limit === null) continue;
    const pairing = await limitCasesFromAny(compiled, limit, { taken });
    if (pairing.pair !== null)
      taken.push(pairing.pair.on.example.id, pairing.pair.beyond.example.id);
    gaps.push({ hint, pairing });
  }
  return gaps;
}
