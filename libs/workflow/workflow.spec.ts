import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allowedActions,
  apply,
  assertTransitions,
  COMMANDS,
  ROLES,
  STAGES,
  tableFaults,
  TRANSITIONS,
  type Role,
  type Stage,
  type WorkflowActor,
  type WorkflowState,
} from './index.js';

const HASH = 'a'.repeat(64);
const carried = { contentHash: HASH, quorate: true, carried: true, voidReason: null };

function stateIn(stage: Stage, change: Partial<WorkflowState> = {}): WorkflowState {
  return {
    stage,
    contentHash: stage === 'draft' ? null : HASH,
    submittedBy: stage === 'draft' ? null : 'drafter-1',
    meeting: stage === 'draft' ? null : carried,
    acted: false,
    hindrance: null,
    revised: false,
    returns: { committee: ['draft'], bureau: ['draft', 'committee_review'] },
    ...change,
  };
}

const as = (role: Role, userId = `${role}-1`): WorkflowActor => ({ userId, roles: [role] });

describe('transition table', () => {
  it('is whole', () => {
    expect(tableFaults(TRANSITIONS)).toEqual([]);
    expect(assertTransitions).not.toThrow();
  });

  it.each([
    [
      'a stage nobody reaches',
      TRANSITIONS.filter(({ command }) => command !== 'submit'),
      'stage committee_review cannot be reached',
    ],
    [
      'a stage nobody leaves',
      TRANSITIONS.filter(({ from, to }) => from !== 'approved' || to === from),
      'stage approved cannot be left',
    ],
    [
      'a command without a row',
      TRANSITIONS.filter(({ command }) => command !== 'annotate'),
      'command annotate stands in no row',
    ],
    [
      'a row without a role',
      [...TRANSITIONS, { ...TRANSITIONS[0]!, command: 'revise' as const, roles: [] }],
      'draft revise names no role',
    ],
    [
      'a row that stands twice',
      [...TRANSITIONS, TRANSITIONS[0]!],
      'row draft edit draft stands twice',
    ],
  ])('names %s', (_case, rows, fault) => {
    expect(tableFaults(rows)).toContain(fault);
  });
});

describe('apply', () => {
  it.each([
    ['draft', 'submit', 'drafter', 'committee_review'],
    ['committee_review', 'committee_pass', 'committee_secretary', 'bureau_review'],
    ['committee_review', 'committee_return', 'committee_secretary', 'draft'],
    ['bureau_review', 'approve', 'bureau_approver', 'approved'],
  ] as const)('%s --%s by %s--> %s', (stage, command, role, to) => {
    expect(apply(stateIn(stage), command, as(role))).toMatchObject({ ok: true, to, role });
  });

  it('leads a return of the bureau where it is asked to', () => {
    const back = (target: Stage) =>
      apply(stateIn('bureau_review'), 'bureau_return', as('bureau_reviewer'), target);
    expect(back('draft')).toMatchObject({ ok: true, to: 'draft' });
    expect(back('committee_review')).toMatchObject({ ok: true, to: 'committee_review' });
    expect(back('approved')).toMatchObject({ ok: false, code: 'report.action_not_allowed' });
  });

  it('passes what stands in the way of 送审 on to the caller', () => {
    const hindrance = {
      code: 'report.incomplete' as const,
      message: '还有必填项没有填写',
      faults: [],
    };
    expect(apply(stateIn('draft', { hindrance }), 'submit', as('drafter'))).toMatchObject({
      ok: false,
      ...hindrance,
    });
  });

  it.each([
    ['no meeting', null, 'report.action_not_allowed'],
    ['a meeting on other content', { ...carried, contentHash: 'b'.repeat(64) }, 'meeting.voided'],
    ['a voided meeting', { ...carried, voidReason: '会议之后报告内容有改动' }, 'meeting.voided'],
    [
      'a meeting without quorum',
      { ...carried, quorate: false, carried: false },
      'meeting.not_quorate',
    ],
    ['a vote that failed', { ...carried, carried: false }, 'meeting.not_carried'],
  ] as const)('neither passes nor approves on %s', (_case, meeting, code) => {
    expect(
      apply(stateIn('committee_review', { meeting }), 'committee_pass', as('committee_secretary')),
    ).toMatchObject({ ok: false, code });
    expect(
      apply(stateIn('bureau_review', { meeting }), 'approve', as('bureau_approver')),
    ).toMatchObject({ ok: false, code });
  });

  it('lets nobody decide on a submission of their own', () => {
    const both: WorkflowActor = {
      userId: 'drafter-1',
      roles: ['drafter', 'committee_secretary', 'bureau_approver'],
    };
    for (const [stage, command] of [
      ['committee_review', 'record_meeting'],
      ['committee_review', 'committee_pass'],
      ['bureau_review', 'adjust_score'],
      ['bureau_review', 'approve'],
    ] as const) {
      expect(apply(stateIn(stage), command, both)).toMatchObject({
        ok: false,
        code: 'access.separation_of_duties',
      });
    }
  });

  it('takes a report back only until the next stage has acted', () => {
    expect(apply(stateIn('committee_review'), 'withdraw', as('drafter'))).toMatchObject({
      ok: true,
      to: 'draft',
    });
    expect(apply(stateIn('bureau_review'), 'withdraw', as('committee_secretary'))).toMatchObject({
      ok: true,
      to: 'committee_review',
    });
    expect(
      apply(stateIn('committee_review', { acted: true }), 'withdraw', as('drafter')),
    ).toMatchObject({ ok: false });
  });

  it('leaves archiving to the system, and to nobody else', () => {
    expect(
      apply(stateIn('approved'), 'archive', { userId: null, roles: [], system: true }),
    ).toMatchObject({ ok: true, to: 'archived', role: 'system' });
    for (const role of ROLES)
      expect(apply(stateIn('approved'), 'archive', as(role))).toMatchObject({
        ok: false,
        code: 'access.denied',
      });
  });

  it('gives the three officers, the rule roles and the archivist no say in any stage', () => {
    const outsiders = [
      'system_admin',
      'security_admin',
      'auditor',
      'rule_editor',
      'rule_approver',
      'archivist',
    ] as const;
    for (const stage of STAGES) {
      for (const role of outsiders) {
        expect(allowedActions(stateIn(stage), as(role)).filter(({ allowed }) => allowed)).toEqual(
          [],
        );
      }
    }
  });

  it('tells in Chinese why each other action is not allowed', () => {
    for (const stage of STAGES) {
      for (const role of ROLES) {
        const actions = allowedActions(stateIn(stage), as(role));
        expect(actions.map(({ command }) => command)).toEqual(
          COMMANDS.filter((command) => command !== 'archive'),
        );
        for (const { allowed, reason } of actions)
          expect(reason).toEqual(allowed ? null : expect.stringMatching(/\p{Script=Han}/u));
      }
    }
  });
});

describe('any sequence of commands', () => {
  const step = fc.record({
    command: fc.constantFrom(...COMMANDS),
    role: fc.constantFrom(...ROLES),
    system: fc.boolean(),
    target: fc.option(fc.constantFrom(...STAGES), { nil: undefined }),
  });

  it('never approves what the committee has not passed, and archives only what is approved', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let stage: Stage = 'draft';
        let passed = false;
        for (const { command, role, system, target } of steps) {
          const actor: WorkflowActor = system ? { userId: null, roles: [], system } : as(role);
          const answer = apply(stateIn(stage), command, actor, target);
          if (!answer.ok) continue;
          expect(answer.from).toBe(stage);
          if (answer.to === 'approved' && stage !== 'approved') expect(passed).toBe(true);
          if (answer.to === 'archived' && stage !== 'archived') expect(stage).toBe('approved');
          if (command === 'committee_pass') passed = true;
          if (answer.to === 'draft') passed = false;
          stage = answer.to;
        }
      }),
      { numRuns: 500 },
    );
  });
});
