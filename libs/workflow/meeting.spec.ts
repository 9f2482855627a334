import { describe, expect, it } from '@jest/globals';
import { meetingFaults, meetingOutcome, type MeetingFigures, type VotingRules } from './index.js';

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `委员${String(index + 1)}`);

const rules: VotingRules = {
  quorum: { numerator: 1, denominator: 2, comparison: 'more_than' },
  majority: { numerator: 1, denominator: 2, comparison: 'more_than', of: 'entitled' },
};

function meeting(change: Partial<MeetingFigures> = {}): MeetingFigures {
  return {
    chair: '委员1',
    entitled: 9,
    present: names(7),
    nonVoting: ['列席1'],
    recused: [],
    votesFor: 7,
    votesAgainst: 0,
    abstained: 0,
    ...change,
  };
}

describe('a committee meeting', () => {
  it.each([
    [9, 5, 5, true, true],
    [9, 5, 4, true, false],
    [9, 4, 4, false, false],
    [8, 5, 5, true, true],
    [8, 5, 4, true, false],
    [8, 4, 4, false, false],
  ])(
    'of %i with %i present and %i in favour: quorate %s, carried %s',
    (entitled, present, votesFor, quorate, carried) => {
      const votes = { votesFor, votesAgainst: present - votesFor };
      expect(
        meetingOutcome(rules, meeting({ entitled, present: names(present), ...votes })),
      ).toMatchObject({ quorate, carried });
    },
  );

  it('counts the recused for the quorum and not for the vote', () => {
    const recused = meeting({
      entitled: 6,
      present: names(4),
      recused: [{ name: '委员4', reason: '亲属关系' }],
      votesFor: 2,
      votesAgainst: 1,
    });
    const present: VotingRules = { ...rules, majority: { ...rules.majority, of: 'present' } };
    expect(meetingFaults(recused)).toEqual([]);
    expect(meetingOutcome(present, recused)).toMatchObject({ quorate: true, carried: true });
    expect(meetingOutcome(rules, recused)).toMatchObject({ quorate: true, carried: false });
  });

  it('takes "at least two thirds" with equality', () => {
    const twoThirds: VotingRules = {
      ...rules,
      quorum: { numerator: 2, denominator: 3, comparison: 'at_least' },
    };
    expect(meetingOutcome(twoThirds, meeting({ present: names(6), votesFor: 6 })).quorate).toBe(
      true,
    );
    expect(meetingOutcome(twoThirds, meeting({ present: names(5), votesFor: 5 })).quorate).toBe(
      false,
    );
  });

  it('says how the figures came out', () => {
    expect(meetingOutcome(rules, meeting()).explanation).toBe(
      '应到 9 人，实到 7 人，达到过半数到会的要求；赞成 7 票，反对 0 票，弃权 0 票，须赞成票过半数（按应到人数 9 人计），通过',
    );
  });

  it.each([
    ['more present than entitled', { entitled: 6 }, 'present'],
    ['a chair who was not there', { chair: '他人' }, 'chair'],
    [
      'a recusal of somebody absent',
      { recused: [{ name: '他人', reason: '' }], votesFor: 6 },
      'recused',
    ],
    ['somebody both voting and non-voting', { nonVoting: ['委员2'] }, 'nonVoting'],
    ['a name twice', { present: [...names(6), '委员1'] }, 'present'],
    ['votes that do not add up', { votesFor: 6 }, 'votesFor'],
    ['a vote of the recused', { recused: [{ name: '委员7', reason: '亲属关系' }] }, 'votesFor'],
  ])('refuses %s', (_case, change, path) => {
    expect(meetingFaults(meeting(change)).map((fault) => fault.path)).toContain(path);
  });
});
