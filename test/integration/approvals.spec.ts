import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { verifyAuditChain } from '#libs/persistence';

import { openWorld, ReportInHand, type PersonName, type World } from '../support/approval-world.js';

const TWO_FIELDS = ['total', 'projects/p_01/amount'];

describe('approving a report', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    expect(await verifyAuditChain(world.app, world.bureauId)).toMatchObject({ intact: true });
    await world.close();
  });

  it('goes from draft to approved, every step bound to the content sent', async () => {
    const report = await ReportInHand.draft(world);
    const { submission } = await report.submit();
    expect(await report.meet()).toMatchObject({ meeting: { quorate: true, carried: true } });
    await report.pass();
    expect(await report.approve()).toMatchObject({ stage: 'approved' });
    const timeline = await world.reports.timeline(report.actor('approver'), report.id);
    expect(timeline.map(({ command }) => command)).toEqual([
      'submit',
      'record_meeting',
      'committee_pass',
      'approve',
    ]);
    expect(new Set(timeline.map(({ contentHash }) => contentHash))).toEqual(
      new Set([submission.contentHash]),
    );
    expect(await report.traces()).toMatchObject({ jobs: 1 });
  });

  it('counts every change as one version and one audit event', async () => {
    const report = await ReportInHand.passed(world);
    const { version } = (await report.view()).report;
    expect(await report.traces()).toMatchObject({ audit: version });
  });

  describe('refuses', () => {
    it('a version nobody has any more, and says who was faster and what changed', async () => {
      const report = await ReportInHand.draft(world);
      const seen = await report.draftSeen();
      await report.patch({ facts: { set: { total: '210' } } }, 'secondDrafter');
      const late = world.reports.patch(report.actor('drafter'), seen, {
        facts: { set: { part: '60' } },
      });
      await expect(late).rejects.toMatchObject({
        code: 'report.stale_version',
        details: {
          currentVersion: seen.expectedVersion + 1,
          changedFields: ['total'],
          lastDecision: { command: 'edit', actorName: 'secondDrafter' },
        },
      });
      expect((await report.view()).report.content.facts).toMatchObject({
        total: '210',
        part: '50',
      });
    });

    it('a decision on content the caller did not see', async () => {
      const report = await ReportInHand.passed(world);
      const seen = { ...(await report.seen()), contentHash: 'f'.repeat(64) };
      await expect(world.approvals.approve(report.actor('approver'), seen)).rejects.toMatchObject({
        code: 'report.stale_content',
      });
    });

    it('another unit, which is told that there is no such report', async () => {
      const report = await ReportInHand.draft(world);
      const stranger = report.actor('stranger');
      const seen = await report.draftSeen();
      const gone = { code: 'report.not_found' };
      await expect(world.reports.get(stranger, report.id)).rejects.toMatchObject(gone);
      await expect(world.approvals.submit(stranger, seen)).rejects.toMatchObject(gone);
      await expect(world.reports.timeline(stranger, report.id)).rejects.toMatchObject(gone);
      const { organisationId } = report;
      const create = world.reports.create(stranger, { organisationId, year: 2024 });
      await expect(create).rejects.toMatchObject({ code: 'organisation.not_found' });
      const listed = await world.reports.list(stranger, { limit: 100 });
      expect(listed.some(({ id }) => id === report.id)).toBe(false);
    });

    it.each<PersonName>(['systemAdmin', 'securityAdmin', 'auditor'])(
      'the %s, who sees no report at all',
      async (officer) => {
        const report = await ReportInHand.draft(world);
        await expect(report.view(officer)).rejects.toMatchObject({ code: 'report.not_found' });
        await expect(report.submit(officer)).rejects.toMatchObject({ code: 'report.not_found' });
        expect(await world.reports.list(report.actor(officer), { limit: 10 })).toEqual([]);
      },
    );

    it('whoever sent the report to decide on it', async () => {
      const report = await ReportInHand.draft(world);
      await report.submit('both');
      await expect(report.meet({}, 'both')).rejects.toMatchObject({
        code: 'access.separation_of_duties',
      });
      await report.meet({}, 'secretary');
      await expect(report.pass('both')).rejects.toMatchObject({
        code: 'access.separation_of_duties',
      });
    });

    it('an incomplete report, with every place that is missing', async () => {
      const report = await ReportInHand.draft(world);
      await report.patch({ facts: { clear: ['total', 'has_system'] } });
      await expect(report.submit()).rejects.toMatchObject({
        code: 'report.incomplete',
        faults: [
          { code: 'report.incomplete', path: 'facts.total' },
          { code: 'report.incomplete', path: 'facts.has_system' },
        ],
      });
    });

    it('the minutes of another report', async () => {
      const report = await ReportInHand.draft(world);
      await report.submit();
      const other = await ReportInHand.met(world);
      const [foreign] = (await other.view()).attachments;
      const meeting = {
        ...{ heldOn: '2025-03-03', title: '会', chair: '甲', entitled: 1, present: ['甲'] },
        ...{ nonVoting: [], recused: [], votesFor: 1, votesAgainst: 0, abstained: 0 },
        ...{ resolution: '同意', minutesAttachmentId: foreign?.id ?? '' },
      };
      const secretary = report.actor('secretary');
      const record = async () =>
        world.approvals.recordMeeting(secretary, await report.seen(), meeting);
      await expect(record()).rejects.toMatchObject({ code: 'meeting.missing_minutes' });
    });

    it('a meeting before the report was sent, or in the future', async () => {
      const report = await ReportInHand.met(world);
      const [minutes] = (await report.view()).attachments;
      for (const heldOn of ['2025-03-02', '2999-01-01']) {
        const meeting = {
          ...{ heldOn, title: '会', chair: '甲', entitled: 1, present: ['甲'], nonVoting: [] },
          ...{ recused: [], votesFor: 1, votesAgainst: 0, abstained: 0, resolution: '同意' },
          minutesAttachmentId: minutes?.id ?? '',
        };
        const seen = await report.seen();
        const record = world.approvals.recordMeeting(report.actor('secretary'), seen, meeting);
        await expect(record).rejects.toMatchObject({
          code: 'meeting.invalid_attendance',
          path: 'heldOn',
        });
      }
    });
  });

  it.each([
    [{ present: 4, votesFor: 4 }, 'meeting.not_quorate'],
    [{ present: 5, votesFor: 4 }, 'meeting.not_carried'],
  ])('records a meeting %j and lets it pass nothing', async (figures, code) => {
    const report = await ReportInHand.draft(world);
    await report.submit();
    await report.meet(figures);
    await expect(report.pass()).rejects.toMatchObject({ code });
    await report.meet();
    expect(await report.pass()).toMatchObject({ stage: 'bureau_review' });
  });

  it('voids a meeting when the content changes after it, and says so', async () => {
    const report = await ReportInHand.passed(world);
    await report.bureauReturn(TWO_FIELDS);
    await report.patch({ facts: { set: { total: '201' } } });
    const { voidedMeetings } = await report.submit();
    const { meetings } = await report.view();
    expect(voidedMeetings).toEqual([meetings[0]?.id]);
    expect(meetings[0]?.voidReason).toContain('内容有改动');
    await expect(report.pass()).rejects.toThrow('会议之后报告内容有改动');
    await report.meet();
    expect(await report.pass()).toMatchObject({ stage: 'bureau_review' });
  });

  it('keeps a meeting when the very same content comes again', async () => {
    const report = await ReportInHand.passed(world);
    await report.bureauReturn(TWO_FIELDS);
    const { voidedMeetings } = await report.submit();
    expect(voidedMeetings).toEqual([]);
    expect(await report.pass()).toMatchObject({ stage: 'bureau_review' });
  });

  it('asks the committee to meet again after a return to it', async () => {
    const report = await ReportInHand.passed(world);
    expect(await report.bureauReturn([], 'committee_review')).toMatchObject({
      stage: 'committee_review',
    });
    await expect(report.pass()).rejects.toMatchObject({ code: 'meeting.voided' });
    await report.meet();
    expect(await report.pass()).toMatchObject({ stage: 'bureau_review' });
  });

  it('withdraws until the next stage has done something', async () => {
    const report = await ReportInHand.draft(world);
    const withdraw = async (person: PersonName) =>
      world.approvals.withdraw(report.actor(person), await report.seen(), '补充材料');
    await report.submit();
    expect(await withdraw('drafter')).toMatchObject({ stage: 'draft' });
    await report.submit();
    await report.meet();
    await expect(withdraw('drafter')).rejects.toMatchObject({ code: 'report.action_not_allowed' });
    await report.pass();
    const note = { field: 'total', text: '请核对' };
    await world.review.annotate(report.actor('reviewer'), await report.seen(), note);
    await expect(withdraw('secretary')).rejects.toMatchObject({
      code: 'report.action_not_allowed',
    });
  });

  it('revises an approved report once, from its content', async () => {
    const report = await ReportInHand.passed(world);
    await report.approve();
    const revise = async () =>
      world.approvals.revise(report.actor('drafter'), await report.draftSeen(), '更正数字');
    const { report: revision } = await revise();
    expect(revision).toMatchObject({ revision: 2, supersedes: report.id, stage: 'draft' });
    expect(revision.content).toEqual((await report.view()).report.content);
    await expect(revise()).rejects.toMatchObject({ code: 'report.action_not_allowed' });
  });
});
