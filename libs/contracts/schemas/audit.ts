import { z } from 'zod';
import { idParam, isoDate, isoInstant, limitQuery, sha256 } from './common.js';

export const auditEventView = z.strictObject({
  sequence: z.string(),
  at: isoInstant,
  actorId: idParam.nullable(),
  actorName: z.string(),
  action: z.string(),
  actionLabel: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  previousHash: sha256,
  hash: sha256,
});
export type AuditEventView = z.infer<typeof auditEventView>;

export const auditActionView = z.strictObject({ action: z.string(), label: z.string() });
export type AuditActionView = z.infer<typeof auditActionView>;

/** What may be asked of the trail. Days are Beijing's; both ends belong to the range. */
const filters = {
  subjectId: z.string().min(1).max(120).optional(),
  subjectType: z
    .string()
    .regex(/^[a-z_]{1,40}$/, '须为对象类型')
    .optional(),
  action: z
    .string()
    .regex(/^[a-z_.]{1,80}$/, '须为操作代码')
    .optional(),
  actorName: z.string().min(1).max(40).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  /** Only what was refused because of who asked. */
  denied: z.literal('true', '须为 true').optional(),
};

/** `after`: sequence of the last event seen. */
export const listAuditQuery = z.strictObject({
  ...filters,
  after: z
    .string()
    .regex(/^\d{1,18}$/, '须为序号')
    .optional(),
  limit: limitQuery,
});
export const exportAuditQuery = z.strictObject(filters);

/** The chain recomputed from its first event. */
export const auditChainView = z.strictObject({
  checkedAt: isoInstant,
  intact: z.boolean(),
  /** Up to which event everything is as it was written. */
  verifiedTo: z.string(),
  /** The hash of that event; null when there is none. */
  headHash: sha256.nullable(),
  /** The first event that is not as it was written; null when all are. */
  brokenAt: z.string().nullable(),
});
export type AuditChainView = z.infer<typeof auditChainView>;

export const healthView = z.strictObject({ status: z.literal('ok') });

/**
 * Of a service that takes requests. degraded: what needs stored files (evidence, archive, public files) is refused for now,
 * everything else works.
 */
export const readinessView = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  database: z.literal('ok'),
  storage: z.enum(['ok', 'unavailable']),
});
