import type { CaseChanges } from '../../api/types.ts';
import { idOf, put, type Json } from './json.ts';

export type CaseChange = CaseChanges['items'][number];

/** The golden cases with the chosen expectations replaced; all else of them stays as it is. */
export function withAccepted(
  examples: readonly Json[],
  changes: readonly CaseChange[],
): readonly Json[] {
  return examples.map((example) =>
    changes
      .filter((change) => change.example === idOf(example) && change.value !== undefined)
      .reduce<Json>((whole, { place, value }) => put(whole, ['expect', ...place], value), example),
  );
}
