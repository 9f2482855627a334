import { describe, expect, it } from '@jest/globals';
import type { Adjustment } from '../../api/types.ts';
import { bureauPoints } from './bureau-points.ts';

const adjusted = (over: Partial<Adjustment>): Adjustment => ({
  id: 'one',
  indicatorId: 'a',
  selfScore: '1.5',
  bureauScore: '1.1',
  reason: '核查发现一项未落实。',
  basis: '核查记录',
  authorName: '审核一',
  createdAt: '2025-03-01T00:00:00.000Z',
  revokedAt: null,
  current: true,
  appeal: null,
  ...over,
});

describe('bureauPoints', () => {
  const indicators = [{ id: 'a' }, { id: 'b' }];
  it('takes what the bureau took, exactly', () => {
    const entries = [adjusted({}), adjusted({ id: 'two', indicatorId: 'b', bureauScore: '0.2' })];
    expect(bureauPoints('13', indicators, entries)).toBe('11.3');
  });

  it.each([
    ['taken back', { revokedAt: '2025-03-02T00:00:00.000Z' }],
    ['of an earlier submission', { current: false }],
    ['of another category', { indicatorId: 'c' }],
  ])('leaves out what is %s', (_what, over) => {
    expect(bureauPoints('13', indicators, [adjusted(over)])).toBeUndefined();
  });
});
