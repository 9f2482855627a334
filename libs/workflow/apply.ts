import { GUARDS, type Refusal } from './guards.js';
import { COMMAND_LABELS, ROLE_LABELS, STAGE_LABELS } from './labels.js';
import type { WorkflowActor, WorkflowState } from './state.js';
import { TRANSITIONS, type TransitionRow } from './table.js';
import { COMMANDS, type Command, type Role, type Stage } from './types.js';

/** A command that went through: where the report stands now, and in which role it was given. */
export interface Applied {
  readonly ok: true;
  readonly from: Stage;
  readonly to: Stage;
  readonly command: Command;
  readonly role: Role | 'system';
}

export interface Refused extends Refusal {
  readonly ok: false;
}

const refuse = (refusal: Refusal): Refused => ({ ok: false, ...refusal });

function roleFor(row: TransitionRow, actor: WorkflowActor): Role | 'system' | null {
  if (row.roles === 'system') return actor.system === true ? 'system' : null;
  return row.roles.find((role) => actor.roles.includes(role)) ?? null;
}

const rolesText = ({ roles }: TransitionRow): string =>
  roles === 'system' ? ROLE_LABELS.system : roles.map((role) => ROLE_LABELS[role]).join('或');

/**
 * The one function of the flow: whether `command` may be given by `actor` to a report in `state`, and where it leads.
 * @param target for a return, the stage it goes back to; otherwise the row's own
 */
export function apply(
  state: WorkflowState,
  command: Command,
  actor: WorkflowActor,
  target?: Stage,
): Applied | Refused {
  const rows = TRANSITIONS.filter((row) => row.from === state.stage && row.command === command);
  const row = target === undefined ? rows[0] : rows.find(({ to }) => to === target);
  if (row === undefined) {
    const message = `报告处于「${STAGE_LABELS[state.stage]}」环节，不能${COMMAND_LABELS[command]}`;
    return refuse({ code: 'report.action_not_allowed', message });
  }
  const role = roleFor(row, actor);
  if (role === null) {
    return refuse({
      code: 'access.denied',
      message: `${COMMAND_LABELS[command]}须由${rolesText(row)}办理`,
    });
  }
  for (const guard of row.guards) {
    const refusal = GUARDS[guard](state, actor);
    if (refusal !== null) return refuse(refusal);
  }
  return { ok: true, from: state.stage, to: row.to, command, role };
}

/** One button: whether it may be pressed now and, if not, why. */
export interface AllowedAction {
  readonly command: Command;
  readonly label: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  /** Stages a return may lead to. */
  readonly targets: readonly Stage[];
}

/** Every command with its answer; the interface draws its buttons from this and decides nothing itself. */
export function allowedActions(state: WorkflowState, actor: WorkflowActor): AllowedAction[] {
  return COMMANDS.filter((command) => command !== 'archive').map((command) => {
    const answer = apply(state, command, actor);
    const rows = TRANSITIONS.filter((row) => row.from === state.stage && row.command === command);
    return {
      command,
      label: COMMAND_LABELS[command],
      allowed: answer.ok,
      reason: answer.ok ? null : answer.message,
      targets: rows.map(({ to }) => to).filter((to) => to !== state.stage),
    };
  });
}
