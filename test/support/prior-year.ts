import { repositoryRoot } from '#libs/config';
import { editionOf } from '#libs/features/demo';
import { systemActor } from '#libs/features/ports';
import { loadPackageFolder, publishPackage } from '#libs/features/rulebooks';
import { systemClock } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import { join } from 'node:path';

import type { TestService } from './service.js';

/** Publishes an edition of the 2024 rules for 2023. */
async function publishPriorEdition({ database, district }: TestService): Promise<void> {
  const dataSource = await openDataSource(database.url);
  try {
    const dependencies = { unitOfWork: new TypeOrmUnitOfWork(dataSource), clock: systemClock };
    const rules = await loadPackageFolder(join(repositoryRoot(), 'rules', '2024'));
    await publishPackage(dependencies, systemActor(district.bureauId), editionOf(rules, 2023));
  } finally {
    await dataSource.destroy();
  }
}

/** A report of 2023 of the unit in the east, with these facts. */
export async function reportPriorYear(
  service: TestService,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await publishPriorEdition(service);
  const drafter = await service.as('east.drafter');
  const { id, version } = await drafter.ok('createReport', {
    body: { organisationId: service.district.east, year: 2023 },
  });
  await drafter.ok('patchFacts', {
    params: { reportId: id },
    body: { expectedVersion: version, set: facts },
  });
}
