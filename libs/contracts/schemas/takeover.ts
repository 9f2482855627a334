import { z } from 'zod';
import { factValue } from './evaluation.js';
import { textFinding } from './text-checks.js';

export const takeoverData = z.strictObject({});

/** What a file seems to say of the report's facts. Nothing was changed yet. */
export const takenOver = z.strictObject({
  /** Year the file says it is of; null when it does not say. */
  year: z.number().int().nullable(),
  proposals: z.array(
    z.strictObject({
      fact: z.string(),
      value: factValue,
      /** `likely`: words like the rulebook's, not the same; look twice. */
      confidence: z.enum(['sure', 'likely']),
      /** The words it was read from, and what is around them in their line. */
      quote: z.strictObject({ before: z.string(), text: z.string(), after: z.string() }),
    }),
  ),
  /** What a careful reviewer would send back of the file. */
  findings: z.array(textFinding),
});
export type TakenOverView = z.infer<typeof takenOver>;
