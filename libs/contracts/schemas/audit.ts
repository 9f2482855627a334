import { z } from 'zod';
import { idParam, isoInstant, limitQuery, sha256 } from './common.js';

export const auditEventView = z.strictObject({
  sequence: z.string(),
  at: isoInstant,
  actorId: idParam.nullable(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  previousHash: sha256,
  hash: sha256,
});
export type AuditEventView = z.infer<typeof auditEventView>;

/** `after`: sequence of the last event seen. */
export const listAuditQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/, '须为序号')
    .optional(),
  limit: limitQuery,
  subjectId: z.string().min(1).max(120).optional(),
  action: z
    .string()
    .regex(/^[a-z_.]{1,80}$/, '须为操作代码')
    .optional(),
});

export const healthView = z.strictObject({ status: z.literal('ok') });
