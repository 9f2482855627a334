import { And, In, LessThan, MoreThanOrEqual, type EntityManager } from 'typeorm';

import type { AuditEventRecord, AuditFilter, AuditRepository } from '#libs/features/ports';

import { AuditEventEntity } from '../entities/audit-event.js';
import { translating } from '../errors.js';
import { verifyChain } from '../verify-audit-chain.js';
import { hashOfEvent, NOTHING_BEFORE } from './audit-chain.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

type NewEvent = Parameters<AuditRepository['append']>[0];

/**
 * The hash chain of a bureau. `append` holds the bureau's lock until the transaction ends: let it be among the last
 * statements, after the report's row is locked.
 */
export function auditOn(manager: EntityManager): AuditRepository {
  const table = tableOf(manager, AuditEventEntity);
  return {
    append: async (event) => {
      // The lock is worth nothing without a transaction: one of its own then.
      if (manager.queryRunner?.isTransactionActive === true) await append(manager, event);
      else await translating(() => manager.transaction((own) => append(own, event)));
    },
    /** Newest first. */
    list: async (bureauId, filter) => {
      const where = { bureauId, ...conditionsOf(filter) };
      const rows = await table.many({ where, order: { sequence: 'DESC' }, take: filter.limit });
      return rows.map(toRecord);
    },
    verify: (bureauId) => verifyChain(manager, bureauId),
  };
}

function conditionsOf({ after, subjectId, subjectType, actions, actorName, ...days }: AuditFilter) {
  const bounds = [
    ...(days.from === undefined ? [] : [MoreThanOrEqual(days.from)]),
    ...(days.until === undefined ? [] : [LessThan(days.until)]),
  ];
  return {
    ...(after === undefined ? {} : { sequence: LessThan(after) }),
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(subjectType === undefined ? {} : { subjectType }),
    ...(actions === undefined ? {} : { action: In([...actions]) }),
    ...(actorName === undefined ? {} : { actorName }),
    ...(bounds.length === 0 ? {} : { at: And(...bounds) }),
  };
}

async function append(manager: EntityManager, event: NewEvent): Promise<void> {
  const sql = 'SELECT sequence, hash FROM lock_audit_tail($1)';
  const [last] = await select<Tail>(manager, sql, [event.bureauId]);
  await tableOf(manager, AuditEventEntity).insert(following(last, event));
}

type Tail = Pick<AuditEventRecord, 'sequence' | 'hash'>;

/** Details as JSON keeps them, so that what is hashed is what will be read. */
function following(last: Tail | undefined, event: NewEvent): AuditEventRecord {
  const linked = {
    ...event,
    details: JSON.parse(JSON.stringify(event.details)) as AuditEventRecord['details'],
    sequence: String(BigInt(last?.sequence ?? '0') + 1n),
    previousHash: last?.hash ?? NOTHING_BEFORE,
  };
  return { ...linked, hash: hashOfEvent(linked) };
}
