import { createPasswordHasher } from '#libs/features/identity';
import { GrantService, OrganisationService, UserService } from '#libs/features/organisations';
import { systemActor, type UnitOfWork } from '#libs/features/ports';
import { loadPackageFolder, publishPackage } from '#libs/features/rulebooks';
import { repositoryRoot } from '#libs/config';
import { createIdSource, systemClock } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import type { RulebookPackage } from '#libs/rulebook';
import { join } from 'node:path';
import { ROLES, type Role } from '#libs/workflow';
import { testCharacters } from './test-renderer.js';

/** Everybody of the test district has it. */
export const PASSWORD = 'Test-district-1';

const DISTRICT = '保定市徐水区';
/** The first is the sample's own: the cross-checks look for other places' names in its text. */
const UNITS = [
  { key: 'east', name: '保定市徐水区户木乡人民政府', shortName: '户木乡', kind: 'township' },
  { key: 'west', name: '保定市徐水区瀑河乡人民政府', shortName: '瀑河乡', kind: 'township' },
] as const;

const UNIT_ROLES: readonly Role[] = ['drafter', 'committee_secretary'];

/** A bureau with two units and one person in every role: accounts are `east.drafter`, `bureau_approver` …; two without any. */
export interface TestDistrict {
  readonly bureauId: string;
  readonly east: string;
  readonly west: string;
  /** Hash of the 2024 rulebook. */
  readonly rulebook: string;
  /** User ids by account. */
  readonly users: Readonly<Record<string, string>>;
}

/** Founds the district in an empty, migrated database. */
export async function foundTestDistrict(databaseUrl: string): Promise<TestDistrict> {
  const dataSource = await openDataSource(databaseUrl);
  try {
    return await foundDistrict(new TypeOrmUnitOfWork(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

const ruleFolder = (): Promise<RulebookPackage> =>
  loadPackageFolder(join(repositoryRoot(), 'rules', '2024'));

/** The same over a unit of work, with the rules of 2024 as they are or adapted. */
export async function foundDistrict(
  unitOfWork: UnitOfWork,
  adapted: (rules: RulebookPackage) => RulebookPackage = (rules) => rules,
): Promise<TestDistrict> {
  const ids = createIdSource();
  const clock = systemClock;
  const passwords = createPasswordHasher({ memoryKib: 8_192, passes: 1, lanes: 1 });
  const people = { unitOfWork, clock, ids, passwords, characters: testCharacters };
  const bureauId = ids.next();
  await unitOfWork.run((transaction) =>
    transaction.organisations.insert({
      id: bureauId,
      bureauId,
      parentId: null,
      name: '保定市徐水区财政局',
      shortName: '区财政局',
      kind: 'bureau',
      district: DISTRICT,
      createdAt: clock.now(),
    }),
  );
  const system = systemActor(bureauId);
  const users: Record<string, string> = {};
  const engage = async (account: string, role: Role | null, organisationId: string) => {
    const input = { account, name: account, organisationId, password: PASSWORD };
    const { id } = await new UserService(people).create(system, input);
    users[account] = id;
    if (role !== null)
      await new GrantService(people).add(system, { userId: id, role, organisationId });
  };
  const units = new Map<string, string>();
  for (const { key, ...unit } of UNITS) {
    const input = { ...unit, district: DISTRICT };
    const { id } = await new OrganisationService(people).create(system, input);
    units.set(key, id);
    for (const role of UNIT_ROLES) await engage(`${key}.${role}`, role, id);
  }
  for (const role of ROLES.filter((one) => !UNIT_ROLES.includes(one))) {
    await engage(role, role, bureauId);
  }
  for (const account of ['nobody', 'target']) await engage(account, null, bureauId);
  const rulebook = await publishPackage(people, system, adapted(await ruleFolder()));
  return { bureauId, east: units.get('east')!, west: units.get('west')!, rulebook, users };
}

/** Further townships, in which the people of `east` do what they do there. */
export async function addUnits(
  unitOfWork: UnitOfWork,
  { bureauId, users }: TestDistrict,
  count: number,
): Promise<readonly string[]> {
  const ids = createIdSource();
  const at = systemClock.now();
  const units = Array.from({ length: count }, (_, n) => ({ id: ids.next(), name: `第${n + 1}乡` }));
  await unitOfWork.run(async (transaction) => {
    for (const { id, name } of units) {
      await transaction.organisations.insert({
        ...{ id, bureauId, parentId: bureauId, name, shortName: name },
        ...{ kind: 'township', district: DISTRICT, createdAt: at },
      });
      for (const role of UNIT_ROLES)
        await transaction.users.addGrant({
          ...{ id: ids.next(), bureauId, userId: users[`east.${role}`]!, role },
          ...{ organisationId: id, grantedBy: null, grantedAt: at },
        });
    }
  });
  return units.map(({ id }) => id);
}
