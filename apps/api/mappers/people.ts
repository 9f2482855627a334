import type {
  DemoAccountsView,
  ListUsersQuery,
  MeView,
  OrganisationView,
  ReportView,
  SessionView,
  UserView,
  Wire,
} from '#libs/contracts';
import { DEMO_PASSWORD, ROLE_TASKS, type DemoAccount } from '#libs/features/demo';
import { publicIdOf, type SignedIn } from '#libs/features/identity';
import type { Person, UserQuery } from '#libs/features/organisations';
import type { OrganisationRecord, RoleGrantRecord, SessionRecord } from '#libs/features/ports';
import { ROLE_LABELS } from '#libs/workflow';

import { given } from './given.js';

type Grants = Wire<MeView['grants']>;

/** The organisation of one report, under the name it was made under. */
export function toOrganisation(record: OrganisationRecord): Wire<ReportView['organisation']> {
  const { id, name, shortName, kind, district } = record;
  return { id, name, shortName, kind, district };
}

/** The organisations somebody sees; what one was merged into is named when it is among them. */
export function toOrganisations(records: readonly OrganisationRecord[]): Wire<OrganisationView>[] {
  const names = new Map(records.map(({ id, name }) => [id, name]));
  return records.map((record) => {
    const { id, parentId, name, shortName, kind, district, namedSince, formerNames } = record;
    const { mergedInto, mergedOn } = record;
    const merged =
      mergedInto === null || mergedOn === null
        ? null
        : { into: mergedInto, intoName: names.get(mergedInto) ?? '', on: mergedOn };
    const own = { id, parentId, name, shortName, kind, district, namedSince };
    return { ...own, formerNames: [...formerNames], merged };
  });
}

export function toGrants(
  grants: readonly RoleGrantRecord[],
  organisations: readonly OrganisationRecord[],
): Grants {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return grants.map(({ id, role, organisationId }) => ({
    id,
    role,
    roleLabel: ROLE_LABELS[role],
    organisationId,
    organisationName: names.get(organisationId) ?? '',
  }));
}

/** A row more than asked for tells whether there is another page. */
export function toUserFilter({ userId, limit, ...conditions }: ListUsersQuery): UserQuery {
  const id = userId === undefined ? {} : { id: userId };
  return { ...given(conditions), ...id, limit: limit + 1 };
}

export function toUser(
  { user, grants }: Person,
  organisations: readonly OrganisationRecord[],
  now: Date,
): Wire<UserView> {
  return {
    id: user.id,
    account: user.account,
    name: user.name,
    organisationId: user.organisationId,
    organisationName: organisations.find(({ id }) => id === user.organisationId)?.name ?? '',
    grants: toGrants(grants, organisations),
    locked: user.lockedUntil !== null && user.lockedUntil.getTime() > now.getTime(),
    mustChangePassword: user.mustChangePassword,
    disabledAt: user.disabledAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
  };
}

export function toMe(
  { user }: Pick<SignedIn, 'user'>,
  grants: readonly RoleGrantRecord[],
  organisations: readonly OrganisationRecord[],
  demo: boolean,
): Wire<MeView> {
  const home = organisations.find(({ id }) => id === user.organisationId);
  const bureau = organisations.find(({ id }) => id === user.bureauId);
  if (home === undefined || bureau === undefined) throw new Error(`user ${user.id} has no place`);
  return {
    userId: user.id,
    account: user.account,
    name: user.name,
    organisation: { id: home.id, name: home.name, shortName: home.shortName, kind: home.kind },
    bureau: { id: bureau.id, name: bureau.name },
    grants: toGrants(grants, organisations),
    mustChangePassword: user.mustChangePassword,
    demo,
  };
}

export function toDemoAccounts(accounts: readonly DemoAccount[]): Wire<DemoAccountsView> {
  const items = accounts.map(({ account, name, role, organisationName }) => {
    const roleLabel = ROLE_LABELS[role];
    return { account, name, role, roleLabel, organisationName, does: ROLE_TASKS[role] };
  });
  return { items, password: DEMO_PASSWORD };
}

export function toSession(session: SessionRecord, current: SessionRecord): Wire<SessionView> {
  return {
    id: publicIdOf(session.tokenHash),
    current: session.tokenHash === current.tokenHash,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
