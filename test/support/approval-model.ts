import type { Command, Role, Stage } from '#libs/workflow';

import type { PersonName } from './approval-world.js';

/**
 * What a report may go through, told once more without the transition table: what the product does is compared with
 * this after every step.
 */
export interface Model {
  stage: Stage;
  version: number;
  /** The content as far as the model changes it. */
  total: string;
  part: string;
  /** After a return that named the total alone. */
  onlyTotalOpen: boolean;
  sent: { readonly content: string; readonly by: PersonName } | null;
  meeting: { readonly content: string; readonly carried: boolean; void: boolean } | null;
  /** The stage that holds the report has done something to it. */
  acted: boolean;
  /** The adjustment in force on what was sent, and how far the unit's 申诉 against it has come. */
  adjustment: 'none' | 'fresh' | 'appealed' | 'answered';
  revised: boolean;
}

export const MODEL_PEOPLE = {
  drafter: ['drafter'],
  secretary: ['committee_secretary'],
  both: ['drafter', 'committee_secretary'],
  reviewer: ['bureau_reviewer'],
  approver: ['bureau_approver'],
  archivist: [],
  stranger: [],
  auditor: [],
} as const satisfies Partial<Record<PersonName, readonly Role[]>>;
export type ModelPerson = keyof typeof MODEL_PEOPLE;

const holds = (who: ModelPerson, ...roles: readonly Role[]): boolean =>
  (MODEL_PEOPLE[who] as readonly Role[]).some((role) => roles.includes(role));

const contentOf = ({ total, part }: Model): string => `${total} ${part}`;

function meetingCounts({ meeting, sent }: Model): boolean {
  return meeting !== null && meeting.carried && !meeting.void && meeting.content === sent?.content;
}

const atCommittee = (model: Model, who: ModelPerson): boolean =>
  model.stage === 'committee_review' && holds(who, 'committee_secretary') && model.sent?.by !== who;

const atBureau = ({ stage }: Model, who: ModelPerson): boolean =>
  stage === 'bureau_review' && holds(who, 'bureau_reviewer', 'bureau_approver');

const drafting = ({ stage }: Model, who: ModelPerson): boolean =>
  stage === 'draft' && holds(who, 'drafter');

type May = (model: Model, who: ModelPerson) => boolean;

/** Who may do what, when. */
export const MAY: Readonly<Record<Exclude<Command, 'archive' | 'waive_check'>, May>> = {
  edit: drafting,
  submit: drafting,
  withdraw: (model, who) =>
    !model.acted &&
    ((model.stage === 'committee_review' && holds(who, 'drafter')) ||
      (model.stage === 'bureau_review' && holds(who, 'committee_secretary'))),
  record_meeting: atCommittee,
  committee_pass: (model, who) => atCommittee(model, who) && meetingCounts(model),
  committee_return: atCommittee,
  annotate: atBureau,
  adjust_score: atBureau,
  appeal_score: ({ stage }, who) =>
    stage === 'bureau_review' && holds(who, 'drafter', 'committee_secretary'),
  answer_appeal: atBureau,
  bureau_return: atBureau,
  approve: (model, who) =>
    model.stage === 'bureau_review' &&
    holds(who, 'bureau_approver') &&
    meetingCounts(model) &&
    model.adjustment !== 'appealed',
  revise: ({ stage, revised }, who) =>
    ['approved', 'archived'].includes(stage) && holds(who, 'drafter') && !revised,
};

/** Bookkeeping of what was done. */
export const THEN = {
  move: (model: Model, to: Stage): void => {
    model.stage = to;
    model.acted = false;
    model.version += 1;
  },
  send: (model: Model, by: ModelPerson): void => {
    const content = contentOf(model);
    model.sent = { content, by };
    model.adjustment = 'none';
    if (model.meeting !== null && model.meeting.content !== content) model.meeting.void = true;
    THEN.move(model, 'committee_review');
  },
  meet: (model: Model, carried: boolean): void => {
    model.meeting = { content: contentOf(model), carried, void: false };
    model.acted = true;
    model.version += 2; // minutes, meeting
  },
} as const;
