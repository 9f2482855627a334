import { IsNull, type EntityManager } from 'typeorm';

import type { LockedUnit, NoticeRepository, NoticeRow, Recipient } from '#libs/features/ports';

import { NoticeEntity } from '../entities/notice.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

const LIST = `
  SELECT n.id, n.bureau_id AS "bureauId", n.recipient_id AS "recipientId", n.report_id AS "reportId", n.kind, n.stage,
    n.message, n.sender_id AS "senderId", n.sender_name AS "senderName", n.sent_at AS "sentAt", n.read_at AS "readAt",
    n.organisation_id AS "organisationId", o.name AS "organisationName", coalesce(r.year, n.year) AS year,
    CASE WHEN r.id IS NOT NULL THEN r.stage <> n.stage ELSE EXISTS (SELECT FROM report b
      WHERE b.bureau_id = n.bureau_id AND b.organisation_id = n.organisation_id AND b.year = n.year) END AS settled
  FROM notice n
  LEFT JOIN report r ON r.bureau_id = n.bureau_id AND r.id = n.report_id
  JOIN organisation o ON o.bureau_id = n.bureau_id AND o.id = coalesce(r.organisation_id, n.organisation_id)
  WHERE n.bureau_id = $1 AND n.recipient_id = $2 AND ($3::uuid IS NULL OR n.id < $3)
  ORDER BY n.id DESC LIMIT $4`;

const UNREAD = `
  SELECT count(*)::integer AS count FROM notice WHERE bureau_id = $1 AND recipient_id = $2 AND read_at IS NULL`;

const LAST_URGED = `
  SELECT n.report_id AS "reportId", max(n.sent_at) AS "sentAt"
  FROM notice n JOIN report r ON r.bureau_id = n.bureau_id AND r.id = n.report_id
  WHERE n.bureau_id = $1 AND n.report_id = ANY ($2::uuid[]) AND n.stage = r.stage AND n.kind = 'urge'
  GROUP BY n.report_id`;

const LOCK_UNITS = `
  SELECT o.id AS "organisationId", o.name AS "organisationName", o.merged_on IS NOT NULL AS merged
  FROM organisation o WHERE o.bureau_id = $1 AND o.id = ANY ($2::uuid[]) AND o.kind <> 'bureau'
  ORDER BY o.id FOR UPDATE`;

const STARTED_UNITS = `
  SELECT DISTINCT r.organisation_id AS "organisationId" FROM report r
  WHERE r.bureau_id = $1 AND r.organisation_id = ANY ($2::uuid[]) AND r.year = $3`;

const LAST_URGED_UNITS = `
  SELECT n.organisation_id AS "organisationId", max(n.sent_at) AS "sentAt" FROM notice n
  WHERE n.bureau_id = $1 AND n.organisation_id = ANY ($2::uuid[]) AND n.year = $3 AND n.kind = 'urge'
  GROUP BY n.organisation_id`;

const RECIPIENTS = `
  SELECT u.id AS "userId", u.name, g.organisation_id AS "organisationId", g.role
  FROM role_grant g JOIN user_account u ON u.bureau_id = g.bureau_id AND u.id = g.user_id
  WHERE g.bureau_id = $1 AND g.organisation_id = ANY ($2::uuid[]) AND g.role = ANY ($3::text[])
    AND g.ended_at IS NULL AND u.disabled_at IS NULL
  ORDER BY g.organisation_id, u.account`;

export function noticesOn(manager: EntityManager): NoticeRepository {
  const table = tableOf(manager, NoticeEntity);
  return {
    insert: (notices) => table.insert(notices.map(toRecord)),
    list: (bureauId, recipientId, { after = null, limit }) =>
      select<NoticeRow>(manager, LIST, [bureauId, recipientId, after, limit]),
    unread: async (bureauId, recipientId) => {
      const [row] = await select<{ count: number }>(manager, UNREAD, [bureauId, recipientId]);
      return row?.count ?? 0;
    },
    markRead: (bureauId, recipientId, id, readAt) => {
      const which = { bureauId, recipientId, readAt: IsNull(), ...(id === null ? {} : { id }) };
      return table.change(which, { readAt });
    },
    find: async (bureauId, recipientId, id) => {
      const row = await table.one({ bureauId, recipientId, id });
      return row && toRecord(row);
    },
    lastUrged: (bureauId, reportIds) =>
      select<{ reportId: string; sentAt: Date }>(manager, LAST_URGED, [bureauId, reportIds]),
    lockUnits: (bureauId, ids) => select<LockedUnit>(manager, LOCK_UNITS, [bureauId, ids]),
    startedUnits: async (bureauId, ids, year) => {
      const asked = [bureauId, ids, year];
      const rows = await select<{ organisationId: string }>(manager, STARTED_UNITS, asked);
      return rows.map(({ organisationId }) => organisationId);
    },
    lastUrgedUnits: (bureauId, ids, year) =>
      select<{ organisationId: string; sentAt: Date }>(manager, LAST_URGED_UNITS, [
        ...[bureauId, ids, year],
      ]),
    recipients: (bureauId, organisationIds, roles) =>
      select<Recipient>(manager, RECIPIENTS, [bureauId, organisationIds, roles]),
  };
}
