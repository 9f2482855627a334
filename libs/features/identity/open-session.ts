import type { SessionRecord, Transaction, UserRecord } from '#libs/features/ports';

import type { IdentityDependencies } from './dependencies.js';
import { newToken, tokenHashOf } from './tokens.js';

/** A session just begun. The token goes into the cookie and nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly session: SessionRecord;
}

const HOUR_MS = 3_600_000;

/** A new session with a new token; never an old one made valid again. */
export async function openSession(
  { rules }: Pick<IdentityDependencies, 'rules'>,
  transaction: Transaction,
  user: UserRecord,
  now: Date,
): Promise<OpenedSession> {
  const token = newToken();
  const tokenHash = tokenHashOf(token);
  if (tokenHash === null) throw new Error('a new token has the form of one');
  const session: SessionRecord = {
    tokenHash,
    bureauId: user.bureauId,
    userId: user.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + rules.hours * HOUR_MS),
  };
  await transaction.sessions.insert(session);
  return { token, session };
}
