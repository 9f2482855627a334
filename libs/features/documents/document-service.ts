import { buildMeetingRecord, renderDocx, renderHtml, type DocumentModel } from '#libs/document';
import type { ReportPrinter, ReportScope, UnitOfWork } from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';
import { ZipingError, type Clock } from '#libs/kernel';
import { meetingOutcome } from '#libs/workflow';

import { meetingOf } from './approval-record.js';
import { loadHistory } from './history.js';
import { recentlyPrinted } from './recently-printed.js';
import { documentOf } from './report-document.js';

export interface DocumentServiceOptions {
  readonly read: UnitOfWork['read'];
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
  readonly clock: Clock;
  readonly printer: ReportPrinter;
}

/** Reports as documents: what the preview shows and the PDF prints. */
export interface DocumentService {
  /** Errors: `report.not_found`, also for a report outside the caller's scope. */
  model(scope: ReportScope, reportId: string): Promise<DocumentModel>;
  /** @param options `marked`: figures and blocks name the facts and blocks they came from */
  html(
    scope: ReportScope,
    reportId: string,
    options?: { readonly marked?: boolean },
  ): Promise<string>;
  /**
   * The document sheet by sheet, as the archive prints it.
   * Errors: `report.not_found`, `render.glyph_missing`, `render.failed`, `render.timeout`.
   */
  pdf(scope: ReportScope, reportId: string): Promise<{ name: string; bytes: Uint8Array }>;
  /** The same document as a Word file, to edit a copy of. */
  word(scope: ReportScope, reportId: string): Promise<{ name: string; bytes: Uint8Array }>;
  /** 决议记录 of a meeting, to print and sign. Errors: `report.not_found`, `meeting.not_found`. */
  meetingRecord(scope: ReportScope, reportId: string, meetingId: string): Promise<string>;
}

export function createDocumentService(options: DocumentServiceOptions): DocumentService {
  const model = async (scope: ReportScope, reportId: string): Promise<DocumentModel> => {
    const history = await loadHistory(options.read, scope, reportId);
    const { bureauId, rulebookHash } = history.report;
    const rulebook = await options.rulebooks.byHash(bureauId, rulebookHash);
    return documentOf(history, rulebook, options.clock.now());
  };
  const print = recentlyPrinted(options.printer);
  return {
    model,
    pdf: async (scope, reportId) => {
      const document = await model(scope, reportId);
      const { title, organisation: author } = document.metadata;
      const html = renderHtml(document);
      const bytes = await print({ html, title, author, instant: options.clock.now() });
      return { name: `${title}.pdf`, bytes };
    },
    html: async (scope, reportId, how) => renderHtml(await model(scope, reportId), how),
    word: async (scope, reportId) => {
      const document = await model(scope, reportId);
      return { name: `${document.metadata.title}.docx`, bytes: await renderDocx(document) };
    },
    meetingRecord: (scope, reportId, meetingId) =>
      meetingRecord(options, scope, reportId, meetingId),
  };
}

async function meetingRecord(
  { read, rulebooks }: DocumentServiceOptions,
  scope: ReportScope,
  reportId: string,
  meetingId: string,
): Promise<string> {
  const history = await loadHistory(read, scope, reportId);
  const meeting = history.meetings.find(({ id }) => id === meetingId);
  if (meeting === undefined) throw new ZipingError('meeting.not_found', '没有这次会议的记录');
  const { bureauId, rulebookHash, year } = history.report;
  const { package: rulebook } = await rulebooks.byHash(bureauId, rulebookHash);
  const submission = await read.submissions.header(bureauId, meeting.submissionId);
  return renderHtml(
    buildMeetingRecord({
      organisation: history.organisation,
      year,
      meeting: meetingOf(meeting, history, rulebook),
      submission: submission?.number ?? 1,
      explanation: meetingOutcome(rulebook.workflow, meeting).explanation,
    }),
  );
}
