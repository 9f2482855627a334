import { z } from 'zod';
import { idParam, isoInstant, limitQuery, text, year } from './common.js';
import { role, stage } from './vocabulary.js';

/** As many as fit a page of the list. */
const MOST_REPORTS = 200;

export const previewUrgeRequest = z.strictObject({
  reportIds: z
    .array(idParam)
    .min(1, '请至少选择一份报告')
    .max(MOST_REPORTS, `一次最多催办 ${String(MOST_REPORTS)} 份报告`),
});
export const urgeRequest = previewUrgeRequest.extend({
  /** What the bureau adds to the standing text. */
  remark: text(200).optional(),
});

const MOST_UNITS = 1_000;

/** Units that have not begun their report of a year. */
export const previewUnitUrgeRequest = z.strictObject({
  year,
  organisationIds: z
    .array(idParam)
    .min(1, '请至少选择一个单位')
    .max(MOST_UNITS, `一次最多催办 ${String(MOST_UNITS)} 个单位`),
});
export const unitUrgeRequest = previewUnitUrgeRequest.extend({ remark: text(200).optional() });

const urgedReport = z.strictObject({
  reportId: idParam,
  organisationName: z.string(),
  year: z.number().int(),
  stage,
  stageLabel: z.string(),
  message: z.string(),
  recipients: z.array(z.strictObject({ name: z.string(), role, roleLabel: z.string() })),
});

/** Who is reminded of what, and who is not, with the reason. */
export const urgeView = z.strictObject({
  urged: z.array(urgedReport),
  leftOut: z.array(
    z.strictObject({
      reportId: idParam,
      organisationName: z.string(),
      reason: z.enum(['not_waiting_for_unit', 'urged_recently', 'nobody_to_tell']),
      message: z.string(),
    }),
  ),
});
export type UrgeView = z.infer<typeof urgeView>;

/** Which units are reminded to begin, through whom, and which are not, with the reason. */
export const unitUrgeView = z.strictObject({
  year: z.number().int(),
  urged: z.array(
    z.strictObject({
      organisationId: idParam,
      organisationName: z.string(),
      message: z.string(),
      recipients: z.array(z.strictObject({ name: z.string(), role, roleLabel: z.string() })),
    }),
  ),
  leftOut: z.array(
    z.strictObject({
      organisationId: idParam,
      organisationName: z.string(),
      reason: z.enum(['merged', 'started', 'no_rules', 'urged_recently', 'nobody_to_tell']),
      message: z.string(),
    }),
  ),
});
export type UnitUrgeView = z.infer<typeof unitUrgeView>;

export const noticeView = z.strictObject({
  id: idParam,
  /**
   * `replay`: archived scores came out differently when they were computed again; `archive`: verification found faults;
   * `moved`: the draft uses corrected rules now.
   */
  kind: z.enum(['urge', 'replay', 'archive', 'moved']),
  /** null: the unit's report of the year is not begun, or the notice is about no one report. */
  reportId: idParam.nullable(),
  organisationName: z.string(),
  year: z.number().int(),
  stage: stage.nullable(),
  stageLabel: z.string().nullable(),
  message: z.string(),
  senderName: z.string(),
  sentAt: isoInstant,
  readAt: isoInstant.nullable(),
  /** The report has left the stage the notice was about, or is begun by now. */
  settled: z.boolean(),
});
export type NoticeView = z.infer<typeof noticeView>;

export const listNoticesQuery = z.strictObject({ after: idParam.optional(), limit: limitQuery });
export const noticePage = z.strictObject({
  items: z.array(noticeView),
  next: z.string().nullable(),
  unread: z.number().int(),
});
export type NoticePage = z.infer<typeof noticePage>;

export const noticeParams = z.strictObject({ noticeId: idParam });
export const noticesRead = z.strictObject({ unread: z.number().int() });
