import {
  decide,
  evaluateReport,
  hindranceOf,
  organisationContext,
  readOrganisations,
  waiverHolds,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type {
  Actor,
  ReportRecord,
  SubmissionRecord,
  SubmissionSnapshot,
  Transaction,
} from '#libs/features/ports';
import { contentHash } from '#libs/kernel';
import type { Evaluation } from '#libs/rulebook';

export interface Submitted {
  readonly version: number;
  readonly submission: Pick<SubmissionRecord, 'id' | 'number' | 'contentHash'>;
  /** Meetings that this submission made void, because it differs from what they decided on. */
  readonly voidedMeetings: readonly string[];
}

const shortHash = (hash: string): string => hash.slice(0, 12);

async function snapshotOf(
  transaction: Transaction,
  report: ReportRecord,
  { checks }: Evaluation,
): Promise<SubmissionSnapshot> {
  const { bureauId, id } = report;
  const { organisation } = await readOrganisations(transaction, report);
  const waivers = await transaction.waivers.listByReport(bureauId, id);
  const attachments = await transaction.attachments.listByReport(bureauId, id);
  return {
    reportId: id,
    revision: report.revision,
    year: report.year,
    organisation: { id: organisation.id, ...organisationContext(organisation) },
    rulebookHash: report.rulebookHash,
    content: report.content,
    waivers: waivers
      .filter((waiver) => waiverHolds(waiver, checks))
      .map(({ checkKey, message, reason, waivedBy, waivedAt }) => ({
        key: checkKey,
        message,
        reason,
        waivedBy,
        waivedAt: waivedAt.toISOString(),
      })),
    attachments: attachments
      .filter(({ kind, removedAt }) => kind === 'evidence' && removedAt === null)
      .map(({ id: attachment, indicatorId, filename, sha256, size }) => ({
        id: attachment,
        indicatorId,
        filename,
        sha256,
        size,
      })),
  };
}

/** Content changed after a meeting voids its decision; the record stays and says why. */
async function voidMeetings(
  { transaction, report, now }: DecisionContext,
  hash: string,
): Promise<string[]> {
  const meetings = await transaction.meetings.listByReport(report.bureauId, report.id);
  const stale = meetings.filter(
    (meeting) => meeting.voidedAt === null && meeting.contentHash !== hash,
  );
  for (const meeting of stale) {
    const reason = `会议之后报告内容有改动（内容摘要由 ${shortHash(meeting.contentHash)} 变为 ${shortHash(hash)}），须重新上会`;
    await transaction.meetings.void(report.bureauId, meeting.id, now, reason);
  }
  return stale.map(({ id }) => id);
}

/**
 * 送审: evaluates the content under the lock, refuses while anything stands in the way, and freezes content, hash,
 * package and score run as a submission. Errors: those of `decide`; `report.incomplete`, `report.rule_fault`,
 * `report.check_failed`, each with every place.
 */
export async function submitReport(
  dependencies: ReportDependencies,
  actor: Actor,
  seen: SeenReport,
): Promise<Submitted> {
  let evaluation: Evaluation | undefined;
  const hindrance = async (transaction: Transaction, report: ReportRecord) => {
    const rulebook = await dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
    evaluation = await evaluateReport(transaction, rulebook, report);
    return hindranceOf(
      evaluation,
      await transaction.waivers.listByReport(report.bureauId, report.id),
    );
  };
  const decided = await decide(
    dependencies,
    actor,
    { command: 'submit', seen, hindrance },
    async (context) => {
      const { transaction, report, now } = context;
      if (evaluation === undefined || actor.userId === null)
        throw new Error('a submission needs its evaluation and a person');
      const snapshot = await snapshotOf(transaction, report, evaluation);
      const hash = contentHash(snapshot);
      const earlier = await transaction.submissions.count(report.bureauId, report.id);
      const submission: SubmissionRecord = {
        id: dependencies.ids.next(),
        bureauId: report.bureauId,
        reportId: report.id,
        number: earlier + 1,
        contentHash: hash,
        snapshot,
        evaluation,
        submittedBy: actor.userId,
        submittedAt: now,
      };
      await transaction.submissions.insert(submission);
      const voidedMeetings = await voidMeetings(context, hash);
      return {
        result: {
          submission: { id: submission.id, number: submission.number, contentHash: hash },
          voidedMeetings,
        },
        change: { submissionId: submission.id, openFields: null },
        decision: { submissionId: submission.id, contentHash: hash },
        details: { submission: submission.number, voidedMeetings },
      };
    },
  );
  return { version: decided.report.version, ...decided.result };
}
