import {
  scopeOf,
  workflowActor,
  type Actor,
  type ReportRecord,
  type SubmissionHeader,
  type Transaction,
} from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';
import {
  apply,
  ROLE_LABELS,
  TRANSITIONS,
  type Applied,
  type Command,
  type Hindrance,
  type Role,
  type Stage,
  type WorkflowActor,
} from '#libs/workflow';
import type { ReportDependencies } from './dependencies.js';
import { readState } from './read-state.js';
import { refuseStale } from './stale.js';

/** What the caller saw when deciding. */
export interface SeenReport {
  readonly reportId: string;
  readonly expectedVersion: number;
  /** Of the submission decided on; asked for by every decision of the committee and the bureau. */
  readonly contentHash?: string | undefined;
}

export interface Decision {
  readonly command: Command;
  readonly seen: SeenReport;
  /** Of a return: where to. */
  readonly target?: Stage | undefined;
  /** For 送审: what stands in the way, looked at under the lock. */
  readonly hindrance?: (
    transaction: Transaction,
    report: ReportRecord,
    rulebook: CompiledRulebook,
  ) => Promise<Hindrance | null>;
}

/** Everything a decision's own work may look at. */
export interface DecisionContext {
  readonly transaction: Transaction;
  readonly report: ReportRecord;
  /** The package the report was created with. */
  readonly rulebook: CompiledRulebook;
  readonly submission: SubmissionHeader | null;
  readonly applied: Applied;
  readonly now: Date;
}

/** What a decision's own work gives back. */
export interface DecisionOutcome<T> {
  readonly result: T;
  /** Fields of the report that change besides stage and version. */
  readonly change?: Partial<Pick<ReportRecord, 'content' | 'openFields' | 'submissionId'>>;
  /** Written to the append-only decisions; left out for edits, which only the audit trail keeps. */
  readonly decision?: {
    readonly submissionId?: string | null;
    readonly contentHash?: string | null;
    readonly reason?: string | null;
    readonly fields?: readonly string[];
    readonly meetingId?: string | null;
  };
  /** Name in the audit trail, where the command alone says too little: `report.attach`. */
  readonly action?: `report.${string}`;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Decided<T> {
  readonly result: T;
  readonly report: ReportRecord;
}

/** Whether a role of the caller may ever give this command to the report, in whatever stage. */
function mayGive(command: Command, actor: WorkflowActor): boolean {
  return TRANSITIONS.some(
    ({ command: given, roles }) =>
      given === command &&
      (roles === 'system'
        ? actor.system === true
        : roles.some((role) => actor.roles.includes(role))),
  );
}

function authorise(command: Command, actor: WorkflowActor): void {
  if (mayGive(command, actor)) return;
  const rows = TRANSITIONS.filter((row) => row.command === command);
  const roles = new Set(
    rows.flatMap(({ roles: named }): readonly (Role | 'system')[] =>
      named === 'system' ? ['system'] : named,
    ),
  );
  throw new ZipingError(
    'access.denied',
    `须由${[...roles].map((role) => ROLE_LABELS[role]).join('或')}办理`,
  );
}

function compareContent(seen: SeenReport, submission: SubmissionHeader | null): void {
  if (seen.contentHash === undefined || seen.contentHash === submission?.contentHash) return;
  throw new ZipingError(
    'report.stale_content',
    '您看到的内容与当前送审内容不一致，请刷新后重新核对',
    {
      details: { contentHash: submission?.contentHash ?? null },
    },
  );
}

async function record<T>(
  { ids }: ReportDependencies,
  actor: Actor,
  context: DecisionContext,
  outcome: DecisionOutcome<T>,
  after: ReportRecord,
): Promise<void> {
  const { transaction, report, applied, submission, now } = context;
  const { decision } = outcome;
  const contentHash = decision?.contentHash ?? submission?.contentHash ?? null;
  if (decision !== undefined) {
    await transaction.decisions.insert({
      id: ids.next(),
      bureauId: report.bureauId,
      reportId: report.id,
      submissionId: decision.submissionId ?? submission?.id ?? null,
      contentHash,
      command: applied.command,
      fromStage: applied.from,
      toStage: applied.to,
      actorId: actor.userId,
      actorName: actor.name,
      actorRole: applied.role,
      reason: decision.reason ?? null,
      fields: decision.fields ?? [],
      meetingId: decision.meetingId ?? null,
      decidedAt: now,
    });
  }
  await transaction.audit.append({
    bureauId: report.bureauId,
    at: now,
    actorId: actor.userId,
    actorName: actor.name,
    action: outcome.action ?? `report.${applied.command}`,
    subjectType: 'report',
    subjectId: report.id,
    details: { version: after.version, contentHash, ...outcome.details },
    requestId: actor.requestId,
  });
}

/**
 * One decision inside a transaction that is already open; see `decide`.
 */
export async function decideIn<T>(
  transaction: Transaction,
  dependencies: ReportDependencies,
  actor: Actor,
  decision: Decision,
  work: (context: DecisionContext) => Promise<DecisionOutcome<T>>,
): Promise<Decided<T>> {
  const { command, seen, target } = decision;
  const report = await transaction.reports.lock(scopeOf(actor), seen.reportId);
  if (report === null) throw new ZipingError('report.not_found', '没有这份报告');
  const asker = workflowActor(actor, report.organisationId);
  authorise(command, asker);
  if (report.version !== seen.expectedVersion)
    await refuseStale(transaction, report, seen.expectedVersion);
  const { bureauId, rulebookHash } = report;
  const rulebook = await dependencies.rulebooks.byHash(bureauId, rulebookHash, transaction);
  const { returns } = rulebook.package.workflow;
  const hindrance = (await decision.hindrance?.(transaction, report, rulebook)) ?? null;
  const { state, submission } = await readState(transaction, report, returns, hindrance);
  compareContent(seen, submission);
  const applied = apply(state, command, asker, target);
  if (!applied.ok)
    throw new ZipingError(applied.code, applied.message, { faults: applied.faults ?? [] });

  const now = dependencies.clock.now();
  const context: DecisionContext = { transaction, report, rulebook, submission, applied, now };
  const outcome = await work(context);
  const moved = applied.to !== report.stage;
  const after: ReportRecord = {
    ...report,
    ...outcome.change,
    stage: applied.to,
    version: report.version + 1,
    updatedAt: now,
    stageSince: moved ? now : report.stageSince,
  };
  if (!(await transaction.reports.update(after, report.version)))
    await refuseStale(transaction, report, seen.expectedVersion);
  await record(dependencies, actor, context, outcome, after);
  return { result: outcome.result, report: after };
}

/**
 * Every change to a report, in one transaction and always in this order: lock the row, re-read, authorise, compare the
 * version the caller saw, compare the content decided on, apply the transition table, do the decision's own work,
 * write report, decision and audit event. Whatever throws leaves nothing behind.
 * Errors: `report.not_found`, `access.denied`, `report.stale_version`, `report.stale_content`, and the table's refusals.
 */
export function decide<T>(
  dependencies: ReportDependencies,
  actor: Actor,
  decision: Decision,
  work: (context: DecisionContext) => Promise<DecisionOutcome<T>>,
): Promise<Decided<T>> {
  return dependencies.unitOfWork.run((transaction) =>
    decideIn(transaction, dependencies, actor, decision, work),
  );
}
