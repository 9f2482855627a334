import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ReminderService, UnitReminders } from '#libs/features/reminders';

import { openWorld, ReportInHand, type PersonName, type World } from '../support/approval-world.js';

const YEAR = 2024;
const AT_ONCE = 6;

let world: World;
let units: UnitReminders;
let reports: ReminderService;
beforeAll(async () => {
  world = await openWorld({ poolSize: AT_ONCE + 2 });
  units = new UnitReminders(world);
  reports = new ReminderService(world);
  for (const name of ['drafter', 'secondDrafter', 'both', 'stranger'] as const) {
    await mayDraft(name, idOf(name));
  }
}, 120_000);
afterAll(() => world.close());

const idOf = (name: PersonName): string => world.actors[name].organisationId;
const mayDraft = (name: PersonName, organisationId: string): Promise<void> =>
  world.unitOfWork.run(({ users }) =>
    users.addGrant({
      ...{ id: world.ids.next(), bureauId: world.bureauId, organisationId, role: 'drafter' },
      ...{ userId: world.actors[name].userId ?? '', grantedBy: null, grantedAt: world.clock.now() },
    }),
  );
const noticesOf = async (name: PersonName) => {
  const { userId } = world.actors[name];
  return world.unitOfWork.read.notices.list(world.bureauId, userId ?? '', { limit: 50 });
};
const asked = (name: PersonName) => ({ year: YEAR, organisationIds: [idOf(name)] });
const several = <T>(work: (name: 'reviewer' | 'approver') => Promise<T>): Promise<T[]> =>
  Promise.all(
    Array.from({ length: AT_ONCE }, (_, n) => work(n % 2 === 0 ? 'reviewer' : 'approver')),
  );

describe('units without a report', () => {
  it('are urged once, however many press at once, and everybody who drafts there is told', async () => {
    const plans = await several((name) =>
      units.urge(world.actors[name], asked('drafter'), '请抓紧。'),
    );
    expect(plans.filter(({ urged }) => urged.length === 1)).toHaveLength(1);
    const others = plans.flatMap(({ leftOut }) => leftOut.map(({ reason }) => reason));
    expect(others).toEqual(Array.from({ length: AT_ONCE - 1 }, () => 'urged_recently'));
    for (const name of ['drafter', 'secondDrafter', 'both'] as const) {
      const notices = await noticesOf(name);
      expect(notices).toMatchObject([
        {
          reportId: null,
          stage: null,
          year: YEAR,
          organisationId: idOf('drafter'),
          settled: false,
        },
      ]);
      expect(notices[0]?.message).toMatch(/^2024 年度自评报告还没有开始填报.*请抓紧。$/);
    }
    expect(await noticesOf('secretary')).toEqual([]);
    const { bureauId } = world;
    const events = await world.unitOfWork.read.audit.list(bureauId, {
      ...{ actions: ['organisation.urge'], limit: 50 },
    });
    expect(events).toHaveLength(1);
  });

  it('are only looked at by a preview', async () => {
    const before = await noticesOf('stranger');
    const { urged } = await units.preview(world.actors.reviewer, asked('stranger'));
    expect(urged.map(({ recipients }) => recipients.length)).toEqual([1]);
    expect(await noticesOf('stranger')).toEqual(before);
  });

  it('are left out once they have begun, and what they were told is settled', async () => {
    await units.urge(world.actors.reviewer, asked('stranger'), null);
    await world.reports.create(world.actors.stranger, {
      ...{ organisationId: idOf('stranger'), year: YEAR },
    });
    const { leftOut } = await units.preview(world.actors.reviewer, asked('stranger'));
    expect(leftOut.map(({ reason }) => reason)).toEqual(['started']);
    expect(await noticesOf('stranger')).toMatchObject([{ settled: true }]);
  });

  it('are left out in a year without rules', async () => {
    const { leftOut } = await units.preview(world.actors.reviewer, {
      ...asked('drafter'),
      year: YEAR + 1,
    });
    expect(leftOut.map(({ reason }) => reason)).toEqual(['no_rules']);
  });

  it.each([
    ['a unit nobody knows', () => [world.ids.next()], 'organisation.not_found'],
    ['the bureau itself', () => [world.bureauId], 'organisation.not_found'],
  ] as const)('are none where %s is named', async (_what, ids, code) => {
    const wanted = { year: YEAR, organisationIds: [idOf('drafter'), ...ids()] };
    await expect(units.urge(world.actors.reviewer, wanted, null)).rejects.toMatchObject({ code });
  });

  it('are not urged by their own people', async () => {
    const urging = units.urge(world.actors.drafter, asked('drafter'), null);
    await expect(urging).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('a report in draft', () => {
  it('is urged once, however many press at once', async () => {
    const { id } = await world.reports.create(world.actors.drafter, {
      ...{ organisationId: idOf('drafter'), year: YEAR },
    });
    const plans = await several((name) => reports.urge(world.actors[name], [id], null));
    expect(plans.filter(({ urged }) => urged.length === 1)).toHaveLength(1);
    const told = (await noticesOf('drafter')).filter(({ reportId }) => reportId === id);
    expect(told).toHaveLength(1);
  });

  it('of another unit is urged beside it without waiting for each other for ever', async () => {
    const made = [await ReportInHand.draft(world), await ReportInHand.draft(world)];
    const ids = made.map(({ id }) => id);
    for (const { organisationId } of made) await mayDraft('drafter', organisationId);
    const plans = await Promise.all([
      reports.urge(world.actors.reviewer, ids, null),
      reports.urge(world.actors.approver, [...ids].reverse(), null),
    ]);
    expect(plans.flatMap(({ urged }) => urged.map(({ report }) => report.id)).sort()).toEqual(ids);
    expect(plans.map(({ urged, leftOut }) => urged.length + leftOut.length)).toEqual([2, 2]);
  });
});
