import { In, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';

import type {
  OrganisationRepository,
  RoleGrantRecord,
  SessionRepository,
  UserRecord,
  UserRepository,
} from '#libs/features/ports';

import { OrganisationEntity } from '../entities/organisation.js';
import { RoleGrantEntity } from '../entities/role-grant.js';
import { SessionEntity } from '../entities/session.js';
import { UserAccountEntity } from '../entities/user-account.js';
import { fromGrant, toGrant, toRecord } from './mappers.js';
import { select, tableOf } from './table.js';
import { userCountStatement, userListStatement } from './user-list.js';

const NO_HISTORY = { formerNames: [], namedSince: null, mergedInto: null, mergedOn: null };

export function organisationsOn(manager: EntityManager): OrganisationRepository {
  const table = tableOf(manager, OrganisationEntity);
  return {
    insert: (organisation) => table.insert({ ...organisation, ...NO_HISTORY }),
    lock: async (bureauId, id) => {
      const row = await table.lock({ bureauId, id });
      return row && toRecord(row);
    },
    change: async ({ bureauId, id, name, shortName, kind, ...rest }) => {
      const { formerNames, namedSince, mergedInto, mergedOn } = rest;
      const history = { formerNames, namedSince, mergedInto, mergedOn };
      await table.change({ bureauId, id }, { name, shortName, kind, ...history });
    },
    find: async (bureauId, id) => {
      const row = await table.one({ bureauId, id });
      return row && toRecord(row);
    },
    list: async (bureauId) => {
      const order = { createdAt: 'ASC', id: 'ASC' } as const;
      const rows = await table.many({ where: { bureauId }, order });
      return rows.map(toRecord);
    },
    bureaus: async () => {
      const rows = await table.many({ where: { kind: 'bureau' }, order: { id: 'ASC' } });
      return rows.map(toRecord);
    },
  };
}

export function usersOn(manager: EntityManager): UserRepository {
  const users = tableOf(manager, UserAccountEntity);
  const grants = tableOf(manager, RoleGrantEntity);
  const inForce = async (where: FindOptionsWhere<RoleGrantEntity>): Promise<RoleGrantRecord[]> => {
    const current = { ...where, endedAt: IsNull() };
    const rows = await grants.many({ where: current, order: { grantedAt: 'ASC', id: 'ASC' } });
    return rows.map(toGrant);
  };
  return {
    insert: async (user, given) => {
      await users.insert(toRecord(user));
      await grants.insert(given.map(fromGrant));
    },
    findByAccount: async (account) => {
      const row = await users.one({ account });
      return row && toRecord(row);
    },
    find: async (bureauId, id) => {
      const row = await users.one({ bureauId, id });
      return row && toRecord(row);
    },
    lock: async (bureauId, id) => {
      const row = await users.lock({ bureauId, id });
      return row && toRecord(row);
    },
    list: async (bureauId) => {
      const rows = await users.many({ where: { bureauId }, order: { account: 'ASC' } });
      return rows.map(toRecord);
    },
    search: (bureauId, filter) => {
      const { sql, parameters } = userListStatement(bureauId, filter);
      return select<UserRecord>(manager, sql, parameters);
    },
    count: async (bureauId, conditions) => {
      const { sql, parameters } = userCountStatement(bureauId, conditions);
      const [row] = await select<{ count: number }>(manager, sql, parameters);
      return row?.count ?? 0;
    },
    grantsOf: (bureauId, userIds) => inForce({ bureauId, userId: In([...userIds]) }),
    grants: (bureauId, userId) => inForce({ bureauId, userId }),
    listGrants: (bureauId) => inForce({ bureauId }),
    addGrant: (grant) => grants.insert(fromGrant(grant)),
    // The port gives no time for it: the audit event beside it has the one that counts.
    removeGrant: async (bureauId, id) => {
      await grants.change({ bureauId, id, endedAt: IsNull() }, { endedAt: new Date() });
    },
    recordFailure: async (bureauId, id, failedAttempts, lockedUntil) => {
      await users.change({ bureauId, id }, { failedAttempts, lockedUntil });
    },
    disable: async (bureauId, id, disabledAt) => {
      await users.change({ bureauId, id }, { disabledAt });
    },
    setPassword: async (bureauId, id, passwordHash, mustChangePassword) => {
      await users.change({ bureauId, id }, { passwordHash, mustChangePassword });
    },
  };
}

export function sessionsOn(manager: EntityManager): SessionRepository {
  const table = tableOf(manager, SessionEntity);
  return {
    insert: (session) => table.insert(toRecord(session)),
    find: async (tokenHash) => {
      const row = await table.one({ tokenHash });
      return row && toRecord(row);
    },
    listForUser: async (bureauId, userId) => {
      const where = { bureauId, userId };
      const rows = await table.many({ where, order: { createdAt: 'ASC', tokenHash: 'ASC' } });
      return rows.map(toRecord);
    },
    touch: async (tokenHash, lastSeenAt) => {
      await table.change({ tokenHash }, { lastSeenAt });
    },
    remove: (tokenHash) => table.remove({ tokenHash }),
    removeForUser: (userId) => table.remove({ userId }),
  };
}
