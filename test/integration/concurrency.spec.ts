import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ZipingError } from '#libs/kernel';
import { verifyAuditChain } from '#libs/persistence';

import { openWorld, ReportInHand, type World } from '../support/approval-world.js';

/** Runs all at once; how many went through, and the codes of those that did not. */
async function race(attempts: readonly (() => Promise<unknown>)[]) {
  const results = await Promise.allSettled(attempts.map((attempt) => attempt()));
  const reasons: unknown[] = results.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  const losers = reasons.map((reason) => {
    if (reason instanceof ZipingError) return reason;
    throw reason;
  });
  return { won: results.length - losers.length, losers };
}

const AT_ONCE = 50;

describe('decisions at the same time', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ poolSize: 10 });
  });
  afterAll(async () => {
    expect(await verifyAuditChain(world.app, world.bureauId)).toMatchObject({ intact: true });
    await world.close();
  });

  it(`lets one of ${AT_ONCE} approvals win and tells the others who was faster`, async () => {
    const report = await ReportInHand.passed(world);
    const before = await report.traces();
    const seen = await report.seen();
    const approve = () => world.approvals.approve(report.actor('approver'), seen);
    const { won, losers } = await race(Array.from({ length: AT_ONCE }, () => approve));
    expect(won).toBe(1);
    expect(losers).toHaveLength(AT_ONCE - 1);
    for (const loser of losers) {
      expect(loser).toMatchObject({
        code: 'report.stale_version',
        details: { stage: 'approved', lastDecision: { command: 'approve', actorName: 'approver' } },
      });
    }
    const after = await report.traces();
    expect(after).toEqual({
      decisions: before.decisions + 1,
      audit: before.audit + 1,
      jobs: 1,
    });
  });

  it('lets fifty people create the report of a year once', async () => {
    const { organisationId, actor } = await world.newUnit();
    const create = () => world.reports.create(actor('drafter'), { organisationId, year: 2024 });
    const { won, losers } = await race(Array.from({ length: AT_ONCE }, () => create));
    expect(won).toBe(1);
    expect(new Set(losers.map(({ code }) => code))).toEqual(new Set(['report.exists']));
  });

  it('loads the rulebook once for all who wait, with no connection to spare', async () => {
    const crowded = await openWorld({ poolSize: 2 });
    try {
      const report = await ReportInHand.passed(crowded);
      const seen = await report.seen();
      const fresh = crowded.reopen();
      const approve = () => fresh.approvals.approve(report.actor('approver'), seen);
      const { won, losers } = await race(Array.from({ length: 8 }, () => approve));
      expect(won).toBe(1);
      expect(new Set(losers.map(({ code }) => code))).toEqual(new Set(['report.stale_version']));
    } finally {
      await crowded.close();
    }
  });

  it.each(['approve', 'return', 'withdraw', 'edit'] as const)(
    'decides between approving and %s, five times over',
    async (rival) => {
      for (let round = 0; round < 5; round += 1) {
        const report = await ReportInHand.passed(world);
        const seen = await report.seen();
        const { approvals, reports } = world;
        const rivals = {
          approve: () => approvals.approve(report.actor('approver'), seen),
          return: () =>
            approvals.bureauReturn(report.actor('reviewer'), {
              ...seen,
              ...{ reason: '数字有误', fields: ['total'], target: 'draft' },
            }),
          withdraw: () => approvals.withdraw(report.actor('secretary'), seen, null),
          edit: () =>
            reports.patch(report.actor('drafter'), seen, { facts: { set: { total: '1' } } }),
        };
        const { won, losers } = await race([
          () => approvals.approve(report.actor('approver'), seen),
          rivals[rival],
        ]);
        expect(won).toBe(1);
        const lost = ['report.stale_version', 'report.action_not_allowed'];
        expect(lost).toContain(losers[0]?.code);
        const { stage } = (await report.view()).report;
        expect((await report.traces()).jobs).toBe(stage === 'approved' ? 1 : 0);
        const expected = {
          approve: ['approved'],
          return: ['approved', 'draft'],
          withdraw: ['approved', 'committee_review'],
          edit: ['approved'],
        };
        expect(expected[rival]).toContain(stage);
      }
    },
  );

  it('leaves nothing of a decision that fails at its last statement', async () => {
    const report = await ReportInHand.passed(world);
    const before = await report.traces();
    const { version, stage } = (await report.view()).report;
    const failing = world.withBrokenJobs();
    const seen = await report.seen();
    await expect(failing.approve(report.actor('approver'), seen)).rejects.toThrow('queue is down');
    expect(await report.traces()).toEqual(before);
    expect((await report.view()).report).toMatchObject({ version, stage });
    expect(await report.approve()).toMatchObject({ stage: 'approved' });
  });
});
