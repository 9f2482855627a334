import { z } from 'zod';
import { isoDate, isoInstant, sha256 } from './common.js';

export const rulebookRow = z.strictObject({
  hash: sha256,
  year: z.number().int(),
  version: z.string(),
  status: z.enum(['published', 'retired']),
  publishedAt: isoInstant,
  /** Day in Beijing from which new reports use it. */
  effectiveFrom: isoDate,
});
export type RulebookRow = z.infer<typeof rulebookRow>;

/** `package` is the yearly package itself, as rules/schema describes it. */
export const rulebookView = rulebookRow.extend({ package: z.record(z.string(), z.unknown()) });
export type RulebookView = z.infer<typeof rulebookView>;

export const rulebookParams = z.strictObject({ hash: sha256 });
