import { organisationAt } from '#libs/features/organisations';
import { ZipingError } from '#libs/kernel';
import type {
  AttachmentRecord,
  CheckWaiverRecord,
  CommitteeMeetingRecord,
  DecisionRecord,
  FieldNoteRecord,
  OrganisationRecord,
  ReportRecord,
  ReportScope,
  ScoreAdjustmentRecord,
  ScoreAppealRecord,
  SubmissionRecord,
  UnitOfWork,
} from '#libs/features/ports';

/** Everything recorded about one report, as the document and the archive read it. */
export interface ReportHistory {
  readonly report: ReportRecord;
  readonly organisation: OrganisationRecord;
  /** Name of the finance bureau. */
  readonly bureauName: string;
  /** The submission under decision, or decided on; null in a draft before the first. */
  readonly submission: SubmissionRecord | null;
  readonly decisions: readonly DecisionRecord[];
  readonly meetings: readonly CommitteeMeetingRecord[];
  readonly notes: readonly FieldNoteRecord[];
  readonly adjustments: readonly ScoreAdjustmentRecord[];
  readonly appeals: readonly ScoreAppealRecord[];
  readonly waivers: readonly CheckWaiverRecord[];
  readonly attachments: readonly AttachmentRecord[];
  /** Names of other organisations of the bureau: an evaluation looks for them in the text. */
  readonly otherOrganisations: readonly string[];
  /** Names by user id. */
  readonly people: ReadonlyMap<string, string>;
}

type Read = UnitOfWork['read'];

/** Errors: `report.not_found` when the report does not exist or is not the caller's to see. */
export async function loadHistory(
  read: Read,
  scope: ReportScope,
  reportId: string,
): Promise<ReportHistory> {
  const report = await read.reports.find(scope, reportId);
  if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
  const { bureauId, submissionId } = report;
  const organisations = await read.organisations.list(bureauId);
  const organisation = organisations.find(({ id }) => id === report.organisationId);
  if (organisation === undefined) throw new Error(`report ${report.id} has no organisation`);
  const users = await read.users.list(bureauId);
  return {
    report,
    organisation: organisationAt(organisation, report.createdAt),
    bureauName: organisations.find(({ id }) => id === bureauId)?.name ?? '',
    submission: submissionId === null ? null : await read.submissions.find(bureauId, submissionId),
    decisions: await read.decisions.listByReport(bureauId, report.id),
    meetings: await read.meetings.listByReport(bureauId, report.id),
    notes: await read.notes.listByReport(bureauId, report.id),
    adjustments: await read.adjustments.listByReport(bureauId, report.id),
    appeals: await read.appeals.listByReport(bureauId, report.id),
    waivers: await read.waivers.listByReport(bureauId, report.id),
    attachments: await read.attachments.listByReport(bureauId, report.id),
    otherOrganisations: organisations
      .filter(({ id, kind }) => id !== report.organisationId && kind !== 'bureau')
      .map(({ shortName }) => shortName),
    people: new Map(users.map(({ id, name }) => [id, name])),
  };
}
