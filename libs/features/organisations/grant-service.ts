import type { Actor, RoleGrantRecord, Transaction } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import type { Role } from '#libs/workflow';

import { eventBy, requireRole, type PeopleDependencies } from './dependencies.js';
import { requireLive } from './history.js';
import { placeConflict, separationConflict } from './separation.js';

export interface NewGrant {
  readonly userId: string;
  readonly role: Role;
  readonly organisationId: string;
}

/** Roles, as the security administrator gives and takes them. */
export class GrantService {
  constructor(private readonly dependencies: Omit<PeopleDependencies, 'passwords'>) {}

  /**
   * Gives a role. Giving again what is held already changes nothing.
   * Errors: `access.denied`, `user.not_found`, `organisation.not_found`, `request.invalid` for a role that is not held at
   * this kind of organisation, `access.separation_of_duties` for oneself and for roles that exclude each other.
   */
  async add(actor: Actor, input: NewGrant): Promise<RoleGrantRecord> {
    requireRole(actor, ['security_admin']);
    refuseOneself(actor, input.userId);
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const held = await this.heldBy(transaction, actor, input.userId);
      const same = held.find(
        ({ role, organisationId }) =>
          role === input.role && organisationId === input.organisationId,
      );
      if (same !== undefined) return same;
      await this.requirePlace(transaction, actor, input);
      const conflict = separationConflict(
        held.map(({ role }) => role),
        input.role,
      );
      if (conflict !== null)
        throw new ZipingError('access.separation_of_duties', `${conflict}。`, { path: 'role' });
      const grant: RoleGrantRecord = {
        ...input,
        id: this.dependencies.ids.next(),
        bureauId: actor.bureauId,
        grantedBy: actor.userId,
        grantedAt: this.dependencies.clock.now(),
      };
      await transaction.users.addGrant(grant);
      await this.record(transaction, actor, 'user.grant', grant);
      return grant;
    });
  }

  /** Takes a role away, with effect from the next request. Errors: as for `add`; `user.not_found` for a grant not there. */
  async remove(actor: Actor, userId: string, grantId: string): Promise<void> {
    requireRole(actor, ['security_admin']);
    refuseOneself(actor, userId);
    await this.dependencies.unitOfWork.run(async (transaction) => {
      const held = await this.heldBy(transaction, actor, userId);
      const grant = held.find(({ id }) => id === grantId);
      if (grant === undefined) throw new ZipingError('user.not_found', '此人没有这项角色。');
      await transaction.users.removeGrant(actor.bureauId, grantId);
      await this.record(transaction, actor, 'user.revoke', grant);
    });
  }

  /** Under the user's row lock: of two roles given at once the second sees the first. */
  private async heldBy(
    transaction: Transaction,
    actor: Actor,
    userId: string,
  ): Promise<readonly RoleGrantRecord[]> {
    const user = await transaction.users.lock(actor.bureauId, userId);
    if (user === null) throw new ZipingError('user.not_found', '没有这个账号。');
    return transaction.users.grants(actor.bureauId, userId);
  }

  private async requirePlace(
    transaction: Transaction,
    actor: Actor,
    input: NewGrant,
  ): Promise<void> {
    const path = 'organisationId';
    const place = await transaction.organisations.find(actor.bureauId, input.organisationId);
    if (place === null) throw new ZipingError('organisation.not_found', '没有这个单位。', { path });
    requireLive(place, path);
    const conflict = placeConflict(input.role, place.kind);
    if (conflict !== null) throw new ZipingError('request.invalid', `${conflict}。`, { path });
  }

  private async record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    { userId, role, organisationId }: RoleGrantRecord,
  ): Promise<void> {
    const at = this.dependencies.clock.now();
    const details = { role, organisationId };
    await transaction.audit.append(
      eventBy(actor, at, { action, subjectType: 'user', subjectId: userId, details }),
    );
  }
}

/** Nobody gives or takes his own roles. */
function refuseOneself(actor: Actor, userId: string): void {
  if (userId !== actor.userId) return;
  throw new ZipingError(
    'access.separation_of_duties',
    '不能变更自己的角色，须由另一名安全管理员办理。',
  );
}
