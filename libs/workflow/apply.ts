import { assertTransitions } from './check-table.js';
import { GUARDS, type GuardId, type Refusal } from './guards.js';
import { COMMAND_LABELS, ROLE_LABELS, STAGE_LABELS } from './labels.js';
import type { WorkflowActor, WorkflowState } from './state.js';
import { TRANSITIONS, type TransitionRow } from './table.js';
import { COMMANDS, type Command, type Role, type Stage } from '#libs/kernel';

// A process whose table is broken does not start.
assertTransitions(TRANSITIONS);

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

function tryRow(row: TransitionRow, state: WorkflowState, actor: WorkflowActor): Applied | Refused {
  const { command, from, to } = row;
  const role = roleFor(row, actor);
  if (role === null) {
    const message = `${COMMAND_LABELS[command]}须由${rolesText(row)}办理`;
    return refuse({ code: 'access.denied', message });
  }
  for (const guard of row.guards) {
    const refusal = GUARDS[guard](state, actor, to);
    if (refusal !== null) return refuse(refusal);
  }
  return { ok: true, from, to, command, role };
}

/** The rows of a command in the stage the report is in; with `target`, those that lead there. */
const rowsOf = ({ stage }: WorkflowState, command: Command, target?: Stage): TransitionRow[] =>
  TRANSITIONS.filter(
    (row) =>
      row.from === stage && row.command === command && (target === undefined || row.to === target),
  );

/** The guards a command would ask in this stage: what of the state has to be known to decide on it. */
export function guardsAsked(stage: Stage, command: Command): ReadonlySet<GuardId> {
  const rows = TRANSITIONS.filter((row) => row.from === stage && row.command === command);
  return new Set(rows.flatMap(({ guards }) => guards));
}

/**
 * The one function of the flow: whether `command` may be given by `actor` to a report in `state`, and where it leads.
 * @param target for a return, the stage it goes back to; left out, the first row whose guards are open
 */
export function apply(
  state: WorkflowState,
  command: Command,
  actor: WorkflowActor,
  target?: Stage,
): Applied | Refused {
  const answers = rowsOf(state, command, target).map((row) => tryRow(row, state, actor));
  const [first] = answers;
  if (first !== undefined) return answers.find(({ ok }) => ok) ?? first;
  const message = `报告处于「${STAGE_LABELS[state.stage]}」环节，不能${COMMAND_LABELS[command]}`;
  return refuse({ code: 'report.action_not_allowed', message });
}

/** One button: whether it may be pressed now and, if not, why. */
export interface AllowedAction {
  readonly command: Command;
  readonly label: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  /** Stages it may lead to. */
  readonly targets: readonly Stage[];
}

/** Every command with its answer; the interface draws its buttons from this and decides nothing itself. */
export function allowedActions(state: WorkflowState, actor: WorkflowActor): AllowedAction[] {
  return COMMANDS.filter((command) => command !== 'archive').map((command) => {
    const answer = apply(state, command, actor);
    return {
      command,
      label: COMMAND_LABELS[command],
      allowed: answer.ok,
      reason: answer.ok ? null : answer.message,
      targets: rowsOf(state, command)
        .filter((row) => row.to !== state.stage && tryRow(row, state, actor).ok === answer.ok)
        .map(({ to }) => to),
    };
  });
}
