import {
  systemActor,
  type OrganisationRecord,
  type RoleGrantRecord,
  type UserRecord,
} from '#libs/features/ports';
import { oneTimePassword } from '#libs/features/identity';
import { requirePrintable } from '#libs/features/printable';
import { ZipingError } from '#libs/kernel';
import { ROLE_LABELS, type Role } from '#libs/workflow';

import { eventBy, type PeopleDependencies } from './dependencies.js';

export interface NewBureau {
  readonly name: string;
  readonly shortName: string;
  readonly district: string;
}

/** One of the three officers, with the only copy of the password there will ever be. */
export interface FirstOfficer {
  readonly role: Role;
  readonly account: string;
  readonly password: string;
}

export interface FoundedBureau {
  readonly bureauId: string;
  readonly officers: readonly FirstOfficer[];
}

/**
 * 三员 by account. The accounts are the same everywhere, and accounts are unique: of two installations of one database at
 * the same time the second is refused.
 */
const OFFICERS = [
  { account: 'xitong', role: 'system_admin' },
  { account: 'anquan', role: 'security_admin' },
  { account: 'shenji', role: 'auditor' },
] as const satisfies readonly { account: string; role: Role }[];

/**
 * Creates the first bureau of an empty installation and its three officers, three people who then create everybody else.
 * Errors: `text.unprintable`; `organisation.exists` when there is a bureau already.
 */
export async function foundBureau(
  dependencies: PeopleDependencies,
  input: NewBureau,
): Promise<FoundedBureau> {
  const { unitOfWork, passwords, clock, ids } = dependencies;
  requirePrintable(dependencies.characters, { ...input });
  const at = clock.now();
  const bureauId = ids.next();
  const bureau = { ...input, id: bureauId, bureauId, parentId: null, kind: 'bureau' } as const;
  const officers = OFFICERS.map((officer) => ({ ...officer, password: oneTimePassword() }));
  const people: Hired[] = [];
  for (const officer of officers) {
    const passwordHash = await passwords.hash(officer.password);
    people.push(hired(bureauId, { ...officer, passwordHash }, () => ids.next(), at));
  }
  await unitOfWork.run(async (transaction) => {
    const [existing] = await transaction.organisations.bureaus();
    if (existing !== undefined) throw alreadyFounded(existing);
    const event = (what: Parameters<typeof eventBy>[2]) =>
      transaction.audit.append(eventBy(systemActor(bureauId), at, what));
    await transaction.organisations.insert({ ...bureau, createdAt: at });
    const details = { ...input, kind: bureau.kind };
    const founded = { subjectType: 'organisation', subjectId: bureauId, details };
    await event({ action: 'organisation.create', ...founded });
    for (const { user, grant } of people) {
      await transaction.users.insert(user, [grant]);
      const { account, name, organisationId } = user;
      const subject = { subjectType: 'user', subjectId: user.id };
      await event({
        action: 'user.create',
        ...subject,
        details: { account, name, organisationId },
      });
      const held = { role: grant.role, organisationId };
      await event({ action: 'user.grant', ...subject, details: held });
    }
  });
  return { bureauId, officers };
}

interface Hired {
  readonly user: UserRecord;
  readonly grant: RoleGrantRecord;
}

function hired(
  bureauId: string,
  officer: { readonly account: string; readonly role: Role; readonly passwordHash: string },
  nextId: () => string,
  at: Date,
): Hired {
  const { account, role, passwordHash } = officer;
  const place = { bureauId, organisationId: bureauId };
  const user: UserRecord = {
    ...place,
    id: nextId(),
    account,
    name: ROLE_LABELS[role],
    passwordHash,
    failedAttempts: 0,
    lockedUntil: null,
    disabledAt: null,
    mustChangePassword: true,
    createdAt: at,
  };
  const grant = { ...place, id: nextId(), userId: user.id, role, grantedBy: null, grantedAt: at };
  return { user, grant };
}

function alreadyFounded({ name }: OrganisationRecord): ZipingError {
  return new ZipingError(
    'organisation.exists',
    `本系统已经建立（${name}），不能重复初始化。账号由系统管理员维护。`,
  );
}
