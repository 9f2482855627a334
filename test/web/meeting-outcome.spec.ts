import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { meetingFaults, meetingOutcome as decided } from '#libs/workflow';

import {
  contradictions,
  meetingOutcome,
} from '../../apps/web/src/report/actions/meeting-outcome.js';

const count = fc.nat(12);
const people = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己'), { maxLength: 7 });
const figures = fc.record({
  chair: fc.constantFrom('甲', '乙', '外'),
  entitled: fc.integer({ min: 1, max: 12 }),
  present: people,
  nonVoting: people,
  recused: people.map((names) => names.map((name) => ({ name, reason: '分管' }))),
  ...{ votesFor: count, votesAgainst: count, abstained: count },
});
const fraction = fc.record({
  numerator: fc.integer({ min: 1, max: 4 }),
  denominator: fc.integer({ min: 4, max: 6 }),
  comparison: fc.constantFrom('more_than' as const, 'at_least' as const),
});
const rules = fc.record({
  quorum: fraction,
  majority: fc
    .tuple(fraction, fc.constantFrom('entitled' as const, 'present' as const))
    .map(([share, of]) => ({ ...share, of })),
});

describe('the meeting form', () => {
  it('says of quorum and majority what the server will say', () => {
    fc.assert(
      fc.property(rules, figures, (given, meeting) => {
        expect(meetingOutcome(given, meeting)).toMatchObject(decided(given, meeting));
      }),
    );
  });

  it('finds a contradiction wherever the server does', () => {
    fc.assert(
      fc.property(figures, (meeting) => {
        expect(contradictions(meeting).length).toBe(meetingFaults(meeting).length);
      }),
    );
  });

  it('names the fewest who are enough', () => {
    fc.assert(
      fc.property(rules, figures, (given, meeting) => {
        const { needed } = meetingOutcome(given, meeting);
        const present = Array.from({ length: needed.present }, (_, index) => String(index));
        const enough = { ...meeting, recused: [], present };
        expect(decided(given, enough).quorate).toBe(true);
        expect(decided(given, { ...enough, present: present.slice(1) }).quorate).toBe(
          needed.present === 0,
        );
      }),
    );
  });
});
