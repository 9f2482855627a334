import { z } from 'zod';
import { idParam, isoInstant } from './common.js';

/** What came of computing every archived score, and its checks, again. */
export const replayView = z.strictObject({
  /** null: it was not done yet. */
  last: z
    .strictObject({
      finishedAt: isoInstant,
      reports: z.number().int(),
      differing: z.number().int(),
      /** Of these the checks could not be run again: sent before what they read was kept. null: no checks were run. */
      scoresOnly: z.number().int().nullable(),
      /** The first of them. */
      differences: z.array(
        z.strictObject({
          reportId: idParam,
          organisationName: z.string(),
          year: z.number().int(),
          message: z.string(),
        }),
      ),
    })
    .nullable(),
});
export type ReplayView = z.infer<typeof replayView>;
