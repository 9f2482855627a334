import { z } from 'zod';
import { retention } from './archive-keeping.js';
import { idParam, isoDate, isoInstant, sha256, text } from './common.js';

/** Entries of one list. */
const MOST_LISTED = 500;

export const disposalParams = z.strictObject({ disposalId: idParam });

const subject = {
  entryId: idParam,
  reportId: idParam,
  organisationName: z.string(),
  year: z.number().int(),
  revision: z.number().int(),
  number: z.string(),
  retention,
  keptUntil: isoDate,
  pages: z.number().int(),
  /** Bytes of all files together. */
  size: z.number().int(),
};

/** An entry whose retention is over. */
export const disposalCandidate = z.strictObject({
  ...subject,
  /** Why it must be kept all the same, in words; null: it may be listed. */
  objection: z.string().nullable(),
});
export type DisposalCandidateView = z.infer<typeof disposalCandidate>;

export const disposalCandidates = z.strictObject({
  /** Beijing's day that was asked for. */
  day: isoDate,
  items: z.array(disposalCandidate),
  /** There are more than are shown at once. */
  more: z.boolean(),
});
export type DisposalCandidates = z.infer<typeof disposalCandidates>;

export const proposeDisposalRequest = z.strictObject({
  entryIds: z
    .array(idParam)
    .min(1, '请至少选择一份档案')
    .max(MOST_LISTED, `一份清册最多 ${String(MOST_LISTED)} 份`),
  opinion: text(1_000),
});

export const decideDisposalRequest = z.strictObject({
  verdict: z.enum(['approve', 'return'], '须为 approve 或 return'),
  /** Of the list as it was read. */
  contentHash: sha256,
  opinion: text(1_000),
});

/** 销毁清册 */
export const disposalRow = z.strictObject({
  id: idParam,
  number: z.string(),
  /** `destroying`: consented to, files are being deleted. */
  state: z.enum(['proposed', 'returned', 'destroying', 'destroyed']),
  opinion: z.string(),
  proposedBy: z.string(),
  proposedAt: isoInstant,
  verdictOpinion: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: isoInstant.nullable(),
  completedAt: isoInstant.nullable(),
});
export type DisposalRow = z.infer<typeof disposalRow>;

export const disposalView = disposalRow.extend({
  contentHash: sha256,
  /** Whether the caller may consent to it, and why not. */
  decidable: z.boolean(),
  reason: z.string().nullable(),
  items: z.array(
    z.strictObject({
      ...subject,
      manifestSha256: sha256,
      /** null: the files are still there. */
      destroyedAt: isoInstant.nullable(),
    }),
  ),
});
export type DisposalView = z.infer<typeof disposalView>;

/** How the files of an entry were, or are being, deleted; in words too. */
export const entryDisposal = z.strictObject({
  listId: idParam,
  number: z.string(),
  destroyedAt: isoInstant.nullable(),
  words: z.string(),
});
