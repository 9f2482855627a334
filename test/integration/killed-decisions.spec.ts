import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { openDataSource, TypeOrmUnitOfWork, verifyAuditChain } from '#libs/persistence';

import { openWorld, ReportInHand, type Services, type World } from '../support/approval-world.js';
import { dyingAt } from '../support/dying-unit-of-work.js';

const VICTIM = 'ziping-victim';
/** More calls than any decision makes within its transaction. */
const MOST_CALLS = 40;

type Decide = (services: Services, report: ReportInHand) => Promise<unknown>;

describe('a process killed in the middle of a decision', () => {
  let world: World;
  let victim: DataSource;
  let owner: DataSource;

  beforeAll(async () => {
    world = await openWorld();
    victim = await openDataSource(world.url, { poolSize: 2, applicationName: VICTIM });
    owner = await openDataSource(world.url, { role: null, poolSize: 1 });
  });
  afterAll(async () => {
    expect(await verifyAuditChain(world.app, world.bureauId)).toMatchObject({ intact: true });
    await victim.destroy();
    await owner.destroy();
    await world.close();
  });

  const kill = async (): Promise<void> => {
    await owner.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE application_name = $1 AND datname = current_database()`,
      [VICTIM],
    );
  };

  const standing = async (report: ReportInHand) => {
    const { report: row, meetings, notes, adjustments } = await report.view();
    return { row, meetings, notes, adjustments, traces: await report.traces() };
  };

  const cases: readonly (readonly [string, (world: World) => Promise<ReportInHand>, Decide])[] = [
    [
      'an edit',
      (into) => ReportInHand.draft(into),
      async ({ reports }, report) =>
        reports.patch(report.actor('drafter'), await report.draftSeen(), {
          facts: { set: { total: '300' } },
        }),
    ],
    [
      '送审',
      (into) => ReportInHand.draft(into),
      async ({ approvals }, report) =>
        approvals.submit(report.actor('drafter'), await report.draftSeen()),
    ],
    [
      'a return that voids a meeting',
      (into) => ReportInHand.passed(into),
      async ({ approvals }, report) =>
        approvals.bureauReturn(report.actor('reviewer'), {
          ...(await report.seen()),
          ...{ reason: '重新审议', fields: [], target: 'committee_review' },
        }),
    ],
    [
      'an adjustment',
      (into) => ReportInHand.passed(into),
      async ({ review }, report) =>
        review.adjust(report.actor('reviewer'), await report.seen(), {
          ...{ indicatorId: 'returns', bureauScore: '3', reason: '漏报', basis: '登记簿' },
        }),
    ],
    [
      '审定',
      (into) => ReportInHand.passed(into),
      async ({ approvals }, report) =>
        approvals.approve(report.actor('approver'), await report.seen()),
    ],
  ];

  it.each(cases)('%s: nothing is left of it, wherever it stopped', async (_, ready, decide) => {
    const report = await ready(world);
    const before = await standing(report);
    let deaths = 0;
    for (let n = 1; n <= MOST_CALLS; n += 1) {
      const unitOfWork = dyingAt(new TypeOrmUnitOfWork(victim), n, kill);
      const done = await decide(world.reopen(unitOfWork), report).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'database.unavailable' });
          return false;
        },
      );
      if (done) break;
      deaths += 1;
      expect(await standing(report)).toEqual(before);
    }
    expect(deaths).toBeGreaterThanOrEqual(5);
    expect(deaths).toBeLessThan(MOST_CALLS);
    const after = await standing(report);
    expect(after.row.version).toBe(before.row.version + 1);
    expect(after.traces.audit).toBe(before.traces.audit + 1);
  });
});
