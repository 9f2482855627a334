import { z } from 'zod';
import { expectedVersion, idParam, isoInstant, sha256 } from './common.js';
import { factValue } from './evaluation.js';
import { textFinding } from './text-checks.js';

export const takeoverData = z.strictObject({});

/** The facts the drafter chose of what was proposed; the file is sent again, since none is kept. */
export const takeOverData = z.strictObject({
  expectedVersion,
  facts: z.array(z.string().min(1).max(120)).min(1, '请至少选择一项').max(2_000),
});

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

/** A file that was taken over into the report, and what is to be doubted in it. */
export const takeoverView = z.strictObject({
  id: idParam,
  filename: z.string(),
  sha256,
  year: z.number().int().nullable(),
  /** Facts that were taken over. */
  facts: z.array(z.string()),
  findings: z.array(
    textFinding.extend({
      /** The check it is while its figures stand as they were taken over; null: nothing was taken from there. */
      checkKey: z.string().nullable(),
      /** Fields its words went into. */
      fields: z.array(z.string()),
    }),
  ),
  /** Findings of the whole file; not all that say nothing of the report are kept. */
  found: z.number().int(),
  takenByName: z.string(),
  takenAt: isoInstant,
});
export type TakeoverView = z.infer<typeof takeoverView>;
