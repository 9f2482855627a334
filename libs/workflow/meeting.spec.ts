import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meetingFaults, meetingOutcome, type MeetingFigures, type VotingRules } from './index.js';

const RULES: VotingRules = {
  quorum: { numerator: 1, denominator: 2, comparison: 'more_than' },
  majority: { numerator: 1, denominator: 2, comparison: 'more_than', of: 'entitled' },
};
const TWO_THIRDS = { numerator: 2, denominator: 3, comparison: 'at_least' } as const;

const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `委员${n + 1}`);

function meetingOf(present: number, votesFor: number, changes: Partial<MeetingFigures> = {}) {
  const meeting: MeetingFigures = {
    chair: '委员1',
    entitled: 9,
    present: names(present),
    nonVoting: ['列席人'],
    recused: [],
    votesFor,
    votesAgainst: present - votesFor,
    abstained: 0,
    ...changes,
  };
  return meeting;
}

describe('meetingOutcome', () => {
  it.each([
    [4, 4, false, false],
    [5, 5, true, true],
    [5, 4, true, false],
    [9, 4, true, false],
    [9, 5, true, true],
  ])(
    'with %i of 9 present and %i for: quorate %s, carried %s',
    (present, votesFor, quorate, carried) => {
      expect(meetingOutcome(RULES, meetingOf(present, votesFor))).toMatchObject({
        quorate,
        carried,
      });
    },
  );

  it.each([
    [5, false],
    [6, true],
  ])('takes two thirds of 9 as reached with %i', (votesFor, carried) => {
    const rules = { ...RULES, majority: { ...TWO_THIRDS, of: 'entitled' as const } };
    expect(meetingOutcome(rules, meetingOf(9, votesFor)).carried).toBe(carried);
  });

  it('counts recused members for the quorum and not among those who vote', () => {
    const rules = { ...RULES, majority: { ...RULES.majority, of: 'present' as const } };
    const recused = [{ name: '委员5', reason: '亲属任职' }];
    const meeting = meetingOf(5, 3, { recused, votesAgainst: 1 });
    expect(meetingFaults(meeting)).toEqual([]);
    expect(meetingOutcome(rules, meeting)).toMatchObject({ quorate: true, carried: true });
    expect(meetingOutcome(RULES, meeting)).toMatchObject({ quorate: true, carried: false });
  });

  it('explains itself', () => {
    expect(meetingOutcome(RULES, meetingOf(7, 7)).explanation).toBe(
      '应到 9 人，实到 7 人，达到过半数到会的要求；赞成 7 票，反对 0 票，弃权 0 票，须赞成票过半数（按应到人数 9 人计），通过',
    );
  });

  it('never carries without a quorum, and one more vote never loses a decision', () => {
    const figures = fc.record({
      entitled: fc.integer({ min: 1, max: 60 }),
      present: fc.nat(60),
      votes: fc.nat(60),
    });
    fc.assert(
      fc.property(figures, ({ entitled, present, votes }) => {
        const attending = Math.min(present, entitled);
        const votesFor = Math.min(votes, attending);
        const meeting = meetingOf(attending, votesFor, { entitled });
        const { quorate, carried } = meetingOutcome(RULES, meeting);
        expect(quorate).toBe(attending * 2 > entitled);
        expect(carried).toBe(quorate && votesFor * 2 > entitled);
        if (votesFor === attending || !carried) return;
        expect(
          meetingOutcome(RULES, meetingOf(attending, votesFor + 1, { entitled })).carried,
        ).toBe(true);
      }),
    );
  });
});

describe('meetingFaults', () => {
  it('finds nothing in a consistent record', () => {
    expect(meetingFaults(meetingOf(7, 7))).toEqual([]);
  });

  it.each<[string, Partial<MeetingFigures>, string]>([
    ['more present than entitled', { entitled: 6 }, 'present'],
    ['a chair who was not there', { chair: '外人' }, 'chair'],
    [
      'a recused member who was not there',
      { recused: [{ name: '外人', reason: '' }], votesFor: 6 },
      'recused',
    ],
    ['somebody both voting and not', { nonVoting: ['委员2'] }, 'nonVoting'],
    ['somebody present twice', { present: [...names(6), '委员1'] }, 'present'],
    [
      'somebody recused twice',
      {
        recused: [
          { name: '委员2', reason: '' },
          { name: '委员2', reason: '' },
        ],
        votesFor: 5,
      },
      'recused',
    ],
    ['votes that do not add up', { votesFor: 6 }, 'votesFor'],
  ])('finds %s', (_, changes, path) => {
    const faults = meetingFaults(meetingOf(7, 7, changes));
    expect(faults).toMatchObject([{ code: 'meeting.invalid_attendance', path }]);
  });

  it('finds every contradiction at once', () => {
    const meeting = meetingOf(7, 7, { entitled: 6, chair: '外人', votesFor: 1 });
    expect(meetingFaults(meeting).map(({ path }) => path)).toEqual([
      'present',
      'chair',
      'votesFor',
    ]);
  });
});
