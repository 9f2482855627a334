import type { Role } from '#libs/kernel';

/** Stages of one round of publication (公开). */
export const PUBLICATION_STAGES = [
  'preparing', // the public rendition is being made
  'blocked', // it holds personal data
  'initial_review', // 初审
  'second_review', // 复审
  'final_review', // 批准
  'held', // approved, waiting for the hold period
  'published',
  'returned',
  'withdrawn',
  'superseded',
] as const;
export type PublicationStage = (typeof PUBLICATION_STAGES)[number];

/** The three steps of the secrecy review, in order. */
export const REVIEW_STEPS = ['initial_review', 'second_review', 'final_review'] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

export const PUBLICATION_COMMANDS = [
  'prepare',
  'block',
  'pass',
  'return',
  'publish',
  'withdraw',
  'supersede',
] as const;
export type PublicationCommand = (typeof PUBLICATION_COMMANDS)[number];

export const PUBLICATION_STAGE_LABELS: Readonly<Record<PublicationStage, string>> = {
  preparing: '正在生成公开版',
  blocked: '含个人信息，不能公开',
  initial_review: '保密审查：待初审',
  second_review: '保密审查：待复审',
  final_review: '保密审查：待批准',
  held: '已批准，待公开',
  published: '已公开',
  returned: '保密审查未通过',
  withdrawn: '已撤回公开',
  superseded: '已被新版替代',
};

export const PUBLICATION_COMMAND_LABELS: Readonly<Record<PublicationCommand, string>> = {
  prepare: '生成公开版',
  block: '公开版含个人信息，停止公开',
  pass: '保密审查通过',
  return: '保密审查退回',
  publish: '公开',
  withdraw: '撤回公开',
  supersede: '公开版被新版替代',
};

export const REVIEW_STEP_LABELS: Readonly<Record<ReviewStep, string>> = {
  initial_review: '初审',
  second_review: '复审',
  final_review: '批准',
};

export interface PublicationRow {
  readonly from: PublicationStage;
  readonly command: PublicationCommand;
  readonly role: Role | 'system';
  readonly to: PublicationStage;
}

const row = (
  from: PublicationStage,
  command: PublicationCommand,
  role: PublicationRow['role'],
  to: PublicationStage,
): PublicationRow => ({ from, command, role, to });

/**
 * The whole flow of a publication. The unit that made the information reviews it first (谁公开谁负责), then the bureau's
 * section, then the bureau's approver; the archivist asks, publishes and withdraws and reviews nothing.
 */
export const PUBLICATION_TABLE: readonly PublicationRow[] = Object.freeze([
  row('preparing', 'prepare', 'system', 'initial_review'),
  row('preparing', 'block', 'system', 'blocked'),
  row('preparing', 'withdraw', 'archivist', 'withdrawn'),

  row('initial_review', 'pass', 'committee_secretary', 'second_review'),
  row('initial_review', 'return', 'committee_secretary', 'returned'),
  row('initial_review', 'withdraw', 'archivist', 'withdrawn'),
  row('second_review', 'pass', 'bureau_reviewer', 'final_review'),
  row('second_review', 'return', 'bureau_reviewer', 'returned'),
  row('second_review', 'withdraw', 'archivist', 'withdrawn'),
  row('final_review', 'pass', 'bureau_approver', 'held'),
  row('final_review', 'return', 'bureau_approver', 'returned'),
  row('final_review', 'withdraw', 'archivist', 'withdrawn'),

  row('held', 'publish', 'archivist', 'published'),
  row('held', 'withdraw', 'archivist', 'withdrawn'),
  row('published', 'withdraw', 'archivist', 'withdrawn'),
  row('published', 'supersede', 'system', 'superseded'),
]);

export const isReviewStep = (stage: PublicationStage): stage is ReviewStep =>
  REVIEW_STEPS.some((step) => step === stage);

/** Stages that end a round: another one may be begun. */
export const ENDED_STAGES: ReadonlySet<PublicationStage> = new Set<PublicationStage>(
  PUBLICATION_STAGES.filter((stage) => !PUBLICATION_TABLE.some(({ from }) => from === stage)),
);

/** What of a publication its flow depends on. */
export interface PublicationState {
  readonly stage: PublicationStage;
  readonly requestedBy: string;
  /** Who has reviewed so far. */
  readonly reviewers: readonly string[];
  readonly holdUntil: Date | null;
}

export interface PublicationActor {
  /** null: the system itself. */
  readonly userId: string | null;
  /** Held where they reach this report. */
  readonly roles: readonly Role[];
}

export interface PublicationRefusal {
  readonly ok: false;
  readonly code: 'access.denied' | 'access.separation_of_duties' | 'publication.action_not_allowed';
  readonly message: string;
}
export type PublicationAnswer =
  | { readonly ok: true; readonly to: PublicationStage; readonly role: Role | 'system' }
  | PublicationRefusal;

const refuse = (code: PublicationRefusal['code'], message: string): PublicationRefusal => ({
  ok: false,
  code,
  message,
});

/**
 * The one function of the flow: whether `command` may be given now by this person, and where it leads.
 * Three steps, three people, none of them who asked for the publication; nothing is published within its hold period.
 */
export function applyPublication(
  state: PublicationState,
  command: PublicationCommand,
  actor: PublicationActor,
  now: Date,
): PublicationAnswer {
  const found = PUBLICATION_TABLE.find(
    ({ from, command: given }) => from === state.stage && given === command,
  );
  if (found === undefined) {
    const message = `当前状态为「${PUBLICATION_STAGE_LABELS[state.stage]}」，不能办理此事项。`;
    return refuse('publication.action_not_allowed', message);
  }
  const { role, to } = found;
  const holds = role === 'system' ? actor.userId === null : actor.roles.includes(role);
  if (!holds) return refuse('access.denied', '此步骤由其他岗位办理。');
  const refusal = refusalOf(state, command, actor, now);
  return refusal ?? { ok: true, to, role };
}

function refusalOf(
  { requestedBy, reviewers, holdUntil }: PublicationState,
  command: PublicationCommand,
  { userId }: PublicationActor,
  now: Date,
): PublicationRefusal | null {
  const reviews = command === 'pass' || command === 'return';
  if (reviews && userId !== null && (userId === requestedBy || reviewers.includes(userId))) {
    const message = '保密审查的初审、复审、批准须由不同的人办理，且不能是提请公开的人。';
    return refuse('access.separation_of_duties', message);
  }
  if (command === 'publish' && (holdUntil === null || now < holdUntil)) {
    return refuse('publication.action_not_allowed', '公开前的等待期未满，暂不能公开。');
  }
  return null;
}
