import type { ReportScope } from '#libs/features/ports';
import type { TypeOrmUnitOfWork } from '#libs/persistence';

import { onDistrict } from './copies.js';
import { sideBySide, type Contender, type Figures, type Rounds } from './measure.js';

/** What the bureau's pages ask the database, over a district of `size` reports. Times are milliseconds. */
export function measureOverview(size: number, rounds: Rounds): Promise<readonly Figures[]> {
  return onDistrict(size, ({ unitOfWork, records }) =>
    sideBySide(contenders(unitOfWork, records.bureau.id, records.draft.year), rounds),
  );
}

function contenders(
  { read }: TypeOrmUnitOfWork,
  bureauId: string,
  year: number,
): readonly Contender[] {
  const { overview, reports } = read;
  const scope: ReportScope = { bureauId, organisationIds: null };
  return [
    {
      name: 'list, first page by deadline',
      run: () => reports.list(scope, { sort: 'deadline', limit: 50 }),
    },
    {
      name: 'list, overdue of a stage by score',
      run: () =>
        reports.list(scope, {
          ...{ sort: 'score_desc', stage: 'draft', dueBefore: '2025-03-31', limit: 50 },
        }),
    },
    { name: 'counts by stage and grade', run: () => reports.tally(scope, {}, '2025-03-31') },
    { name: 'overview: units and ranks', run: () => overview.units(bureauId, year) },
    { name: 'overview: distribution', run: () => overview.distribution(bureauId, year) },
    { name: 'overview: weakest indicators', run: () => overview.indicators(bureauId, year) },
    { name: 'overview: failing checks', run: () => overview.checks(bureauId, year) },
    { name: 'overview: years', run: () => overview.years(bureauId) },
  ];
}

for (const figures of await measureOverview(2_000, { warmUp: 2, rounds: 15 })) {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
