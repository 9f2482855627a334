import {
  decide,
  evaluateReport,
  hindranceOf,
  organisationContext,
  readOrganisations,
  type ReadOrganisations,
  unprintablePlaces,
  waiverHolds,
  type Decision,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type {
  Actor,
  ReportHeader,
  SubmissionRecord,
  SubmissionSnapshot,
  Transaction,
} from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { contentHash } from '#libs/kernel';
import type { Evaluation, ReportContent } from '#libs/rulebook';

export interface Submitted {
  readonly version: number;
  readonly submission: Pick<SubmissionRecord, 'id' | 'number' | 'contentHash'>;
  /** Meetings that this submission made void, because it differs from what they decided on. */
  readonly voidedMeetings: readonly string[];
}

/** The content as it is sent, and what the rules say to it. */
interface Draft {
  readonly content: ReportContent;
  readonly evaluation: Evaluation;
  /** The units as the checks knew them. */
  readonly units: ReadOrganisations;
}

const shortHash = (hash: string): string => hash.slice(0, 12);

async function snapshotOf(
  transaction: Transaction,
  report: ReportHeader,
  { content, evaluation: { checks }, units: { organisation } }: Draft,
): Promise<SubmissionSnapshot> {
  const { bureauId, id } = report;
  const waivers = await transaction.waivers.listByReport(bureauId, id);
  const attachments = await transaction.attachments.listByReport(bureauId, id);
  return {
    reportId: id,
    revision: report.revision,
    year: report.year,
    organisation: { id: organisation.id, ...organisationContext(organisation) },
    rulebookHash: report.rulebookHash,
    content,
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
 * `report.check_failed`, `report.unprintable`, each with every place.
 */
export async function submitReport(
  dependencies: ReportDependencies,
  actor: Actor,
  seen: SeenReport,
): Promise<Submitted> {
  const { userId } = person(actor);
  let draft: Draft | undefined;
  const hindrance: NonNullable<Decision['hindrance']> = async (transaction, report, rulebook) => {
    const content = await transaction.reports.content(report.bureauId, report.id);
    const units = await readOrganisations(transaction, report);
    const full = { ...report, content };
    const evaluation = await evaluateReport(transaction, rulebook, full, units);
    draft = { content, evaluation, units };
    const waivers = await transaction.waivers.listByReport(report.bureauId, report.id);
    const unprintable = unprintablePlaces(dependencies.characters, content, waivers);
    return hindranceOf(evaluation, waivers, unprintable);
  };
  const decision = { command: 'submit', seen, hindrance } as const;
  const { result, report } = await decide(dependencies, actor, decision, async (context) => {
    if (draft === undefined) throw new Error('a submission needs its evaluation');
    const submission = await freeze(context, draft, userId, dependencies.ids.next());
    const { id, number, contentHash: hash } = submission;
    await context.transaction.submissions.insert(submission);
    const voidedMeetings = await voidMeetings(context, hash);
    return {
      result: { submission: { id, number, contentHash: hash }, voidedMeetings },
      // The open fields stay: withdrawing what was sent again must not open the rest.
      change: { submissionId: id },
      evaluation: draft.evaluation,
      decision: { submissionId: id, contentHash: hash },
      details: { submission: number, voidedMeetings },
    };
  });
  return { version: report.version, ...result };
}

async function freeze(
  { transaction, report, now }: DecisionContext,
  draft: Draft,
  submittedBy: string,
  id: string,
): Promise<SubmissionRecord> {
  const snapshot = await snapshotOf(transaction, report, draft);
  const earlier = await transaction.submissions.count(report.bureauId, report.id);
  return {
    ...{ id, bureauId: report.bureauId, reportId: report.id, number: earlier + 1 },
    ...{ contentHash: contentHash(snapshot), snapshot, evaluation: draft.evaluation },
    otherOrganisations: draft.units.others,
    ...{ submittedBy, submittedAt: now },
  };
}
