import { describe, expect, it } from '@jest/globals';

import type { LockedReport, Recipient } from '#libs/features/ports';
import type { Stage } from '#libs/workflow';

import { planUrge } from './plan.js';

const NOW = new Date('2025-04-02T02:00:00Z');
const HOUR_MS = 3_600_000;

const report = (stage: Stage, dueOn: string | null = '2025-03-31'): LockedReport => ({
  ...{ id: `report-${stage}`, organisationId: 'humu', organisationName: '户木乡', year: 2024 },
  ...{ stage, dueOn },
});
const person = (role: Recipient['role'], organisationId = 'humu'): Recipient => ({
  ...{ userId: `${organisationId}-${role}`, name: '某人', organisationId, role },
});
const PEOPLE = [
  person('drafter'),
  person('committee_secretary'),
  person('drafter', 'puhe'),
  person('committee_secretary', 'puhe'),
];
const known = (lastUrged: ReadonlyMap<string, Date> = new Map()) => ({
  ...{ recipients: PEOPLE, lastUrged, now: NOW },
});

describe('whom a reminder reaches', () => {
  it.each([
    ['draft', 'humu-drafter'],
    ['committee_review', 'humu-committee_secretary'],
  ] as const)('of a report in %s is who has to act in its own unit', (stage, userId) => {
    const { urged, leftOut } = planUrge([report(stage)], known());
    expect(urged.map(({ recipients }) => recipients.map((one) => one.userId))).toEqual([[userId]]);
    expect(leftOut).toEqual([]);
  });

  it.each(['bureau_review', 'approved', 'archived'] as const)(
    'is nobody of a report in %s, where no unit is waited for',
    (stage) => {
      const { urged, leftOut } = planUrge([report(stage)], known());
      expect(urged).toEqual([]);
      expect(leftOut.map(({ reason }) => reason)).toEqual(['not_waiting_for_unit']);
    },
  );

  it('is nobody where no account can act', () => {
    const { leftOut } = planUrge([report('draft')], { ...known(), recipients: [] });
    expect(leftOut.map(({ reason }) => reason)).toEqual(['nobody_to_tell']);
  });

  it('is nobody twice within a day, and somebody again after it', () => {
    const urgedAgo = (hours: number) =>
      planUrge(
        [report('draft')],
        known(new Map([['report-draft', new Date(NOW.getTime() - hours * HOUR_MS)]])),
      );
    expect(urgedAgo(23.9).leftOut.map(({ reason }) => reason)).toEqual(['urged_recently']);
    expect(urgedAgo(24).urged).toHaveLength(1);
  });
});

describe('what a reminder says', () => {
  it.each([
    [
      '2025-03-31',
      '2024 年度自评报告在“填报”环节，期限 2025-03-31，已逾期 2 天，请尽快填报并送审。',
    ],
    ['2025-04-02', '2024 年度自评报告在“填报”环节，期限 2025-04-02，请尽快填报并送审。'],
    [null, '2024 年度自评报告在“填报”环节，请尽快填报并送审。'],
  ])('of a report due on %s', (dueOn, message) => {
    expect(planUrge([report('draft', dueOn)], known()).urged[0]?.message).toBe(message);
  });
});
