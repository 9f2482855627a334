import type { Meeting, Rulebook } from '../../api/types.ts';

type Rules = Pick<Rulebook['workflow'], 'quorum' | 'majority'>;
type Fraction = Rules['quorum'];

/** What quorum and majority depend on. */
export type Figures = Pick<
  Meeting,
  | 'chair'
  | 'entitled'
  | 'present'
  | 'nonVoting'
  | 'recused'
  | 'votesFor'
  | 'votesAgainst'
  | 'abstained'
>;

const reached = (count: number, of: number, { numerator, denominator, comparison }: Fraction) =>
  comparison === 'more_than'
    ? count * denominator > of * numerator
    : count * denominator >= of * numerator;

const fractionText = ({ numerator, denominator, comparison }: Fraction): string => {
  if (numerator === 1 && denominator === 2 && comparison === 'more_than') return '过半数';
  const share = `${String(denominator)}分之${String(numerator)}`;
  return comparison === 'more_than' ? `超过${share}` : `${share}以上`;
};

/** The year's rules in words. */
export function rulesText({ quorum, majority }: Rules): string {
  const base = majority.of === 'entitled' ? '应到人数' : '到会表决人数';
  return `到会须${fractionText(quorum)}，赞成票须${fractionText(majority)}（按${base}计）。`;
}

/** The whole number of people or votes from which on a fraction is reached. */
function least(of: number, fraction: Fraction): number {
  let count = 0;
  while (!reached(count, of, fraction)) count += 1;
  return count;
}

export interface MeetingOutcome {
  readonly quorate: boolean;
  readonly carried: boolean;
  /** The same sentence the server records. */
  readonly explanation: string;
  /** How many have to be there, and how many have to agree. */
  readonly needed: { readonly present: number; readonly votesFor: number };
}

/**
 * Quorum and majority while the form is typed, and again beside a recorded meeting. The server decides; a test holds this
 * to what it says.
 */
export function meetingOutcome({ quorum, majority }: Rules, meeting: Figures): MeetingOutcome {
  const { entitled, recused, votesFor, votesAgainst, abstained } = meeting;
  const present = meeting.present.length;
  const base = majority.of === 'entitled' ? entitled : present - recused.length;
  const quorate = reached(present, entitled, quorum);
  const carried = quorate && reached(votesFor, base, majority);
  const body = majority.of === 'entitled' ? '应到人数' : '到会表决人数';
  const explanation =
    `应到 ${String(entitled)} 人，实到 ${String(present)} 人，` +
    `${quorate ? '达到' : '未达到'}${fractionText(quorum)}到会的要求；` +
    `赞成 ${String(votesFor)} 票，反对 ${String(votesAgainst)} 票，弃权 ${String(abstained)} 票，` +
    `须赞成票${fractionText(majority)}（按${body} ${String(base)} 人计），${carried ? '通过' : '未通过'}`;
  const needed = { present: least(entitled, quorum), votesFor: least(Math.max(base, 0), majority) };
  return { quorate, carried, explanation, needed };
}

const twice = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/** What does not fit together in the form as it stands; the server refuses the same. */
export function contradictions(meeting: Figures): string[] {
  const { chair, entitled, present, nonVoting, votesFor, votesAgainst, abstained } = meeting;
  const recused = meeting.recused.map(({ name }) => name);
  const voters = present.length - recused.length;
  const votes = votesFor + votesAgainst + abstained;
  const found: [boolean, string][] = [
    [present.length > entitled, `实到 ${String(present.length)} 人多于应到 ${String(entitled)} 人`],
    [chair !== '' && !present.includes(chair), `主持人“${chair}”不在实到人员中`],
    [recused.some((name) => !present.includes(name)), '回避人员不在实到人员中'],
    [nonVoting.some((name) => present.includes(name)), '列席人员同时列为了实到人员'],
    [twice(present).length > 0, `实到人员重复：${twice(present).join('、')}`],
    [twice(recused).length > 0, `回避人员重复：${twice(recused).join('、')}`],
    [
      votes !== voters,
      `赞成、反对、弃权共 ${String(votes)} 票，与参加表决的 ${String(voters)} 人（实到减回避）不一致`,
    ],
  ];
  return found.filter(([wrong]) => wrong).map(([, text]) => text);
}
