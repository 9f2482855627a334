import { z } from 'zod';
import { decimalText, idParam, isoDate, isoInstant, sha256 } from './common.js';

/** What is recorded about a report besides its content. */

export const attachmentView = z.strictObject({
  id: idParam,
  kind: z.enum(['evidence', 'minutes']),
  indicatorId: z.string().nullable(),
  filename: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256,
  uploadedAt: isoInstant,
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const waiverView = z.strictObject({
  id: idParam,
  checkKey: z.string(),
  /** What the check said when it was waived. */
  message: z.string(),
  reason: z.string(),
  waivedByName: z.string(),
  waivedAt: isoInstant,
  /** False once revoked, or when the check says something else than it did. */
  holds: z.boolean(),
  revokedAt: isoInstant.nullable(),
});
export type WaiverView = z.infer<typeof waiverView>;

export const meetingView = z.strictObject({
  id: idParam,
  contentHash: sha256,
  heldOn: isoDate,
  title: z.string(),
  chair: z.string(),
  entitled: z.number().int(),
  present: z.array(z.string()),
  nonVoting: z.array(z.string()),
  recused: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
  votesFor: z.number().int(),
  votesAgainst: z.number().int(),
  abstained: z.number().int(),
  resolution: z.string(),
  /** 会议纪要 */
  minutesAttachmentId: idParam,
  quorate: z.boolean(),
  carried: z.boolean(),
  recordedAt: isoInstant,
  voidedAt: isoInstant.nullable(),
  voidReason: z.string().nullable(),
});
export type MeetingView = z.infer<typeof meetingView>;

export const noteView = z.strictObject({
  id: idParam,
  field: z.string(),
  text: z.string(),
  authorName: z.string(),
  createdAt: isoInstant,
  reply: z.string().nullable(),
  resolvedAt: isoInstant.nullable(),
});
export type NoteView = z.infer<typeof noteView>;

/** 申诉 of the unit against an adjustment, and the bureau's 答复. */
export const appealView = z.strictObject({
  text: z.string(),
  authorName: z.string(),
  createdAt: isoInstant,
  reply: z.string().nullable(),
  repliedByName: z.string().nullable(),
  repliedAt: isoInstant.nullable(),
});
export type AppealView = z.infer<typeof appealView>;

/** The bureau's score beside the self-score. */
export const adjustmentView = z.strictObject({
  id: idParam,
  indicatorId: z.string(),
  selfScore: decimalText,
  bureauScore: decimalText,
  reason: z.string(),
  basis: z.string(),
  authorName: z.string(),
  createdAt: isoInstant,
  revokedAt: isoInstant.nullable(),
  /** Made on the submission under decision: an adjustment of an earlier one counts no more. */
  current: z.boolean(),
  appeal: appealView.nullable(),
});
export type AdjustmentView = z.infer<typeof adjustmentView>;
