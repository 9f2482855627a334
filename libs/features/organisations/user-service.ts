import type {
  Actor,
  RoleGrantRecord,
  Transaction,
  UserFilter,
  UserRecord,
} from '#libs/features/ports';
import { requirePrintable } from '#libs/features/printable';
import { ZipingError } from '#libs/kernel';

import { oneTimePassword as newOneTimePassword } from '#libs/features/identity';

import { eventBy, requireRole, type PeopleDependencies } from './dependencies.js';
import { requireLive } from './history.js';

export interface NewUser {
  readonly account: string;
  readonly name: string;
  readonly organisationId: string;
  /** Left out: a one-time password is made. */
  readonly password?: string | undefined;
}

/** A new account; the one-time password is told now and never again. */
export interface EngagedUser extends UserRecord {
  readonly oneTimePassword: string | null;
}

/** An account and the roles it holds. */
export interface Person {
  readonly user: UserRecord;
  readonly grants: readonly RoleGrantRecord[];
}

export type UserQuery = Omit<UserFilter, 'now'>;

export interface PeoplePage {
  readonly people: readonly Person[];
  /** On all pages together. */
  readonly total: number;
}

/** Accounts, as the system administrator keeps them. Which roles they hold is the security administrator's office. */
export class UserService {
  constructor(private readonly dependencies: PeopleDependencies) {}

  /** One page, by account, and how many there are under the same conditions. Errors: `access.denied`. */
  async list(actor: Actor, asked: UserQuery): Promise<PeoplePage> {
    requireRole(actor, ['system_admin', 'security_admin']);
    const { bureauId } = actor;
    const { users } = this.dependencies.unitOfWork.read;
    const filter = { ...asked, now: this.dependencies.clock.now() };
    const found = await users.search(bureauId, filter);
    const ids = found.map(({ id }) => id);
    const grants = await users.grantsOf(bureauId, ids);
    const people = found.map((user) => ({
      user,
      grants: grants.filter(({ userId }) => userId === user.id),
    }));
    return { people, total: await users.count(bureauId, filter) };
  }

  /**
   * A new account without any role. Errors: `access.denied`, `text.unprintable`, `organisation.not_found`,
   * `organisation.merged`, `user.exists`.
   */
  async create(actor: Actor, input: NewUser): Promise<EngagedUser> {
    requireRole(actor, ['system_admin']);
    const { unitOfWork, passwords, characters, clock, ids } = this.dependencies;
    requirePrintable(characters, { name: input.name });
    const oneTimePassword = input.password === undefined ? newOneTimePassword() : null;
    const passwordHash = await passwords.hash(input.password ?? oneTimePassword ?? '');
    return unitOfWork.run(async (transaction) => {
      const at = await transaction.organisations.find(actor.bureauId, input.organisationId);
      if (at === null)
        throw new ZipingError('organisation.not_found', '没有这个单位。', {
          path: 'organisationId',
        });
      requireLive(at, 'organisationId');
      if ((await transaction.users.findByAccount(input.account)) !== null) {
        throw new ZipingError('user.exists', '账号已被使用，请换一个账号。', { path: 'account' });
      }
      const user: UserRecord = {
        id: ids.next(),
        bureauId: actor.bureauId,
        organisationId: input.organisationId,
        account: input.account,
        name: input.name,
        passwordHash,
        failedAttempts: 0,
        lockedUntil: null,
        disabledAt: null,
        mustChangePassword: oneTimePassword !== null,
        createdAt: clock.now(),
      };
      await transaction.users.insert(user, []);
      const { account, name, organisationId } = input;
      await this.record(transaction, actor, 'user.create', user.id, {
        account,
        name,
        organisationId,
      });
      return { ...user, oneTimePassword };
    });
  }

  /** Disables an account and ends its sessions. Errors: `access.denied`, `user.not_found`, `access.separation_of_duties`. */
  async disable(actor: Actor, userId: string): Promise<void> {
    requireRole(actor, ['system_admin']);
    if (userId === actor.userId) {
      throw new ZipingError('access.separation_of_duties', '不能停用自己的账号。');
    }
    await this.change(actor, userId, 'user.disable', async (transaction, { bureauId, id }) => {
      await transaction.users.disable(bureauId, id, this.dependencies.clock.now());
      await transaction.sessions.removeForUser(id);
    });
  }

  /** Enables an account, and unlocks it. Errors: `access.denied`, `user.not_found`. */
  async enable(actor: Actor, userId: string): Promise<void> {
    requireRole(actor, ['system_admin']);
    await this.change(actor, userId, 'user.enable', async (transaction, { bureauId, id }) => {
      await transaction.users.disable(bureauId, id, null);
      await transaction.users.recordFailure(bureauId, id, 0, null);
    });
  }

  /**
   * Gives a one-time password, unlocks the account and ends its sessions. Told now and never again.
   * Errors: `access.denied`, `user.not_found`, `access.separation_of_duties` for oneself.
   */
  async resetPassword(actor: Actor, userId: string): Promise<string> {
    requireRole(actor, ['system_admin']);
    if (userId === actor.userId) {
      throw new ZipingError('access.separation_of_duties', '自己的密码请在“本人账号”中修改。');
    }
    const oneTimePassword = newOneTimePassword();
    const hash = await this.dependencies.passwords.hash(oneTimePassword);
    await this.change(actor, userId, 'user.reset_password', async (transaction, user) => {
      await transaction.users.setPassword(user.bureauId, user.id, hash, true);
      await transaction.users.recordFailure(user.bureauId, user.id, 0, null);
      await transaction.sessions.removeForUser(user.id);
    });
    return oneTimePassword;
  }

  /** Errors: `access.denied`, `user.not_found`. */
  async endSessions(actor: Actor, userId: string): Promise<void> {
    requireRole(actor, ['system_admin', 'security_admin']);
    await this.change(actor, userId, 'user.end_sessions', (transaction, { id }) =>
      transaction.sessions.removeForUser(id),
    );
  }

  private async change(
    actor: Actor,
    userId: string,
    action: string,
    work: (transaction: Transaction, user: UserRecord) => Promise<void>,
  ): Promise<void> {
    await this.dependencies.unitOfWork.run(async (transaction) => {
      const user = await transaction.users.lock(actor.bureauId, userId);
      if (user === null) throw new ZipingError('user.not_found', '没有这个账号。');
      await work(transaction, user);
      await this.record(transaction, actor, action, user.id, {});
    });
  }

  private async record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    subjectId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const at = this.dependencies.clock.now();
    await transaction.audit.append(
      eventBy(actor, at, { action, subjectType: 'user', subjectId, details }),
    );
  }
}
