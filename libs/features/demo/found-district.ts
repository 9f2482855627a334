import { systemActor, type Actor, type NewOrganisationRecord } from '#libs/features/ports';
import { packageInForce } from '#libs/features/rulebooks';
import type { RulebookPackage } from '#libs/rulebook';

import { FOUNDED, RULES_PUBLISHED } from './calendar.js';
import { BUREAU_NAME, DISTRICT, type DemoUnit } from './district.js';
import { BUREAU_PEOPLE, DEMO_PASSWORD, unitPeople, type DemoPerson } from './people.js';
import type { DemoServices } from './services.js';

/** The demo's bureau with its units and people, and the actors they act as. */
export interface District {
  readonly bureauId: string;
  /** The year's package its reports are made with; null when the one published cannot be read any more. */
  readonly rulebook: RulebookPackage | null;
  /** Ids by the unit's key. */
  readonly organisations: ReadonlyMap<string, string>;
  /** By account. Errors: RangeError for an account the demo does not have. */
  actor(account: string): Actor;
}

/**
 * Creates what is not there yet: bureau, the three officers, then by their hands units, accounts and roles, and the
 * year's rulebook. May be repeated and resumed: everything is looked for first. A version that was published with other
 * content than `given` stays in force.
 */
export async function foundDistrict(
  services: DemoServices,
  units: readonly DemoUnit[],
  given: RulebookPackage,
  say: (line: string) => void,
): Promise<District> {
  services.clock.set(FOUNDED);
  const bureau = await ensureBureau(services);
  const system = systemActor(bureau.id);
  await ensurePeople(services, { admin: system, security: system }, bureau.id, BUREAU_PEOPLE);
  const officers = await readActors(services, bureau.id);
  const hands = { admin: find(officers, 'czj.xitong'), security: find(officers, 'czj.anquan') };
  const organisations = new Map<string, string>();
  for (const unit of units) {
    const id = await ensureUnit(services, hands.admin, unit);
    organisations.set(unit.key, id);
    await ensurePeople(services, hands, id, unitPeople(unit));
  }
  const actors = await readActors(services, bureau.id);
  services.clock.set(RULES_PUBLISHED);
  const rulebook = await packageInForce(services.unitOfWork.read, bureau.id, given, say);
  if (rulebook !== null)
    await services.publish(services, find(actors, 'czj.guizeshending'), rulebook);
  return {
    bureauId: bureau.id,
    rulebook,
    organisations,
    actor: (account) => find(actors, account),
  };
}

function find(actors: ReadonlyMap<string, Actor>, account: string): Actor {
  const found = actors.get(account);
  if (found === undefined) throw new RangeError(`the demo has no account ${account}`);
  return found;
}

async function ensureBureau(services: DemoServices): Promise<NewOrganisationRecord> {
  const known = await services.unitOfWork.read.organisations.bureaus();
  const existing = known.find(({ name }) => name === BUREAU_NAME);
  if (existing !== undefined) return existing;
  const id = services.ids.next();
  const bureau: NewOrganisationRecord = {
    id,
    bureauId: id,
    parentId: null,
    name: BUREAU_NAME,
    shortName: '区财政局',
    kind: 'bureau',
    district: DISTRICT,
    createdAt: services.clock.now(),
  };
  await services.unitOfWork.run(async (transaction) => {
    await transaction.organisations.insert(bureau);
    // Nobody is there yet to found it: whoever installs the product does.
    await transaction.audit.append({
      bureauId: id,
      at: bureau.createdAt,
      actorId: null,
      actorName: '系统',
      action: 'organisation.create',
      subjectType: 'organisation',
      subjectId: id,
      details: { name: bureau.name, kind: bureau.kind },
      requestId: null,
    });
  });
  return bureau;
}

async function ensureUnit(
  { unitOfWork, organisations }: DemoServices,
  admin: Actor,
  { name, shortName, kind }: DemoUnit,
): Promise<string> {
  const known = await unitOfWork.read.organisations.list(admin.bureauId);
  const existing = known.find((organisation) => organisation.name === name);
  if (existing !== undefined) return existing.id;
  const unit = { name, shortName, kind, district: DISTRICT };
  return (await organisations.create(admin, unit)).id;
}

/** The system administrator creates accounts, the security administrator gives them their role. */
interface Hands {
  readonly admin: Actor;
  readonly security: Actor;
}

async function ensurePeople(
  { unitOfWork, users, grants }: DemoServices,
  { admin, security }: Hands,
  organisationId: string,
  people: readonly DemoPerson[],
): Promise<void> {
  const { bureauId } = admin;
  const known = await unitOfWork.read.users.list(bureauId);
  const held = new Set((await unitOfWork.read.users.listGrants(bureauId)).map((g) => g.userId));
  for (const { account, name, role } of people) {
    const user =
      known.find((candidate) => candidate.account === account) ??
      (await users.create(admin, { account, name, organisationId, password: DEMO_PASSWORD }));
    if (!held.has(user.id)) await grants.add(security, { userId: user.id, role, organisationId });
  }
}

async function readActors(
  { unitOfWork }: DemoServices,
  bureauId: string,
): Promise<ReadonlyMap<string, Actor>> {
  const actors = new Map<string, Actor>();
  const grants = await unitOfWork.read.users.listGrants(bureauId);
  for (const user of await unitOfWork.read.users.list(bureauId)) {
    actors.set(user.account, {
      userId: user.id,
      name: user.name,
      bureauId,
      organisationId: user.organisationId,
      grants: grants
        .filter(({ userId }) => userId === user.id)
        .map(({ role, organisationId }) => ({ role, organisationId })),
      requestId: null,
    });
  }
  return actors;
}
