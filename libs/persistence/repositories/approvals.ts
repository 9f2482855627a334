import { IsNull, type EntityManager } from 'typeorm';

import type {
  AdjustmentRepository,
  AppealRepository,
  AttachmentRepository,
  DecisionRecord,
  MeetingRepository,
  NoteRepository,
  ReportJournal,
  SubmissionHeader,
  SubmissionRepository,
  TakeoverRecord,
  WaiverRepository,
} from '#libs/features/ports';

import { AttachmentEntity } from '../entities/attachment.js';
import { CheckWaiverEntity } from '../entities/check-waiver.js';
import { CommitteeMeetingEntity } from '../entities/committee-meeting.js';
import { DecisionEntity } from '../entities/decision.js';
import { FieldNoteEntity } from '../entities/field-note.js';
import { IndicatorScoreEntity } from '../entities/indicator-score.js';
import { ReportEntity } from '../entities/report.js';
import { ScoreAdjustmentEntity } from '../entities/score-adjustment.js';
import { ScoreAppealEntity } from '../entities/score-appeal.js';
import { SubmissionEntity } from '../entities/submission.js';
import { TakeoverEntity } from '../entities/takeover.js';
import { journalOf, keyOf } from './journal.js';
import {
  fromSubmission,
  indicatorScoresOf,
  listedScoreOf,
  toRecord,
  toSubmission,
} from './mappers.js';
import { select, tableOf } from './table.js';

/** Snapshot and evaluation are large: a decision reads neither. */
const HEADER = `
  SELECT id, number, content_hash AS "contentHash", submitted_by AS "submittedBy", submitted_at AS "submittedAt"
  FROM submission WHERE bureau_id = $1 AND id = $2`;

const COUNT = `
  SELECT count(*)::integer AS count FROM submission WHERE bureau_id = $1 AND report_id = $2`;

export function submissionsOn(manager: EntityManager): SubmissionRepository {
  const table = tableOf(manager, SubmissionEntity);
  const scores = tableOf(manager, IndicatorScoreEntity);
  const reports = tableOf(manager, ReportEntity);
  const order = { number: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord: toSubmission, toEntity: fromSubmission }),
    insert: async (submission) => {
      const { bureauId, reportId: id } = submission;
      await table.insert(fromSubmission(submission));
      await scores.insert(indicatorScoresOf(submission));
      await reports.change({ bureauId, id }, listedScoreOf(submission));
    },
    header: async (bureauId, id) => {
      const [row] = await select<SubmissionHeader>(manager, HEADER, [bureauId, id]);
      return row ?? null;
    },
    count: async (bureauId, reportId) => {
      const [row] = await select<{ count: number }>(manager, COUNT, [bureauId, reportId]);
      return row?.count ?? 0;
    },
    find: async (bureauId, id) => {
      const row = await table.one({ bureauId, id });
      return row && toSubmission(row);
    },
  };
}

export function decisionsOn(manager: EntityManager): ReportJournal<DecisionRecord> {
  const order = { decidedAt: 'ASC', id: 'ASC' } as const;
  return journalOf(tableOf(manager, DecisionEntity), { order, toRecord, toEntity: toRecord });
}

export function meetingsOn(manager: EntityManager): MeetingRepository {
  const table = tableOf(manager, CommitteeMeetingEntity);
  const order = { recordedAt: 'ASC', id: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord, toEntity: toRecord }),
    newest: async (bureauId, reportId) => {
      const newestFirst = { recordedAt: 'DESC', id: 'DESC' } as const;
      const where = { bureauId, reportId };
      const [row] = await table.many({ where, order: newestFirst, take: 1 });
      return row === undefined ? null : toRecord(row);
    },
    void: async (bureauId, id, voidedAt, voidReason) => {
      await table.change({ ...keyOf(bureauId, id), voidedAt: IsNull() }, { voidedAt, voidReason });
    },
  };
}

export function notesOn(manager: EntityManager): NoteRepository {
  const table = tableOf(manager, FieldNoteEntity);
  const order = { createdAt: 'ASC', id: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord, toEntity: toRecord }),
    find: async (bureauId, id) => {
      const row = await table.one({ bureauId, id });
      return row && toRecord(row);
    },
    answer: async (bureauId, id, reply, resolvedAt) => {
      await table.change({ bureauId, id }, { reply, resolvedAt });
    },
  };
}

export function adjustmentsOn(manager: EntityManager): AdjustmentRepository {
  const table = tableOf(manager, ScoreAdjustmentEntity);
  const order = { createdAt: 'ASC', id: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord, toEntity: toRecord }),
    revoke: async (bureauId, id, revokedAt) => {
      await table.change({ ...keyOf(bureauId, id), revokedAt: IsNull() }, { revokedAt });
    },
  };
}

export function appealsOn(manager: EntityManager): AppealRepository {
  const table = tableOf(manager, ScoreAppealEntity);
  const order = { createdAt: 'ASC', id: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord, toEntity: toRecord }),
    answer: async (bureauId, id, answer) => {
      await table.change({ ...keyOf(bureauId, id), repliedAt: IsNull() }, answer);
    },
  };
}

export function waiversOn(manager: EntityManager): WaiverRepository {
  const table = tableOf(manager, CheckWaiverEntity);
  const order = { waivedAt: 'ASC', id: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord, toEntity: toRecord }),
    revoke: async (bureauId, id, revokedAt) => {
      await table.change({ ...keyOf(bureauId, id), revokedAt: IsNull() }, { revokedAt });
    },
  };
}

export function takeoversOn(manager: EntityManager): ReportJournal<TakeoverRecord> {
  const order = { takenAt: 'ASC', id: 'ASC' } as const;
  return journalOf(tableOf(manager, TakeoverEntity), { order, toRecord, toEntity: toRecord });
}

export function attachmentsOn(manager: EntityManager): AttachmentRepository {
  const table = tableOf(manager, AttachmentEntity);
  const order = { uploadedAt: 'ASC', id: 'ASC' } as const;
  return {
    ...journalOf(table, { order, toRecord, toEntity: toRecord }),
    find: async (bureauId, id) => {
      const row = await table.one({ bureauId, id });
      return row && toRecord(row);
    },
    remove: async (bureauId, id, removedAt) => {
      await table.change({ ...keyOf(bureauId, id), removedAt: IsNull() }, { removedAt });
    },
  };
}
