import { describe, expect, it } from '@jest/globals';

import type { LockedUnit, Recipient } from '#libs/features/ports';

import { planUnitUrge } from './unit-plan.js';

const NOW = new Date('2025-04-02T02:00:00Z');
const HOUR_MS = 3_600_000;
const UNIT: LockedUnit = { organisationId: 'humu', organisationName: '户木乡', merged: false };
const DRAFTER: Recipient = {
  ...{ userId: 'u', name: '某人', organisationId: 'humu', role: 'drafter' },
};
const KNOWN = {
  ...{ year: 2024, deadline: '2025-03-31', started: new Set<string>(), recipients: [DRAFTER] },
  ...{ lastUrged: new Map<string, Date>(), now: NOW },
};
const hoursAgo = (hours: number) => new Map([['humu', new Date(NOW.getTime() - hours * HOUR_MS)]]);

describe('a unit that has not begun', () => {
  it('is urged through its drafters, with the day and how late it is', () => {
    const { urged, leftOut } = planUnitUrge([UNIT], KNOWN);
    expect(urged).toEqual([
      {
        unit: UNIT,
        recipients: [DRAFTER],
        message:
          '2024 年度自评报告还没有开始填报，报送截止 2025-03-31，已逾期 2 天，请尽快新建报告并填报、送审。',
      },
    ]);
    expect(leftOut).toEqual([]);
  });

  it('is not said to be late on its last day', () => {
    const { urged } = planUnitUrge([UNIT], { ...KNOWN, deadline: '2025-04-02' });
    expect(urged[0]?.message).not.toContain('逾期');
  });

  it('is urged again after a day, and not before', () => {
    expect(planUnitUrge([UNIT], { ...KNOWN, lastUrged: hoursAgo(24) }).urged).toHaveLength(1);
    expect(planUnitUrge([UNIT], { ...KNOWN, lastUrged: hoursAgo(23.9) }).leftOut).toMatchObject([
      { reason: 'urged_recently' },
    ]);
  });

  it.each([
    ['merged', { ...UNIT, merged: true }, KNOWN],
    ['started', UNIT, { ...KNOWN, started: new Set(['humu']) }],
    ['no_rules', UNIT, { ...KNOWN, deadline: null }],
    ['nobody_to_tell', UNIT, { ...KNOWN, recipients: [{ ...DRAFTER, organisationId: 'puhe' }] }],
  ] as const)('is left out: %s', (reason, unit, known) => {
    const { urged, leftOut } = planUnitUrge([unit], known);
    expect(urged).toEqual([]);
    expect(leftOut.map((one) => one.reason)).toEqual([reason]);
  });
});
