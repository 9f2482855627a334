import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ZipingError } from '#libs/kernel';
import type { Stage } from '#libs/workflow';

import {
  MAY,
  MODEL_PEOPLE,
  THEN,
  type Model,
  type ModelPerson,
} from '../support/approval-model.js';
import { openWorld, ReportInHand, type World } from '../support/approval-world.js';

interface StepKind {
  readonly may: (model: Model, who: ModelPerson) => boolean;
  readonly run: (report: ReportInHand, who: ModelPerson) => Promise<unknown>;
  readonly then: (model: Model, who: ModelPerson) => void;
}

const moves = (to: Stage) => (model: Model) => {
  THEN.move(model, to);
};
const acts = (model: Model): void => {
  model.acted = true;
  model.version += 1;
};

const edit = (field: 'total' | 'part', value: string): StepKind => ({
  may: (model, who) => MAY.edit(model, who) && (field === 'total' || !model.onlyTotalOpen),
  run: (report, who) => report.patch({ facts: { set: { [field]: value } } }, who),
  then: (model) => {
    model[field] = value;
    model.version += 1;
  },
});

const meeting = (votesFor: number): StepKind => ({
  may: MAY.record_meeting,
  run: (report, who) => report.meet({ votesFor }, who),
  then: (model) => {
    THEN.meet(model, votesFor === 5);
  },
});

/** The newest adjustment, whichever submission it was made on; the report's own id when there is none. */
async function latest(report: ReportInHand): Promise<string> {
  return (await report.view()).adjustments.at(-1)?.id ?? report.id;
}

/** Every kind of step; each is tried by anybody at any time. */
const STEPS: Readonly<Record<string, StepKind>> = {
  'edit the total': edit('total', '210'),
  'edit the total back': edit('total', '200'),
  'edit the part': edit('part', '60'),
  submit: { may: MAY.submit, run: (report, who) => report.submit(who), then: THEN.send },
  withdraw: {
    may: MAY.withdraw,
    run: async (report, who) =>
      report.world.approvals.withdraw(report.actor(who), await report.seen(), null),
    then: (model) => {
      THEN.move(model, model.stage === 'bureau_review' ? 'committee_review' : 'draft');
    },
  },
  'meet and agree': meeting(5),
  'meet and disagree': meeting(4),
  pass: {
    may: MAY.committee_pass,
    run: (report, who) => report.pass(who),
    then: moves('bureau_review'),
  },
  'return from the committee': {
    may: MAY.committee_return,
    run: async (report, who) => {
      const input = { ...(await report.seen()), reason: '重填', fields: [] };
      return report.world.approvals.committeeReturn(report.actor(who), input);
    },
    then: (model) => {
      model.onlyTotalOpen = false;
      THEN.move(model, 'draft');
    },
  },
  annotate: {
    may: MAY.annotate,
    run: async (report, who) => {
      const note = { field: 'total', text: '请核对' };
      return report.world.review.annotate(report.actor(who), await report.seen(), note);
    },
    then: acts,
  },
  adjust: {
    may: MAY.adjust_score,
    run: async (report, who) =>
      report.world.review.adjust(report.actor(who), await report.seen(), {
        ...{ indicatorId: 'returns', bureauScore: '3', reason: '漏报', basis: '登记簿' },
      }),
    then: (model) => {
      model.adjustment = 'fresh';
      acts(model);
    },
  },
  appeal: {
    may: (model, who) => MAY.appeal_score(model, who) && model.adjustment === 'fresh',
    run: async (report, who) => {
      const seen = await report.seen();
      return report.world.appeals.appeal(report.actor(who), seen, await latest(report), '有依据');
    },
    then: (model) => {
      model.adjustment = 'appealed';
      model.version += 1;
    },
  },
  'answer the appeal': {
    may: (model, who) => MAY.answer_appeal(model, who) && model.adjustment === 'appealed',
    run: async (report, who) => {
      const seen = await report.seen();
      return report.world.appeals.answer(report.actor(who), seen, await latest(report), '维持');
    },
    then: (model) => {
      model.adjustment = 'answered';
      model.version += 1;
    },
  },
  'return to the drafter': {
    may: MAY.bureau_return,
    run: (report, who) => report.bureauReturn(['total'], 'draft', who),
    then: (model) => {
      model.onlyTotalOpen = true;
      THEN.move(model, 'draft');
    },
  },
  'return to the committee': {
    may: MAY.bureau_return,
    run: (report, who) => report.bureauReturn([], 'committee_review', who),
    then: (model) => {
      if (model.meeting !== null) model.meeting.void = true;
      THEN.move(model, 'committee_review');
    },
  },
  approve: {
    may: MAY.approve,
    run: (report, who) => report.approve(who),
    then: moves('approved'),
  },
  archive: {
    may: ({ stage }) => stage === 'approved',
    run: (report) => report.archive(),
    then: moves('archived'),
  },
  revise: {
    may: MAY.revise,
    run: async (report, who) => {
      const seen = await report.draftSeen();
      return report.world.approvals.revise(report.actor(who), seen, '更正');
    },
    then: (model) => {
      model.revised = true;
      model.version += 1;
    },
  },
};

/** Who does it in the usual way of things. */
const RIGHT_PERSON: Readonly<Record<string, ModelPerson>> = {
  'edit the total': 'drafter',
  'edit the total back': 'drafter',
  'edit the part': 'drafter',
  submit: 'drafter',
  'meet and agree': 'secretary',
  'meet and disagree': 'secretary',
  pass: 'secretary',
  annotate: 'reviewer',
  adjust: 'reviewer',
  appeal: 'drafter',
  'answer the appeal': 'reviewer',
  'return to the drafter': 'reviewer',
  'return to the committee': 'reviewer',
  approve: 'approver',
  revise: 'drafter',
};

class Step implements fc.AsyncCommand<Model, ReportInHand> {
  constructor(
    private readonly name: string,
    private readonly who: ModelPerson,
  ) {}

  /** Always: what is not allowed is tried as well, and must be refused. */
  check(): boolean {
    return true;
  }

  async run(model: Model, report: ReportInHand): Promise<void> {
    const kind = STEPS[this.name];
    if (kind === undefined) throw new RangeError(this.name);
    const may = kind.may(model, this.who);
    const went = await kind.run(report, this.who).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ZipingError) return false;
        throw error;
      },
    );
    expect([this.toString(), went]).toEqual([this.toString(), may]);
    if (went) kind.then(model, this.who);
    await compare(model, report, this.who);
  }

  toString(): string {
    return `${this.name} (${this.who})`;
  }
}

async function compare(model: Model, report: ReportInHand, who: ModelPerson): Promise<void> {
  const { report: real } = await report.view();
  const { stage, version, content } = real;
  const { total, part } = content.facts;
  expect({ stage, version, total, part }).toEqual({
    ...{ stage: model.stage, version: model.version, total: model.total, part: model.part },
  });
  if (who === 'stranger' || who === 'auditor') return;
  const { actions } = await report.view(who);
  for (const { command, allowed } of actions) {
    if (command === 'archive' || command === 'waive_check') continue;
    expect([command, who, allowed]).toEqual([command, who, MAY[command](model, who)]);
  }
}

describe('the workflow as a whole', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    await world.close();
  });

  /** The usual way: runs begin somewhere on it, so that they get far. */
  const usual: readonly Step[] = [
    new Step('submit', 'drafter'),
    new Step('meet and agree', 'secretary'),
    new Step('pass', 'secretary'),
    new Step('approve', 'approver'),
  ];
  const names = Object.keys(STEPS);
  const people = Object.keys(MODEL_PEOPLE) as ModelPerson[];
  const byAnybody = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...people))
    .map(([name, who]) => new Step(name, who));
  const byTheRightOne = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom<ModelPerson>('both', 'approver'))
    .map(([name, other]) => new Step(name, RIGHT_PERSON[name] ?? other));
  const commands = fc.commands(
    [byAnybody, byTheRightOne, byTheRightOne, byTheRightOne, fc.constantFrom(...usual)],
    { maxCommands: 40, size: 'max' },
  );

  it('does what a simple model does, whoever tries whatever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(usual.length), commands, async (begun, steps) => {
        const real = await ReportInHand.draft(world);
        const { version } = (await real.view()).report;
        const model: Model = {
          ...{ stage: 'draft', version, total: '200', part: '50', onlyTotalOpen: false },
          ...{ sent: null, meeting: null, acted: false, adjustment: 'none', revised: false },
        };
        for (const step of usual.slice(0, begun)) await step.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), steps);
        expect(await real.traces()).toMatchObject({ audit: model.version });
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 240_000);
});
