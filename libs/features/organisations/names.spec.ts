import { describe, expect, it } from '@jest/globals';

import type { FormerName, OrganisationRecord } from '#libs/features/ports';

import { organisationAt } from './names.js';

const former = (name: string, recordedAt: string): FormerName => ({
  name: `${name}人民政府`,
  shortName: name,
  kind: 'township',
  since: null,
  until: recordedAt.slice(0, 10),
  basis: '冀民批〔2025〕1号',
  recordedBy: '系统管理员',
  recordedAt,
});

const UNIT: OrganisationRecord = {
  id: '00000000-0000-7000-8000-000000000002',
  bureauId: '00000000-0000-7000-8000-000000000001',
  parentId: '00000000-0000-7000-8000-000000000001',
  name: '丙街道办事处',
  shortName: '丙街道',
  kind: 'subdistrict',
  district: '某区',
  formerNames: [
    former('甲乡', '2025-03-01T00:00:00.000Z'),
    former('乙乡', '2026-03-01T00:00:00.000Z'),
  ],
  namedSince: '2026-02-01',
  mergedInto: null,
  mergedOn: null,
  createdAt: new Date('2024-01-01T00:00:00Z'),
};

describe('organisationAt', () => {
  it.each([
    ['2024-06-01T00:00:00Z', '甲乡', 'township'],
    ['2025-02-28T23:59:59.999Z', '甲乡', 'township'],
    ['2025-03-01T00:00:00Z', '乙乡', 'township'],
    ['2026-02-28T00:00:00Z', '乙乡', 'township'],
    ['2026-03-01T00:00:00Z', '丙街道', 'subdistrict'],
  ] as const)('at %s it is %s', (instant, shortName, kind) => {
    expect(organisationAt(UNIT, new Date(instant))).toMatchObject({ id: UNIT.id, shortName, kind });
  });

  it('has had one name always when it was never renamed', () => {
    const unit = { ...UNIT, formerNames: [] };
    expect(organisationAt(unit, new Date(0))).toBe(unit);
  });
});
