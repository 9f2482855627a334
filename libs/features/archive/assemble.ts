import { approvalDecision, approvalRecordOf, type ReportHistory } from '#libs/features/documents';
import type { SubmissionRecord } from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';

import { describeFile, jsonFile, type ArchiveManifest, type NewFile } from './manifest.js';
import { FILE_NAMES, MANIFEST_NAME } from './names.js';
import type { PrintedReport } from './printer.js';

/** Everything of an archive entry before it is stored; `manifest` is the last file. */
export interface Assembly {
  readonly files: readonly NewFile[];
  readonly manifest: ArchiveManifest;
  readonly manifestSha256: string;
}

/**
 * Puts the files of an entry together. Only frozen data and the approval's instant go in, so that the same approval
 * printed by the same renderer gives the same bytes, however often the job is run.
 */
export function assembleArchive(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  printed: PrintedReport,
): Assembly {
  const submission = approvedSubmission(history);
  const { snapshot, evaluation } = submission;
  const files: readonly NewFile[] = [
    { name: FILE_NAMES.pdf, bytes: printed.pdf },
    jsonFile(FILE_NAMES.content, snapshot),
    jsonFile(FILE_NAMES.score, evaluation.score),
    jsonFile(FILE_NAMES.checks, {
      checks: evaluation.checks,
      completeness: evaluation.completeness,
      waivers: snapshot.waivers,
    }),
    jsonFile(FILE_NAMES.decisions, decisionsOf(history, rulebook)),
    jsonFile(FILE_NAMES.rulebook, rulebook.package),
  ];
  const manifest = manifestOf(history, rulebook, printed, files);
  const manifestFile = jsonFile(MANIFEST_NAME, manifest);
  const manifestSha256 = sha256Hex(manifestFile.bytes);
  return { files: [...files, manifestFile], manifest, manifestSha256 };
}

/** The submission the approval was given on. Errors: `report.action_not_allowed` when there is none. */
export function approvedSubmission(history: ReportHistory): SubmissionRecord {
  const { submission } = history;
  if (submission === null || approvalDecision(history) === null) {
    throw new ZipingError('report.action_not_allowed', '报告尚未审定，不能归档。');
  }
  return submission;
}

function decisionsOf(history: ReportHistory, rulebook: CompiledRulebook): unknown {
  const { checks } = approvedSubmission(history).evaluation;
  const record = approvalRecordOf(history, checks, rulebook.package);
  return {
    contentHash: record.contentHash,
    decisions: record.decisions,
    meetings: record.meetings,
    adjustments: record.adjustments,
    bureauScore: record.bureauScore,
    approval: record.approval,
    notes: history.notes.map((note) => ({
      field: note.field,
      text: note.text,
      author: note.authorName,
      at: note.createdAt.toISOString(),
      reply: note.reply,
      resolvedAt: note.resolvedAt?.toISOString() ?? null,
    })),
  };
}

function manifestOf(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  printed: PrintedReport,
  files: readonly NewFile[],
): ArchiveManifest {
  const submission = approvedSubmission(history);
  const { report } = history;
  const { year, version } = rulebook.package.manifest;
  return {
    format: 1,
    report: {
      id: report.id,
      revision: report.revision,
      organisation: submission.snapshot.organisation.name,
      year: report.year,
    },
    submission: { id: submission.id, number: submission.number },
    contentHash: submission.contentHash,
    rulebook: { hash: rulebook.packageHash, year, version },
    approvedAt: approvedAt(history).toISOString(),
    document: {
      pages: printed.pages,
      renderer: printed.renderer,
      fonts: printed.fonts.map(({ name, sha256 }) => ({ name, sha256 })),
    },
    files: files.map(describeFile),
  };
}

/** The instant that dates the PDF and everything about it. */
export function approvedAt(history: ReportHistory): Date {
  const decision = approvalDecision(history);
  if (decision === null) throw new RangeError('the report is not approved');
  return decision.decidedAt;
}
