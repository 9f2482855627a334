import type { UserConditions, UserFilter, UserState } from '#libs/features/ports';

import { containing, Parameters, type Statement } from './parameters.js';

const COLUMNS = `u.id, u.bureau_id AS "bureauId", u.organisation_id AS "organisationId", u.account, u.name,
    u.password_hash AS "passwordHash", u.failed_attempts AS "failedAttempts", u.locked_until AS "lockedUntil",
    u.disabled_at AS "disabledAt", u.must_change_password AS "mustChangePassword", u.created_at AS "createdAt"`;

/** A grant in force of the account. */
const HELD = `SELECT FROM role_grant g
      WHERE g.bureau_id = u.bureau_id AND g.user_id = u.id AND g.ended_at IS NULL`;

const STATES: Readonly<Record<UserState, (now: string) => string>> = {
  active: (now) => `u.disabled_at IS NULL AND (u.locked_until IS NULL OR u.locked_until <= ${now})`,
  locked: (now) => `u.disabled_at IS NULL AND u.locked_until > ${now}`,
  disabled: () => 'u.disabled_at IS NOT NULL',
};

function conditionsOf(
  parameters: Parameters,
  bureauId: string,
  { id, search, organisationId, role, state, now }: UserConditions,
): string[] {
  const where = [`u.bureau_id = ${parameters.add(bureauId)}`];
  if (id !== undefined) where.push(`u.id = ${parameters.add(id)}`);
  if (search !== undefined) {
    const part = parameters.add(containing(search));
    where.push(`(u.name ILIKE ${part} OR u.account ILIKE ${part})`);
  }
  if (organisationId !== undefined) {
    const at = `${parameters.add(organisationId)}::uuid`;
    where.push(`(u.organisation_id = ${at} OR EXISTS (${HELD} AND g.organisation_id = ${at}))`);
  }
  if (role === 'none') where.push(`NOT EXISTS (${HELD})`);
  else if (role !== undefined) where.push(`EXISTS (${HELD} AND g.role = ${parameters.add(role)})`);
  if (state !== undefined) {
    where.push(STATES[state](state === 'disabled' ? '' : `${parameters.add(now)}::timestamptz`));
  }
  return where;
}

/** One page by account, which is unique; user_account_list_idx is in its order. */
export function userListStatement(bureauId: string, filter: UserFilter): Statement {
  const parameters = new Parameters();
  const where = conditionsOf(parameters, bureauId, filter);
  if (filter.after !== undefined) where.push(`u.account > ${parameters.add(filter.after)}`);
  const sql = `SELECT ${COLUMNS} FROM user_account u WHERE ${where.join('\n      AND ')}
    ORDER BY u.account LIMIT ${parameters.add(filter.limit)}`;
  return { sql, parameters: parameters.values };
}

export function userCountStatement(bureauId: string, conditions: UserConditions): Statement {
  const parameters = new Parameters();
  const where = conditionsOf(parameters, bureauId, conditions);
  const sql = `SELECT count(*)::integer AS count FROM user_account u WHERE ${where.join(' AND ')}`;
  return { sql, parameters: parameters.values };
}
