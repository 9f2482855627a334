import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { OrganisationService, UserService } from '#libs/features/organisations';
import { systemActor } from '#libs/features/ports';
import type { ReviewService } from '#libs/features/approvals';

import { openWorld, ReportInHand, type World } from '../support/approval-world.js';
import { testCharacters } from '../support/test-renderer.js';

/** In no official font. */
const RARE = '𪚥';
const MINUTES = { kind: 'minutes', bytes: new TextEncoder().encode('%PDF-1.4\n') } as const;

/** Refused for its characters, at one place. */
const at = (path: string) => ({
  code: 'text.unprintable',
  path,
  message: `字符 ${RARE}（U+2A6A5） 没有可用的字体，印不出来，请换用其他字`,
});

describe('what no official font has', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  type Act = (report: ReportInHand, text: string) => Promise<unknown>;
  type Row = readonly [what: string, path: string, act: Act];

  const meetings: readonly Row[] = [
    [
      'a meeting',
      'recused.0.reason',
      async (report, reason) =>
        world.approvals.recordMeeting(report.actor('secretary'), await report.seen(), {
          ...{ heldOn: '2025-03-03', title: '党委会', chair: '甲', entitled: 9, present: ['甲'] },
          ...{ nonVoting: [], recused: [{ name: '乙', reason }], resolution: '同意。' },
          ...{ votesFor: 1, votesAgainst: 0, abstained: 0, minutesAttachmentId: report.id },
        }),
    ],
    [
      'the name of a file',
      'file',
      async (report, text) => {
        const input = { ...(await report.seen()), ...MINUTES, filename: `${text}.pdf` };
        return world.attachments.attach(report.actor('secretary'), input);
      },
    ],
    [
      'a return by the committee',
      'reason',
      async (report, reason) => {
        const input = { ...(await report.seen()), reason, fields: [] };
        return world.approvals.committeeReturn(report.actor('secretary'), input);
      },
    ],
    [
      'a withdrawal',
      'reason',
      async (report, reason) =>
        world.approvals.withdraw(report.actor('drafter'), await report.draftSeen(), reason),
    ],
  ];

  const reviews: readonly Row[] = [
    [
      'a note',
      'text',
      async (report, text) =>
        review().annotate(report.actor('reviewer'), await report.seen(), { field: 'total', text }),
    ],
    [
      'an adjustment',
      'basis',
      async (report, basis) => {
        const input = { indicatorId: 'any', bureauScore: '1', reason: '核实', basis };
        return review().adjust(report.actor('reviewer'), await report.seen(), input);
      },
    ],
    [
      'an appeal',
      'text',
      async (report, text) =>
        world.appeals.appeal(report.actor('drafter'), await report.seen(), report.id, text),
    ],
    [
      'an answer to an appeal',
      'reply',
      async (report, text) =>
        world.appeals.answer(report.actor('reviewer'), await report.seen(), report.id, text),
    ],
    [
      'an opinion at approval',
      'opinion',
      async (report, text) =>
        world.approvals.approve(report.actor('approver'), await report.seen(), text),
    ],
  ];

  const drafts: readonly Row[] = [
    [
      'a waiver',
      'reason',
      async (report, reason) => {
        const waiver = { checkKey: 'any', reason };
        const seen = await report.draftSeen();
        return world.reports.waiveCheck(report.actor('drafter'), seen, waiver);
      },
    ],
    [
      'an answer to a note',
      'reply',
      async (report, text) =>
        review().answer(report.actor('drafter'), await report.draftSeen(), report.id, text),
    ],
    [
      'a revision',
      'reason',
      async (report, text) =>
        world.approvals.revise(report.actor('drafter'), await report.draftSeen(), text),
    ],
  ];

  const review = (): ReviewService => world.review;

  /** @param act refused for its characters, and without them not for these */
  async function expectRefused(report: ReportInHand, path: string, act: Act): Promise<void> {
    const before = await report.traces();
    await expect(act(report, `甲${RARE}乙`)).rejects.toMatchObject({
      ...at(path),
      faults: [at(path)],
    });
    expect(await report.traces()).toEqual(before);
    const plain: unknown = await act(report, '甲乙').catch((error: unknown) => error);
    expect(plain).not.toMatchObject({ code: 'text.unprintable' });
  }

  it.each(drafts)('refuses %s', async (_what, path, act) => {
    await expectRefused(await ReportInHand.draft(world), path, act);
  });

  it.each(meetings)('refuses %s', async (_what, path, act) => {
    const report = await ReportInHand.draft(world);
    await report.submit();
    await expectRefused(report, path, act);
  });

  it.each(reviews)('refuses %s', async (_what, path, act) => {
    await expectRefused(await ReportInHand.passed(world), path, act);
  });

  it('refuses the names of units and people', async () => {
    const { unitOfWork, clock, ids, bureauId } = world;
    const passwords = { hash: () => Promise.resolve(''), matches: () => Promise.resolve(false) };
    const people = { unitOfWork, clock, ids, passwords, characters: testCharacters };
    const system = systemActor(bureauId);
    const unit = { name: `${RARE}乡人民政府`, shortName: '某乡', district: '某县' } as const;
    const organisations = new OrganisationService(people);
    await expect(organisations.create(system, { ...unit, kind: 'township' })).rejects.toMatchObject(
      at('name'),
    );
    const renaming = { ...unit, name: '某镇人民政府', shortName: `${RARE}镇` };
    const change = { ...renaming, effectiveOn: '2025-01-01', basis: '区政府文件' };
    await expect(organisations.rename(system, ids.next(), change)).rejects.toMatchObject(
      at('shortName'),
    );
    const merger = { intoId: ids.next(), effectiveOn: '2025-01-01', basis: RARE };
    await expect(organisations.merge(system, ids.next(), merger)).rejects.toMatchObject(
      at('basis'),
    );
    const person = { account: 'rare', name: `王${RARE}`, organisationId: bureauId };
    await expect(new UserService(people).create(system, person)).rejects.toMatchObject(at('name'));
  });
});
