import { z } from 'zod';
import { idParam, isoDate, isoInstant, text } from './common.js';

const RETENTIONS = ['permanent', 'y30', 'y10'] as const;
/** 永久, 30年, 10年 */
export const retention = z.enum(RETENTIONS, '须为 permanent、y30 或 y10');

const fonds = z.string().regex(/^[A-Z0-9]{1,12}$/, '全宗号须为 1 至 12 位大写字母或数字');
const category = z.string().regex(/^[A-Z]{1,4}$/, '门类代码须为 1 至 4 位大写字母');

export const schemeParams = z.strictObject({ organisationId: idParam });

export const schemeRequest = z.strictObject({ fonds, category, retention });
export type SchemeRequest = z.infer<typeof schemeRequest>;

/** How the entries of a unit are numbered and kept; for entries to come. */
export const schemeView = z.strictObject({
  organisationId: idParam,
  fonds: z.string(),
  category: z.string(),
  retention,
  changedBy: z.string(),
  changedAt: isoInstant,
});
export type SchemeView = z.infer<typeof schemeView>;

/** How many entries that had no number have one now. */
export const schemeSet = z.strictObject({ filed: z.number().int() });

export const holdRequest = z.strictObject({ reason: text(500) });

/** 档号, retention and holds of an entry. */
export const keepingView = z.strictObject({
  /** null: its unit has no scheme yet. */
  filing: z
    .strictObject({
      number: z.string(),
      retention,
      /** null: kept for ever. */
      keptUntil: isoDate.nullable(),
    })
    .nullable(),
  /** Newest first. */
  holds: z.array(
    z.strictObject({
      id: idParam,
      reason: z.string(),
      placedBy: z.string(),
      placedAt: isoInstant,
      liftReason: z.string().nullable(),
      liftedBy: z.string().nullable(),
      liftedAt: isoInstant.nullable(),
    }),
  ),
});
export type KeepingView = z.infer<typeof keepingView>;
