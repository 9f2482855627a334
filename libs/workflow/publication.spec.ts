import { describe, expect, it } from '@jest/globals';
import {
  applyPublication,
  ENDED_STAGES,
  PUBLICATION_COMMANDS,
  PUBLICATION_STAGES,
  PUBLICATION_TABLE,
  type PublicationState,
} from './publication.js';

const NOW = new Date('2025-03-10T01:00:00Z');
const state = (change: Partial<PublicationState>): PublicationState => ({
  stage: 'initial_review',
  requestedBy: 'archivist',
  reviewers: [],
  holdUntil: null,
  ...change,
});
const actor = (
  userId: string | null,
  ...roles: Parameters<typeof applyPublication>[2]['roles']
) => ({
  userId,
  roles,
});

describe('the flow of a publication', () => {
  it('reaches every stage, has one row for each stage and command, and ends', () => {
    const keys = PUBLICATION_TABLE.map(({ from, command }) => `${from} ${command}`);
    expect(new Set(keys).size).toBe(keys.length);
    const reached = new Set(['preparing', ...PUBLICATION_TABLE.map(({ to }) => to)]);
    expect([...PUBLICATION_STAGES].filter((stage) => !reached.has(stage))).toEqual([]);
    expect([...ENDED_STAGES].sort()).toEqual(['blocked', 'returned', 'superseded', 'withdrawn']);
  });

  it('refuses whatever the table does not have', () => {
    for (const stage of PUBLICATION_STAGES)
      for (const command of PUBLICATION_COMMANDS) {
        const known = PUBLICATION_TABLE.some(
          (row) => row.from === stage && row.command === command,
        );
        const everyRole = actor(
          'x',
          'archivist',
          'committee_secretary',
          'bureau_reviewer',
          'bureau_approver',
        );
        const answer = applyPublication(state({ stage }), command, everyRole, NOW);
        if (!known) expect(answer).toMatchObject({ code: 'publication.action_not_allowed' });
      }
  });

  it('takes three people for the three steps, none of them who asked', () => {
    const second = state({ stage: 'second_review', reviewers: ['one'] });
    const both = actor('one', 'bureau_reviewer');
    expect(applyPublication(second, 'pass', both, NOW)).toMatchObject({
      code: 'access.separation_of_duties',
    });
    expect(applyPublication(second, 'pass', actor('two', 'bureau_reviewer'), NOW)).toMatchObject({
      to: 'final_review',
    });
    const asked = actor('archivist', 'committee_secretary');
    expect(applyPublication(state({}), 'pass', asked, NOW)).toMatchObject({ ok: false });
    expect(applyPublication(state({}), 'pass', actor('x', 'drafter'), NOW)).toMatchObject({
      code: 'access.denied',
    });
  });

  it('publishes at the end of the hold period and not a millisecond before', () => {
    const held = (holdUntil: Date | null) => state({ stage: 'held', holdUntil });
    const archivist = actor('archivist', 'archivist');
    const early = held(new Date(NOW.getTime() + 1));
    expect(applyPublication(early, 'publish', archivist, NOW)).toMatchObject({ ok: false });
    expect(applyPublication(held(NOW), 'publish', archivist, NOW)).toMatchObject({
      to: 'published',
    });
    expect(applyPublication(held(null), 'publish', archivist, NOW)).toMatchObject({ ok: false });
  });
});
