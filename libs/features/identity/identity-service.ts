import type { Actor, SessionRecord, UserRecord } from '#libs/features/ports';
import { isUnavailable, ZipingError } from '#libs/kernel';

import type { IdentityDependencies } from './dependencies.js';
import { openSession, type OpenedSession } from './open-session.js';
import { countFailure, isLocked, signIn, type SignInInput } from './sign-in.js';
import { publicIdOf, tokenHashOf } from './tokens.js';

/** Somebody with a live session. */
export interface SignedIn {
  readonly actor: Actor & { readonly userId: string };
  readonly user: UserRecord;
  readonly session: SessionRecord;
}

const MINUTE_MS = 60_000;
/** A session's last use is written this often at most: a read must not cost a write each time. */
const TOUCH_EVERY_MS = 30_000;

/** Who is asking: sessions from sign-in to sign-out. */
export class IdentityService {
  constructor(private readonly dependencies: IdentityDependencies) {}

  /** Errors: `session.bad_credentials`. */
  signIn(
    input: Omit<SignInInput, 'previous'>,
    previousToken: string | null,
  ): Promise<OpenedSession> {
    const previous = previousToken === null ? null : tokenHashOf(previousToken);
    return signIn(this.dependencies, { ...input, previous });
  }

  /**
   * The person behind a token, with the roles held at this moment: a role taken away or a disabled account counts with
   * the next request; an account locked for sign-ins goes on working where it is signed in. Errors: `session.required`, `session.expired`.
   */
  async resolve(token: string | null, requestId: string): Promise<SignedIn> {
    if (token === null) throw new ZipingError('session.required', '请先登录。');
    const { unitOfWork, clock } = this.dependencies;
    const { read } = unitOfWork;
    const tokenHash = tokenHashOf(token);
    const session = tokenHash === null ? null : await read.sessions.find(tokenHash);
    if (session === null) throw expired();
    const now = clock.now();
    const user = await read.users.find(session.bureauId, session.userId);
    if (user === null || !this.isAlive(session, user, now)) {
      await read.sessions.remove(session.tokenHash);
      throw expired();
    }
    await this.noteUse(session, now);
    const grants = await read.users.grants(user.bureauId, user.id);
    return { user, session, actor: actorOf(user, grants, requestId) };
  }

  async signOut({ actor, session }: SignedIn): Promise<void> {
    await this.dependencies.unitOfWork.run(async (transaction) => {
      await transaction.sessions.remove(session.tokenHash);
      await transaction.audit.append(this.event(actor, 'session.sign_out', {}));
    });
  }

  /** Newest use first. */
  async sessions({ session }: SignedIn): Promise<readonly SessionRecord[]> {
    const { read } = this.dependencies.unitOfWork;
    const all = await read.sessions.listForUser(session.bureauId, session.userId);
    return [...all].sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
  }

  /** Ends one of the caller's own sessions. Errors: `session.not_found`. */
  async endSession(caller: SignedIn, publicId: string): Promise<void> {
    const all = await this.sessions(caller);
    const session = all.find(({ tokenHash }) => publicIdOf(tokenHash) === publicId);
    if (session === undefined)
      throw new ZipingError('session.not_found', '没有这个会话，可能已经结束。');
    await this.dependencies.unitOfWork.run(async (transaction) => {
      await transaction.sessions.remove(session.tokenHash);
      await transaction.audit.append(
        this.event(caller.actor, 'session.end', { session: publicId }),
      );
    });
  }

  /**
   * Changes the caller's password, ends every session and opens a new one. A wrong current password counts as a failed
   * sign-in, and while the account is locked none counts as right: a borrowed session must not be a place to guess.
   * Errors: `session.bad_credentials`.
   */
  async changePassword(
    { actor, user }: SignedIn,
    input: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<OpenedSession> {
    const { passwords, unitOfWork, clock } = this.dependencies;
    const right = await passwords.matches(user.passwordHash, input.currentPassword);
    const passwordHash = right ? await passwords.hash(input.newPassword) : null;
    const opened = await unitOfWork.run(async (transaction) => {
      const now = clock.now();
      const locked = await transaction.users.lock(user.bureauId, user.id);
      if (locked === null) return null;
      if (passwordHash === null || isLocked(locked, now)) {
        await countFailure(
          this.dependencies,
          transaction,
          locked,
          { requestId: actor.requestId ?? '' },
          now,
        );
        return null;
      }
      await transaction.users.setPassword(user.bureauId, user.id, passwordHash, false);
      await transaction.sessions.removeForUser(user.id);
      await transaction.audit.append(this.event(actor, 'user.change_password', {}));
      return openSession(this.dependencies, transaction, user, now);
    });
    if (opened !== null) return opened;
    throw new ZipingError('session.bad_credentials', '当前密码不正确。', {
      path: 'currentPassword',
    });
  }

  /** A use that cannot be written, as when the database's disk is full, keeps nobody from reading. */
  private async noteUse({ tokenHash, lastSeenAt }: SessionRecord, now: Date): Promise<void> {
    if (now.getTime() - lastSeenAt.getTime() <= TOUCH_EVERY_MS) return;
    try {
      await this.dependencies.unitOfWork.read.sessions.touch(tokenHash, now);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
  }

  private isAlive(session: SessionRecord, user: UserRecord, now: Date): boolean {
    const idleUntil =
      session.lastSeenAt.getTime() + this.dependencies.rules.idleMinutes * MINUTE_MS;
    return (
      now.getTime() < session.expiresAt.getTime() &&
      now.getTime() < idleUntil &&
      user.disabledAt === null
    );
  }

  private event(
    actor: SignedIn['actor'],
    action: string,
    details: Readonly<Record<string, unknown>>,
  ) {
    return {
      bureauId: actor.bureauId,
      at: this.dependencies.clock.now(),
      actorId: actor.userId,
      actorName: actor.name,
      action,
      subjectType: 'user',
      subjectId: actor.userId,
      details,
      requestId: actor.requestId,
    };
  }
}

function expired(): ZipingError {
  return new ZipingError('session.expired', '登录已失效，请重新登录。');
}

function actorOf(user: UserRecord, grants: Actor['grants'], requestId: string): SignedIn['actor'] {
  return {
    userId: user.id,
    name: user.name,
    bureauId: user.bureauId,
    organisationId: user.organisationId,
    grants: grants.map(({ role, organisationId }) => ({ role, organisationId })),
    requestId,
  };
}
