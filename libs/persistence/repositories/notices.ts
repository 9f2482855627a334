import { IsNull, type EntityManager } from 'typeorm';

import type { NoticeRepository, NoticeRow, Recipient } from '#libs/features/ports';

import { NoticeEntity } from '../entities/notice.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

const LIST = `
  SELECT n.id, n.bureau_id AS "bureauId", n.recipient_id AS "recipientId", n.report_id AS "reportId", n.kind, n.stage,
    n.message, n.sender_id AS "senderId", n.sender_name AS "senderName", n.sent_at AS "sentAt", n.read_at AS "readAt",
    o.name AS "organisationName", r.year, r.stage <> n.stage AS settled
  FROM notice n
  JOIN report r ON r.bureau_id = n.bureau_id AND r.id = n.report_id
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  WHERE n.bureau_id = $1 AND n.recipient_id = $2 AND ($3::uuid IS NULL OR n.id < $3)
  ORDER BY n.id DESC LIMIT $4`;

const UNREAD = `
  SELECT count(*)::integer AS count FROM notice WHERE bureau_id = $1 AND recipient_id = $2 AND read_at IS NULL`;

const LAST_URGED = `
  SELECT n.report_id AS "reportId", max(n.sent_at) AS "sentAt"
  FROM notice n JOIN report r ON r.bureau_id = n.bureau_id AND r.id = n.report_id
  WHERE n.bureau_id = $1 AND n.report_id = ANY ($2::uuid[]) AND n.stage = r.stage AND n.kind = 'urge'
  GROUP BY n.report_id`;

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
    recipients: (bureauId, organisationIds, roles) =>
      select<Recipient>(manager, RECIPIENTS, [bureauId, organisationIds, roles]),
  };
}
