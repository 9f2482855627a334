import type { Actor, DraftState, RuleDraftRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { ROLE_LABELS, type Role } from '#libs/workflow';

export type DraftCommand = 'edit' | 'submit' | 'withdraw' | 'send_back' | 'publish' | 'discard';

interface Row {
  readonly from: DraftState;
  readonly command: DraftCommand;
  readonly role: Role;
  readonly to: DraftState;
}

/** The whole life of a draft. Published and discarded ones stay as they are. */
const TABLE: readonly Row[] = [
  { from: 'draft', command: 'edit', role: 'rule_editor', to: 'draft' },
  { from: 'draft', command: 'submit', role: 'rule_editor', to: 'in_review' },
  { from: 'draft', command: 'discard', role: 'rule_editor', to: 'discarded' },
  { from: 'in_review', command: 'withdraw', role: 'rule_editor', to: 'draft' },
  { from: 'in_review', command: 'send_back', role: 'rule_approver', to: 'draft' },
  { from: 'in_review', command: 'publish', role: 'rule_approver', to: 'published' },
];

export const DRAFT_STATE_LABELS: Readonly<Record<DraftState, string>> = {
  draft: '起草中',
  in_review: '送审中',
  published: '已发布',
  discarded: '已作废',
};

const COMMAND_LABELS: Readonly<Record<DraftCommand, string>> = {
  edit: '修改',
  submit: '送审',
  withdraw: '撤回',
  send_back: '退回',
  publish: '审定并发布',
  discard: '作废',
};

type Standing = Pick<RuleDraftRecord, 'state' | 'editors' | 'bureauId'>;

/**
 * The state a command leads to.
 * Errors: `access.denied` without the role, `access.separation_of_duties` for an editor who would approve their own,
 * `rulebook.action_not_allowed` in this state.
 */
export function stepDraft(draft: Standing, command: DraftCommand, actor: Actor): DraftState {
  const rows = TABLE.filter((row) => row.command === command);
  const row = rows.find(({ from }) => from === draft.state);
  const role = (row ?? rows[0])?.role ?? 'rule_editor';
  if (!holds(actor, role, draft.bureauId)) {
    throw new ZipingError('access.denied', `须由${ROLE_LABELS[role]}${COMMAND_LABELS[command]}。`);
  }
  if (command === 'publish' && draft.editors.includes(actor.userId ?? '')) {
    const message = '您修改过这份草稿，不能审定它：起草与审定须是两个人。';
    throw new ZipingError('access.separation_of_duties', message);
  }
  if (row !== undefined) return row.to;
  throw new ZipingError(
    'rulebook.action_not_allowed',
    `草稿${DRAFT_STATE_LABELS[draft.state]}，不能${COMMAND_LABELS[command]}。`,
  );
}

/** Every command with whether it is allowed now, and if not, why. */
export function draftActions(draft: Standing, actor: Actor) {
  return (Object.keys(COMMAND_LABELS) as DraftCommand[]).map((command) => {
    try {
      stepDraft(draft, command, actor);
      return { command, allowed: true, reason: null };
    } catch (error) {
      if (!(error instanceof ZipingError)) throw error;
      return { command, allowed: false, reason: error.message };
    }
  });
}

function holds(actor: Actor, role: Role, bureauId: string): boolean {
  return actor.grants.some((grant) => grant.role === role && grant.organisationId === bureauId);
}
