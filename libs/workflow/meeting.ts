import type { Fault, MeetingFigures } from '#libs/kernel';

/** A fraction as workflow.json states it. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
  readonly comparison: 'more_than' | 'at_least';
}

export interface VotingRules {
  readonly quorum: Fraction;
  readonly majority: Fraction & { readonly of: 'entitled' | 'present' };
}

const reached = (
  count: number,
  of: number,
  { numerator, denominator, comparison }: Fraction,
): boolean =>
  comparison === 'more_than'
    ? count * denominator > of * numerator
    : count * denominator >= of * numerator;

const fractionText = ({ numerator, denominator, comparison }: Fraction): string => {
  if (numerator === 1 && denominator === 2 && comparison === 'more_than') return '过半数';
  const share = `${String(denominator)}分之${String(numerator)}`;
  return comparison === 'more_than' ? `超过${share}` : `${share}以上`;
};

const duplicates = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/** Everything in which the record contradicts itself, each with its place. Empty when it is consistent. */
export function meetingFaults(meeting: MeetingFigures): Fault[] {
  const { present, recused, nonVoting, entitled } = meeting;
  const recusedNames = recused.map(({ name }) => name);
  const voters = present.length - recused.length;
  const votes = meeting.votesFor + meeting.votesAgainst + meeting.abstained;
  const found: [boolean, string, string][] = [
    [
      present.length > entitled,
      'present',
      `实到 ${String(present.length)} 人多于应到 ${String(entitled)} 人`,
    ],
    [!present.includes(meeting.chair), 'chair', '主持人不在实到人员中'],
    [recusedNames.some((name) => !present.includes(name)), 'recused', '回避人员不在实到人员中'],
    [
      nonVoting.some((name) => present.includes(name)),
      'nonVoting',
      '列席人员不得同时列为实到（有表决权）人员',
    ],
    [duplicates(present).length > 0, 'present', `实到人员重复：${duplicates(present).join('、')}`],
    [
      duplicates(recusedNames).length > 0,
      'recused',
      `回避人员重复：${duplicates(recusedNames).join('、')}`,
    ],
    [
      votes !== voters,
      'votesFor',
      `赞成、反对、弃权共 ${String(votes)} 票，与参加表决的 ${String(voters)} 人（实到减回避）不一致`,
    ],
  ];
  return found
    .filter(([wrong]) => wrong)
    .map(([, path, message]) => ({ code: 'meeting.invalid_attendance' as const, path, message }));
}

export interface MeetingOutcome {
  readonly quorate: boolean;
  readonly carried: boolean;
  /** 应到 9 人，实到 7 人，过半数到会；赞成 7 票，超过应到人数的过半数，通过 */
  readonly explanation: string;
}

/**
 * Quorum and majority by the year's rules. Recused members count as present for the quorum and not for the vote.
 * Errors: none; call `meetingFaults` first.
 */
export function meetingOutcome(rules: VotingRules, meeting: MeetingFigures): MeetingOutcome {
  const present = meeting.present.length;
  const base =
    rules.majority.of === 'entitled' ? meeting.entitled : present - meeting.recused.length;
  const quorate = reached(present, meeting.entitled, rules.quorum);
  const carried = quorate && reached(meeting.votesFor, base, rules.majority);
  const body = rules.majority.of === 'entitled' ? '应到人数' : '到会表决人数';
  const explanation =
    `应到 ${String(meeting.entitled)} 人，实到 ${String(present)} 人，` +
    `${quorate ? '达到' : '未达到'}${fractionText(rules.quorum)}到会的要求；` +
    `赞成 ${String(meeting.votesFor)} 票，反对 ${String(meeting.votesAgainst)} 票，弃权 ${String(meeting.abstained)} 票，` +
    `须赞成票${fractionText(rules.majority)}（按${body} ${String(base)} 人计），${carried ? '通过' : '未通过'}`;
  return { quorate, carried, explanation };
}
