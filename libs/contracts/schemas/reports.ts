import { z } from 'zod';
import { decimalText, expectedVersion, idParam, isoInstant, sha256, year } from './common.js';
import { checkView, evaluationView, factValue } from './evaluation.js';
import { adjustmentView, attachmentView, meetingView, noteView, waiverView } from './records.js';
import { takeoverView } from './takeover.js';
import { organisationKind, command, stage } from './vocabulary.js';

export const reportParams = z.strictObject({ reportId: idParam });
export const meetingParams = reportParams.extend({ meetingId: idParam });
/** `marked=1`: figures and blocks carry `data-fact` and `data-block`. */
export const previewQuery = z.strictObject({ marked: z.literal('1').optional() });
export const indicatorParams = reportParams.extend({ indicatorId: z.string().max(120) });

export const createReportRequest = z.strictObject({ organisationId: idParam, year });
export type CreateReportRequest = z.infer<typeof createReportRequest>;

const idKey = z.string().max(240);
const clear = z.array(idKey).max(4_000).optional();

/**
 * Values by fact id. Whether a value fits its fact is for the year's rulebook to say (`fact.*`), so anything JSON can
 * hold is let through here but for what no rulebook could want.
 */
export const patchFactsRequest = z.strictObject({
  expectedVersion,
  set: z.record(idKey, z.unknown()).optional(),
  clear,
});
export const patchParagraphsRequest = z.strictObject({
  expectedVersion,
  set: z.record(idKey, z.string().max(8_000, '最多 8000 个字')).optional(),
  clear,
});
export const patchMeasuresRequest = z.strictObject({
  expectedVersion,
  set: z
    .record(
      idKey,
      z.strictObject({
        reason: z.string().max(2_000, '最多 2000 个字'),
        measure: z.string().max(2_000, '最多 2000 个字'),
      }),
    )
    .optional(),
  clear,
});

/** A report as lists name it; scores are those of the newest submission. */
export const reportRow = z.strictObject({
  id: idParam,
  organisationId: idParam,
  organisationName: z.string(),
  year: z.number().int(),
  revision: z.number().int(),
  stage,
  stageLabel: z.string(),
  stageSince: isoInstant,
  version: z.number().int(),
  updatedAt: isoInstant,
  score: decimalText.nullable(),
  converted: decimalText.nullable(),
  grade: z.string().nullable(),
});

/** One button: whether it may be pressed now and, if not, why. */
export const actionView = z.strictObject({
  command,
  label: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
  /** Stages a return may lead to. */
  targets: z.array(stage),
});
export type ActionView = z.infer<typeof actionView>;

export const contentView = z.strictObject({
  facts: z.record(z.string(), factValue),
  paragraphs: z.record(z.string(), z.string()),
  measures: z.record(z.string(), z.strictObject({ reason: z.string(), measure: z.string() })),
});

export const submissionView = z.strictObject({
  id: idParam,
  number: z.number().int(),
  /** What decisions of the committee and the bureau are bound to. */
  contentHash: sha256,
  submittedBy: z.string(),
  submittedAt: isoInstant,
});

/** A report as its organisation and the bureau work on it. */
export const reportView = z.strictObject({
  id: idParam,
  organisation: z.strictObject({
    id: idParam,
    name: z.string(),
    shortName: z.string(),
    kind: organisationKind,
    district: z.string(),
  }),
  year: z.number().int(),
  revision: z.number().int(),
  supersedes: idParam.nullable(),
  rulebookHash: sha256,
  stage,
  stageLabel: z.string(),
  stageSince: isoInstant,
  version: z.number().int(),
  /** After a return: the only fields that may be changed. null: all. */
  openFields: z.array(z.string()).nullable(),
  /** After a return: where evidence may be added and removed, `evidence` and `indicators/<id>`. null: everywhere. */
  openEvidence: z.array(z.string()).nullable(),
  createdAt: isoInstant,
  updatedAt: isoInstant,
  content: contentView,
  evaluation: evaluationView,
  actions: z.array(actionView),
  submission: submissionView.nullable(),
  attachments: z.array(attachmentView),
  waivers: z.array(waiverView),
  /** Files it was taken over from, oldest first. */
  takeovers: z.array(takeoverView),
  meetings: z.array(meetingView),
  notes: z.array(noteView),
  adjustments: z.array(adjustmentView),
  /** What comes of the adjustments in force; null without any, and while the self-score is not complete. */
  bureauScore: z
    .strictObject({
      score: decimalText,
      applicableFullMarks: decimalText,
      converted: decimalText,
      gradeLabel: z.string(),
    })
    .nullable(),
});
export type ReportView = z.infer<typeof reportView>;

/** What a change answers: the version to name with the next one. */
export const changed = z.strictObject({ version: z.number().int() });
export const moved = changed.extend({ stage });
export const reportCreated = changed.extend({ id: idParam });
/** With score, checks and completeness of the new content. */
export const patched = changed.extend({ evaluation: evaluationView });
export type Patched = z.infer<typeof patched>;
export const submitted = changed.extend({
  submission: z.strictObject({ id: idParam, number: z.number().int(), contentHash: sha256 }),
  /** Meetings on other content, which this submission voids. */
  voidedMeetings: z.array(idParam),
});
export const attachmentAdded = changed.extend({ attachment: attachmentView });
export const meetingRecorded = changed.extend({
  meeting: meetingView,
  /** How quorum and majority came out, in words. */
  explanation: z.string(),
});
export const noteAdded = changed.extend({ note: noteView });
export const adjustmentMade = changed.extend({ adjustment: adjustmentView });
export const revised = reportCreated.extend({ revision: z.number().int() });

/** A submission by its number, or the draft as it stands. */
const side = z.union([z.number().int(), z.literal('draft')]);
const totals = z.strictObject({
  score: decimalText,
  converted: decimalText.nullable(),
  gradeLabel: z.string().nullable(),
});
export const contentChange = z.strictObject({
  kind: z.enum(['fact', 'cell', 'row', 'order', 'paragraph', 'measure']),
  path: z.string(),
  /** null: was not there. */
  before: z.unknown(),
  /** null: is not there any more. */
  after: z.unknown(),
});
export const reportChanges = z.strictObject({
  from: side,
  to: side,
  fields: z.array(contentChange),
  score: z.strictObject({ before: totals, after: totals }),
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      before: decimalText.nullable(),
      after: decimalText.nullable(),
    }),
  ),
  checks: z.strictObject({ newlyFailing: z.array(checkView), resolved: z.array(checkView) }),
  /** Names of evidence files. */
  evidence: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
});
export type ReportChanges = z.infer<typeof reportChanges>;
/** `changes` is null when there is nothing to compare with. */
export const changesView = z.strictObject({ changes: reportChanges.nullable() });
export type ChangesView = z.infer<typeof changesView>;

/** One thing that happened to the report, oldest first. */
export const timelineEntry = z.strictObject({
  at: isoInstant,
  command,
  label: z.string(),
  actorName: z.string(),
  actorRole: z.string(),
  from: stage,
  to: stage,
  reason: z.string().nullable(),
  fields: z.array(z.string()),
  contentHash: sha256.nullable(),
});
export const timelineView = z.strictObject({ entries: z.array(timelineEntry) });
export type TimelineView = z.infer<typeof timelineView>;
