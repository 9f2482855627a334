import { z } from 'zod';
import { decimalText, expectedVersion, idParam, isoDate, sha256, text } from './common.js';
import { reportParams } from './reports.js';
import { stage } from './vocabulary.js';

const REASON = 2_000;
const name = text(40);
const people = z.array(name).max(200);
const votes = z.number().int('须为整数').min(0).max(1_000);

/** A decision on a submission names the exact content it is taken on. */
const onContent = { expectedVersion, contentHash: sha256 };

export const submitRequest = z.strictObject({ expectedVersion });
export const withdrawRequest = z.strictObject({ expectedVersion, reason: text(REASON).optional() });
export const reviseRequest = z.strictObject({ expectedVersion, reason: text(REASON) });

export const waiveRequest = z.strictObject({
  expectedVersion,
  checkKey: z.string().min(1).max(240),
  reason: text(REASON),
});
export const revokeWaiverParams = reportParams.extend({ waiverId: idParam });

export const recordMeetingRequest = z.strictObject({
  ...onContent,
  heldOn: isoDate,
  title: text(200),
  /** 主持人 */
  chair: name,
  /** 应到人数 */
  entitled: votes.min(1),
  /** 实到, by name. */
  present: people.min(1),
  /** 列席 */
  nonVoting: people.default([]),
  /** 回避 */
  recused: z
    .array(z.strictObject({ name, reason: text(200) }))
    .max(200)
    .default([]),
  votesFor: votes,
  votesAgainst: votes,
  abstained: votes,
  resolution: text(4_000),
  /** The minutes (会议纪要), uploaded before as an attachment of kind `minutes`. */
  minutesAttachmentId: idParam,
});
export type RecordMeetingRequest = z.infer<typeof recordMeetingRequest>;

export const passRequest = z.strictObject({ ...onContent });
export const approveRequest = z.strictObject({ ...onContent, opinion: text(REASON).optional() });

const fields = z.array(z.string().min(1).max(360)).max(500).default([]);
export const committeeReturnRequest = z.strictObject({
  ...onContent,
  reason: text(REASON),
  fields,
});
export const bureauReturnRequest = committeeReturnRequest.extend({
  target: stage.extract(['draft', 'committee_review']).default('draft'),
});

export const createNoteRequest = z.strictObject({
  ...onContent,
  /** Fact id, `table/row/column`, `paragraphs/<block>`, `measures/<indicator>` or `indicators/<indicator>`. */
  field: z.string().min(1).max(360),
  text: text(REASON),
});
export const noteParams = reportParams.extend({ noteId: idParam });
export const replyRequest = z.strictObject({ expectedVersion, reply: text(REASON) });

export const adjustRequest = z.strictObject({
  ...onContent,
  indicatorId: z.string().min(1).max(120),
  bureauScore: decimalText,
  reason: text(REASON),
  basis: text(REASON),
});
export const adjustmentParams = reportParams.extend({ adjustmentId: idParam });
export const revokeAdjustmentRequest = z.strictObject({ ...onContent });
export const appealRequest = z.strictObject({ ...onContent, text: text(REASON) });
export const answerAppealRequest = z.strictObject({ ...onContent, reply: text(REASON) });
export const revokeWaiverRequest = z.strictObject({ expectedVersion });

export const attachmentParams = reportParams.extend({ attachmentId: idParam });
export const attachmentData = z.strictObject({
  expectedVersion,
  /** 佐证材料 by the drafter, 会议纪要 by the committee's secretary. */
  kind: z.enum(['evidence', 'minutes']).default('evidence'),
  /** Left out: evidence for the report as a whole. */
  indicatorId: z.string().min(1).max(120).optional(),
});
export const removeAttachmentQuery = z.strictObject({
  expectedVersion: z
    .string()
    .regex(/^[1-9]\d{0,9}$/, '须为版本号')
    .transform(Number)
    .pipe(expectedVersion),
});
