import type { AuditEventRecord, Transaction, UserRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import type { IdentityDependencies } from './dependencies.js';
import { openSession, type OpenedSession } from './open-session.js';

export interface SignInInput {
  readonly account: string;
  readonly password: string;
  readonly requestId: string;
  /** Hash of the session the caller came with; it ends, so that no known token lives on. */
  readonly previous: string | null;
}

type Refusal = 'wrong_password' | 'locked' | 'disabled';
type Outcome = { readonly opened: OpenedSession } | { readonly refusal: Refusal };

const MINUTE_MS = 60_000;

/**
 * Checks account and password and opens a new session. Wrong, unknown, locked and disabled give one answer and cost the
 * same, so that nobody learns which accounts there are; a locked account does not tell whether a guess was right.
 * Errors: `session.bad_credentials`.
 */
export async function signIn(
  dependencies: IdentityDependencies,
  input: SignInInput,
): Promise<OpenedSession> {
  const { unitOfWork, passwords, rules } = dependencies;
  const user = await unitOfWork.read.users.findByAccount(input.account);
  const right = await passwords.matches(user?.passwordHash ?? null, input.password);
  // Counting is committed before anything is refused: a throw inside would take it back.
  const outcome = await unitOfWork.run(async (transaction) =>
    user === null
      ? noSuchAccount(transaction, input.account)
      : settle(dependencies, transaction, user, input, right),
  );
  if ('opened' in outcome) return outcome.opened;
  throw new ZipingError(
    'session.bad_credentials',
    `账号或密码不正确。连续输错 ${rules.attempts} 次，账号将锁定 ${rules.lockMinutes} 分钟；` +
      '如已锁定，请稍后再试或联系系统管理员。',
  );
}

/** As many statements as a wrong password of somebody real begins with. */
async function noSuchAccount(transaction: Transaction, account: string): Promise<Outcome> {
  await transaction.users.findByAccount(account);
  return { refusal: 'wrong_password' };
}

async function settle(
  dependencies: IdentityDependencies,
  transaction: Transaction,
  { bureauId, id }: UserRecord,
  input: SignInInput,
  right: boolean,
): Promise<Outcome> {
  const now = dependencies.clock.now();
  const user = await transaction.users.lock(bureauId, id);
  if (user === null) return { refusal: 'wrong_password' };
  if (!right) return countFailure(dependencies, transaction, user, input, now);
  if (isLocked(user, now)) return refuse(transaction, user, 'locked', input, now);
  if (user.disabledAt !== null) return refuse(transaction, user, 'disabled', input, now);
  if (user.failedAttempts > 0) await transaction.users.recordFailure(bureauId, id, 0, null);
  if (input.previous !== null) await transaction.sessions.remove(input.previous);
  const opened = await openSession(dependencies, transaction, user, now);
  const event = { action: 'session.sign_in', details: {} };
  await record(transaction, user, event, input, now);
  return { opened };
}

/**
 * One more wrong password. The one that makes it enough locks the account for new sign-ins. Sessions that run go on: who
 * only knows the account's name must not be able to throw its owner out of his work.
 */
export async function countFailure(
  { rules }: IdentityDependencies,
  transaction: Transaction,
  user: UserRecord,
  input: Pick<SignInInput, 'requestId'>,
  now: Date,
): Promise<{ readonly refusal: Refusal }> {
  if (isLocked(user, now)) return refuse(transaction, user, 'locked', input, now);
  // A lock that ran out starts a new count.
  const failed = (user.lockedUntil === null ? user.failedAttempts : 0) + 1;
  const locks = failed >= rules.attempts;
  const lockedUntil = locks ? new Date(now.getTime() + rules.lockMinutes * MINUTE_MS) : null;
  await transaction.users.recordFailure(user.bureauId, user.id, failed, lockedUntil);
  const details = {
    reason: 'wrong_password',
    failedAttempts: failed,
    lockedUntil: lockedUntil?.toISOString() ?? null,
  };
  const event = { action: 'session.sign_in_refused', details };
  await record(transaction, user, event, input, now);
  return { refusal: 'wrong_password' };
}

export const isLocked = (user: UserRecord, now: Date): boolean =>
  user.lockedUntil !== null && user.lockedUntil.getTime() > now.getTime();

async function refuse(
  transaction: Transaction,
  user: UserRecord,
  reason: Refusal,
  input: Pick<SignInInput, 'requestId'>,
  now: Date,
): Promise<{ readonly refusal: Refusal }> {
  const event = { action: 'session.sign_in_refused', details: { reason } };
  await record(transaction, user, event, input, now);
  return { refusal: reason };
}

async function record(
  transaction: Transaction,
  user: UserRecord,
  event: Pick<AuditEventRecord, 'action' | 'details'>,
  { requestId }: Pick<SignInInput, 'requestId'>,
  at: Date,
): Promise<void> {
  await transaction.audit.append({
    ...event,
    bureauId: user.bureauId,
    at,
    actorId: user.id,
    actorName: user.name,
    subjectType: 'user',
    subjectId: user.id,
    requestId,
  });
}
