import type { PasswordHasher } from '#libs/features/identity';
import type {
  Actor,
  AuditEventRecord,
  PrintableCharacters,
  UnitOfWork,
} from '#libs/features/ports';
import { ZipingError, type Clock, type IdSource } from '#libs/kernel';
import { ROLE_LABELS, type Role } from '#libs/workflow';

export interface PeopleDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly passwords: PasswordHasher;
  readonly characters: PrintableCharacters;
}

/** Errors: `access.denied` unless the caller holds one of the roles, or is the system itself. */
export function requireRole(actor: Actor, roles: readonly Role[]): void {
  if (actor.userId === null || actor.grants.some(({ role }) => roles.includes(role))) return;
  throw new ZipingError(
    'access.denied',
    `须由${roles.map((role) => ROLE_LABELS[role]).join('或')}办理`,
  );
}

/** What somebody did to a person or a unit, for the audit trail. */
export function eventBy(
  actor: Actor,
  at: Date,
  what: Pick<AuditEventRecord, 'action' | 'subjectType' | 'subjectId' | 'details'>,
): Omit<AuditEventRecord, 'sequence' | 'previousHash' | 'hash'> {
  return {
    ...what,
    bureauId: actor.bureauId,
    at,
    actorId: actor.userId,
    actorName: actor.name,
    requestId: actor.requestId,
  };
}
