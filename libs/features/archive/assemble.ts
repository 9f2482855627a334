import { approvalRecordOf, type ReportHistory } from '#libs/features/documents';
import type { PrintedReport } from '#libs/features/ports';
import { sha256Hex } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';

import { approvedAt, approvedSubmission } from './approved.js';
import { bagTags } from './bag.js';
import type { EvidenceFile } from './evidence-files.js';
import { describeFile, jsonFile, type ArchiveManifest, type NewFile } from './manifest.js';
import { FILE_NAMES, MANIFEST_NAME, payloadPath } from './names.js';

const FORMAT = 2;

/** Everything of an archive entry before it is stored. */
export interface Assembly {
  /** At their paths in the bag: the payload, its manifest, and last what describes the bag. */
  readonly files: readonly NewFile[];
  /** Files of evidence and minutes, which are as large as they like and copied one by one; none twice. */
  readonly evidence: readonly EvidenceFile[];
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
  evidence: readonly EvidenceFile[] = [],
): Assembly {
  const files: readonly NewFile[] = [
    { name: FILE_NAMES.pdf, bytes: printed.pdf },
    ...recordFiles(history, rulebook.package),
    jsonFile(FILE_NAMES.evidence, { files: evidence.map(indexed) }),
  ];
  const copied = [...new Map(evidence.map((file) => [file.name, file])).values()];
  const manifest = manifestOf(history, rulebook, printed, [
    ...files.map(describeFile),
    ...copied.map(({ name, sha256, sm3, size }) => ({ name, sha256, sm3, size })),
  ]);
  const manifestFile = jsonFile(MANIFEST_NAME, manifest);
  const payload = [...files, manifestFile].map(({ name, bytes }) => ({
    name: payloadPath(FORMAT, name),
    bytes,
  }));
  return {
    files: [...payload, ...bagTags(manifest, manifestFile.bytes)],
    evidence: copied,
    manifest,
    manifestSha256: sha256Hex(manifestFile.bytes),
  };
}

/** The files that follow from the records alone, without printer and evidence. */
export function recordFiles(
  history: ReportHistory,
  rulebook: CompiledRulebook['package'],
): readonly NewFile[] {
  const { snapshot, evaluation } = approvedSubmission(history);
  return [
    jsonFile(FILE_NAMES.content, snapshot),
    jsonFile(FILE_NAMES.score, evaluation.score),
    jsonFile(FILE_NAMES.checks, {
      checks: evaluation.checks,
      completeness: evaluation.completeness,
      waivers: snapshot.waivers,
    }),
    jsonFile(FILE_NAMES.decisions, decisionsOf(history, rulebook)),
    jsonFile(FILE_NAMES.rulebook, rulebook),
  ];
}

/** A line of evidence.json. */
function indexed({ name, kind, indicatorId, filename, sha256, sm3, size }: EvidenceFile) {
  return { file: name, kind, indicatorId, filename, sha256, sm3, size };
}

function decisionsOf(history: ReportHistory, rulebook: CompiledRulebook['package']): unknown {
  const { checks } = approvedSubmission(history).evaluation;
  const record = approvalRecordOf(history, checks, rulebook);
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
  files: ArchiveManifest['files'],
): ArchiveManifest {
  const submission = approvedSubmission(history);
  const { report } = history;
  const { year, version } = rulebook.package.manifest;
  return {
    format: FORMAT,
    bureau: history.bureauName,
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
      ...(printed.verification === undefined ? {} : { verification: printed.verification }),
      ...(printed.certificateSha256 === undefined
        ? {}
        : { certificateSha256: printed.certificateSha256 }),
      fonts: printed.fonts.map(({ name, sha256 }) => ({ name, sha256 })),
    },
    files,
  };
}
