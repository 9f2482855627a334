import {
  scopeOf,
  workflowActor,
  type Actor,
  type DecisionRecord,
  type ReportHeader,
  type ReportRecord,
  type ReportStanding,
  type SubmissionHeader,
  type Transaction,
} from '#libs/features/ports';
import { requirePrintable } from '#libs/features/printable';
import { ZipingError } from '#libs/kernel';
import type { CompiledRulebook, Evaluation, ReportContent } from '#libs/rulebook';
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
import { dueOn } from './due-date.js';
import { evaluateReport } from './evaluate-report.js';
import { askedBy, readState } from './read-state.js';
import { checksStanding } from './standing.js';
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
  /** What was typed for it, by the names it was sent under: all of it has to print. */
  readonly typed?: Readonly<Record<string, unknown>>;
  /** For 送审: what stands in the way, looked at under the lock. */
  readonly hindrance?: (
    transaction: Omit<Transaction, 'jobs'>,
    report: ReportHeader,
    rulebook: CompiledRulebook,
  ) => Promise<Hindrance | null>;
}

/** Everything a decision's own work may look at. */
export interface DecisionContext {
  readonly transaction: Transaction;
  readonly report: ReportHeader;
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
  /**
   * Of the content after the decision, from whoever has it already. Changed content is evaluated here otherwise; a
   * decision that changes only waivers must give it.
   */
  readonly evaluation?: Evaluation;
}

export interface Decided<T> {
  readonly result: T;
  readonly report: ReportHeader;
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

function decisionRow(
  { report, applied, submission, now }: DecisionContext,
  actor: Actor,
  id: string,
  given: NonNullable<DecisionOutcome<unknown>['decision']>,
): DecisionRecord {
  const { command, from: fromStage, to: toStage, role: actorRole } = applied;
  const { reason = null, fields = [], meetingId = null } = given;
  return {
    ...{ id, bureauId: report.bureauId, reportId: report.id },
    submissionId: given.submissionId ?? submission?.id ?? null,
    contentHash: given.contentHash ?? submission?.contentHash ?? null,
    ...{ command, fromStage, toStage, actorId: actor.userId, actorName: actor.name, actorRole },
    ...{ reason, fields, meetingId, decidedAt: now },
  };
}

async function record(
  { ids }: ReportDependencies,
  actor: Actor,
  context: DecisionContext,
  { decision, action, details }: DecisionOutcome<unknown>,
  version: number,
): Promise<void> {
  const { transaction, report, applied, submission, now: at } = context;
  const { bureauId, id: subjectId } = report;
  if (decision !== undefined) {
    await transaction.decisions.insert(decisionRow(context, actor, ids.next(), decision));
  }
  const contentHash = decision?.contentHash ?? submission?.contentHash ?? null;
  await transaction.audit.append({
    ...{ bureauId, at, actorId: actor.userId, actorName: actor.name },
    ...{ action: action ?? `report.${applied.command}`, subjectType: 'report', subjectId },
    details: { version, contentHash, ...details },
    requestId: actor.requestId,
  });
}

/** Everything that is looked at before a decision's own work; the first that is wrong is thrown. */
async function examine(
  transaction: Omit<Transaction, 'jobs'>,
  dependencies: ReportDependencies,
  actor: Actor,
  report: ReportHeader,
  { command, seen, target, typed = {}, hindrance }: Decision,
): Promise<Pick<DecisionContext, 'applied' | 'submission' | 'rulebook'>> {
  const asker = workflowActor(actor, report.organisationId);
  authorise(command, asker);
  requirePrintable(dependencies.characters, typed);
  if (report.version !== seen.expectedVersion) {
    await refuseStale(transaction, report, seen.expectedVersion);
  }
  const { bureauId, rulebookHash } = report;
  const rulebook = await dependencies.rulebooks.byHash(bureauId, rulebookHash, transaction);
  const { returns } = rulebook.package.workflow;
  const inTheWay = (await hindrance?.(transaction, report, rulebook)) ?? null;
  const given = { returns, hindrance: inTheWay };
  const asked = askedBy(report.stage, command);
  const { state, submission } = await readState(transaction, report, given, asked);
  compareContent(seen, submission);
  const applied = apply(state, command, asker, target);
  if (applied.ok) return { applied, submission, rulebook };
  throw new ZipingError(applied.code, applied.message, { faults: applied.faults ?? [] });
}

/**
 * Refuses what `decide` would refuse now, without a transaction: before something costly is done for it.
 * Errors: those of `decide`, except `report.not_found`.
 */
export async function checkDecision(
  dependencies: ReportDependencies,
  actor: Actor,
  report: ReportHeader,
  decision: Decision,
): Promise<void> {
  await examine(dependencies.unitOfWork.read, dependencies, actor, report, decision);
}

/** What lists read of the report after a decision. */
async function standingAfter(
  { transaction, rulebook }: DecisionContext,
  after: ReportHeader,
  content: ReportContent | undefined,
  given: Evaluation | undefined,
): Promise<ReportStanding> {
  const due = { dueOn: dueOn(rulebook.package.workflow, after) };
  const evaluation =
    given ?? (content && (await evaluateReport(transaction, rulebook, { ...after, content })));
  if (evaluation === undefined) return due;
  const waivers = await transaction.waivers.listByReport(after.bureauId, after.id);
  return { ...due, checks: checksStanding(evaluation, waivers) };
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
  const { seen } = decision;
  const report = await transaction.reports.lock(scopeOf(actor), seen.reportId);
  if (report === null) throw new ZipingError('report.not_found', '没有这份报告');
  const examined = await examine(transaction, dependencies, actor, report, decision);
  const now = notBefore(report.updatedAt, dependencies.clock.now());
  const context: DecisionContext = { transaction, report, ...examined, now };
  const outcome = await work(context);
  const { to } = examined.applied;
  const moved = to !== report.stage;
  const { content, ...change } = outcome.change ?? {};
  const after: ReportHeader = {
    ...report,
    ...change,
    stage: to,
    version: report.version + 1,
    updatedAt: now,
    stageSince: moved ? now : report.stageSince,
  };
  const written = content === undefined ? after : { ...after, content };
  const standing = await standingAfter(context, after, content, outcome.evaluation);
  if (!(await transaction.reports.update(written, report.version, standing))) {
    throw new Error(`report ${report.id} changed under its lock`);
  }
  await record(dependencies, actor, context, outcome, after.version);
  return { result: outcome.result, report: after };
}

/**
 * A report's time does not go back: its history is read in the order of its instants, and a clock that was set back must not put
 * a decision before the one it follows.
 */
function notBefore(last: Date, now: Date): Date {
  return now < last ? new Date(last.getTime() + 1) : now;
}

/**
 * Every change to a report, in one transaction and always in this order: lock the row, re-read, authorise, compare the
 * version the caller saw, compare the content decided on, apply the transition table, do the decision's own work,
 * write report, decision and audit event. Whatever throws leaves nothing behind.
 * Errors: `report.not_found`, `access.denied`, `text.unprintable`, `report.stale_version`, `report.stale_content`, and
 * the table's refusals.
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
