import { z } from 'zod';
import { idParam, isoInstant, limitQuery, sha256 } from './common.js';
import { reportParams } from './reports.js';

export const archiveEntryView = z.strictObject({
  id: idParam,
  reportId: idParam,
  contentHash: sha256,
  files: z.array(z.strictObject({ name: z.string(), sha256, size: z.number().int() })),
  manifestSha256: sha256,
  pages: z.number().int(),
  archivedAt: isoInstant,
});
export type ArchiveEntryView = z.infer<typeof archiveEntryView>;

export const listArchiveQuery = z.strictObject({ after: idParam.optional(), limit: limitQuery });

export const archiveFileParams = reportParams.extend({
  fileName: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, '须为档案文件名'),
});

/** Outcome of checking an entry's bytes against manifest, database and rules. */
export const verificationView = z.strictObject({
  ok: z.boolean(),
  faults: z.array(
    z.strictObject({
      kind: z.enum([
        'missing',
        'changed',
        'unreadable',
        'unregistered',
        'content_hash',
        'rulebook_hash',
        'replay',
      ]),
      file: z.string(),
      message: z.string(),
    }),
  ),
  filesChecked: z.number().int(),
});
export type VerificationView = z.infer<typeof verificationView>;
