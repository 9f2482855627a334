import { describe, expect, it } from '@jest/globals';
import {
  allowedActions,
  apply,
  assertTransitions,
  COMMANDS,
  ROLES,
  STAGES,
  tableFaults,
  TRANSITIONS,
  type Command,
  type Role,
  type Stage,
  type WorkflowState,
} from './index.js';

const HASH = 'a'.repeat(64);
const MEETING = { contentHash: HASH, quorate: true, carried: true, voidReason: null };

function stateOf(stage: Stage, changes: Partial<WorkflowState> = {}): WorkflowState {
  return {
    stage,
    contentHash: stage === 'draft' ? null : HASH,
    submittedBy: stage === 'draft' ? null : 'drafter',
    meeting: stage === 'draft' ? null : MEETING,
    acted: false,
    openAppeals: 0,
    hindrance: null,
    revised: false,
    returns: { committee: ['draft'], bureau: ['draft', 'committee_review'] },
    ...changes,
  };
}

const somebody = (...roles: Role[]) => ({ userId: 'somebody', roles });
const everybody = somebody(...ROLES);
const outcome = (...asked: Parameters<typeof apply>): string => {
  const answer = apply(...asked);
  return answer.ok ? answer.to : answer.code;
};

describe('the transition table', () => {
  it('is whole', () => {
    expect(tableFaults(TRANSITIONS)).toEqual([]);
    expect(() => {
      assertTransitions(TRANSITIONS.slice(1));
    }).toThrow('command edit stands in no row');
  });

  it.each([
    ['a stage nobody reaches', (row: Row) => row.to !== 'archived', 'archived cannot be reached'],
    ['a dead end', (row: Row) => row.from !== 'approved', 'approved cannot be left'],
    ['a command in no row', (row: Row) => row.command !== 'annotate', 'annotate stands in no row'],
  ])('is refused with %s', (_, keep, fault) => {
    expect(tableFaults(TRANSITIONS.filter(keep)).join()).toContain(fault);
  });

  it('is refused with a row twice, and with a row nobody may use', () => {
    const [row] = TRANSITIONS;
    if (row === undefined) throw new Error('the table is empty');
    expect(tableFaults([...TRANSITIONS, row])).toEqual(['row draft edit draft stands twice']);
    const nobody = { ...row, to: 'approved' as const, roles: [] };
    expect(tableFaults([...TRANSITIONS, nobody])).toEqual(['draft edit names no role']);
  });
});

type Row = (typeof TRANSITIONS)[number];

describe('apply', () => {
  it('answers every stage and command as the table says, for somebody with every role', () => {
    for (const from of STAGES) {
      for (const command of COMMANDS) {
        const row = TRANSITIONS.find((each) => each.from === from && each.command === command);
        const expected =
          row === undefined
            ? 'report.action_not_allowed'
            : row.roles === 'system'
              ? 'access.denied'
              : row.to;
        expect([from, command, outcome(stateOf(from), command, everybody)]).toEqual([
          from,
          command,
          expected,
        ]);
      }
    }
  });

  it('lets nobody act who holds no role of the row, least of all the three officers', () => {
    const officers = somebody('system_admin', 'security_admin', 'auditor');
    const others = somebody('rule_editor', 'rule_approver', 'archivist');
    for (const from of STAGES) {
      for (const command of COMMANDS) {
        for (const actor of [somebody(), officers, others]) {
          expect(apply(stateOf(from), command, actor).ok).toBe(false);
        }
      }
    }
  });

  it('archives by the system alone', () => {
    const system = { userId: null, roles: [], system: true };
    expect(outcome(stateOf('approved'), 'archive', system)).toBe('archived');
    expect(outcome(stateOf('approved'), 'archive', everybody)).toBe('access.denied');
    expect(outcome(stateOf('approved'), 'approve', system)).toBe('report.action_not_allowed');
  });

  it('refuses 送审 with what stands in its way', () => {
    const fault = { code: 'report.incomplete' as const, message: '尚未填写', path: 'facts.a' };
    const hindrance = { code: 'report.incomplete' as const, message: '缺', faults: [fault] };
    const answer = apply(stateOf('draft', { hindrance }), 'submit', somebody('drafter'));
    expect(answer).toEqual({ ok: false, ...hindrance });
  });

  it.each([
    ['no meeting', null, 'report.action_not_allowed'],
    ['other content', { ...MEETING, contentHash: 'b'.repeat(64) }, 'meeting.voided'],
    ['a voided meeting', { ...MEETING, voidReason: '内容有改动' }, 'meeting.voided'],
    ['no quorum', { ...MEETING, quorate: false, carried: false }, 'meeting.not_quorate'],
    ['no majority', { ...MEETING, carried: false }, 'meeting.not_carried'],
    ['a good meeting', MEETING, 'bureau_review'],
  ])('passes the committee with %s: %#', (_, meeting, expected) => {
    const state = stateOf('committee_review', { meeting });
    expect(outcome(state, 'committee_pass', somebody('committee_secretary'))).toBe(expected);
  });

  it('approves only what a valid meeting decided on', () => {
    const state = stateOf('bureau_review', {
      meeting: { ...MEETING, contentHash: 'c'.repeat(64) },
    });
    expect(outcome(state, 'approve', somebody('bureau_approver'))).toBe('meeting.voided');
    const contested = stateOf('bureau_review', { openAppeals: 1 });
    expect(outcome(contested, 'approve', somebody('bureau_approver'))).toBe('appeal.unanswered');
    expect(outcome(stateOf('bureau_review'), 'approve', somebody('bureau_reviewer'))).toBe(
      'access.denied',
    );
  });

  it.each<[Stage, Command]>([
    ['committee_review', 'record_meeting'],
    ['committee_review', 'committee_pass'],
    ['committee_review', 'committee_return'],
    ['bureau_review', 'annotate'],
    ['bureau_review', 'adjust_score'],
    ['bureau_review', 'answer_appeal'],
    ['bureau_review', 'bureau_return'],
    ['bureau_review', 'approve'],
  ])('in %s lets whoever sent the report not %s', (stage, command) => {
    const submitter = { userId: 'drafter', roles: ROLES };
    expect(outcome(stateOf(stage), command, submitter)).toBe('access.separation_of_duties');
  });

  it.each<[Stage, Role, Stage]>([
    ['committee_review', 'drafter', 'draft'],
    ['bureau_review', 'committee_secretary', 'committee_review'],
  ])('withdraws from %s until something was done there', (stage, role, to) => {
    expect(outcome(stateOf(stage), 'withdraw', somebody(role))).toBe(to);
    const acted = stateOf(stage, { acted: true });
    expect(outcome(acted, 'withdraw', somebody(role))).toBe('report.action_not_allowed');
  });

  it('returns where the year allows it, and nowhere else', () => {
    const reviewer = somebody('bureau_reviewer');
    const both = stateOf('bureau_review');
    const committeeOnly = stateOf('bureau_review', {
      returns: { committee: ['draft'], bureau: ['committee_review'] },
    });
    expect(outcome(both, 'bureau_return', reviewer, 'draft')).toBe('draft');
    expect(outcome(both, 'bureau_return', reviewer, 'committee_review')).toBe('committee_review');
    expect(outcome(both, 'bureau_return', reviewer, 'approved')).toBe('report.action_not_allowed');
    expect(outcome(committeeOnly, 'bureau_return', reviewer, 'draft')).toBe(
      'report.action_not_allowed',
    );
    expect(outcome(committeeOnly, 'bureau_return', reviewer)).toBe('committee_review');
  });

  it('revises once', () => {
    const drafter = somebody('drafter');
    for (const stage of ['approved', 'archived'] as const) {
      expect(outcome(stateOf(stage), 'revise', drafter)).toBe(stage);
      expect(outcome(stateOf(stage, { revised: true }), 'revise', drafter)).toBe(
        'report.action_not_allowed',
      );
    }
  });
});

describe('allowedActions', () => {
  const actionsOf = (state: WorkflowState, ...roles: Role[]) =>
    new Map(allowedActions(state, somebody(...roles)).map((action) => [action.command, action]));

  it('agrees with apply about every command, and gives a Chinese reason for every refusal', () => {
    for (const stage of STAGES) {
      for (const role of ROLES) {
        for (const action of allowedActions(stateOf(stage), somebody(role))) {
          const answer = apply(stateOf(stage), action.command, somebody(role));
          expect(action.allowed).toBe(answer.ok);
          expect(action.reason === null).toBe(action.allowed);
          if (action.reason !== null) expect(action.reason).toMatch(/\p{Script=Han}/u);
        }
      }
    }
  });

  it('names where a return may lead', () => {
    const actions = actionsOf(stateOf('bureau_review'), 'bureau_reviewer');
    expect(actions.get('bureau_return')?.targets).toEqual(['draft', 'committee_review']);
    const state = stateOf('bureau_review', {
      returns: { committee: ['draft'], bureau: ['draft'] },
    });
    expect(actionsOf(state, 'bureau_reviewer').get('bureau_return')?.targets).toEqual(['draft']);
  });

  it('says who may, and what is wrong', () => {
    const actions = actionsOf(stateOf('committee_review', { meeting: null }), 'drafter');
    expect(actions.get('withdraw')).toMatchObject({ allowed: true, reason: null });
    expect(actions.get('committee_pass')?.reason).toBe('会议通过须由党委秘书办理');
    expect(actions.get('edit')?.reason).toBe('报告处于「党委会审议」环节，不能填写');
    const secretary = actionsOf(
      stateOf('committee_review', { meeting: null }),
      'committee_secretary',
    );
    expect(secretary.get('committee_pass')?.reason).toBe('还没有会议记录，请先登记会议');
  });

  it('shows no button for what the system does', () => {
    expect(actionsOf(stateOf('approved'), ...ROLES).has('archive')).toBe(false);
  });
});
