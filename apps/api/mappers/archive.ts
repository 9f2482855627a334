import type { ArchiveEntryView, AuditEventView, VerificationView, Wire } from '#libs/contracts';
import type { Verification } from '#libs/features/archive';
import type { ArchiveEntryRecord, AuditEventRecord } from '#libs/features/ports';

export function toArchiveEntry(entry: ArchiveEntryRecord): Wire<ArchiveEntryView> {
  const { id, reportId, contentHash, files, manifestSha256, pages, archivedAt } = entry;
  return {
    ...{ id, reportId, contentHash, manifestSha256, pages },
    files: files.map(({ name, sha256, size }) => ({ name, sha256, size })),
    archivedAt: archivedAt.toISOString(),
  };
}

export function toVerification({ ok, faults, filesChecked }: Verification): Wire<VerificationView> {
  return {
    ok,
    faults: faults.map(({ kind, file, message }) => ({ kind, file, message })),
    filesChecked,
  };
}

export function toAuditEvent(event: AuditEventRecord): Wire<AuditEventView> {
  const { sequence, at, actorId, actorName, action, subjectType, subjectId } = event;
  const { details, requestId, previousHash, hash } = event;
  return {
    ...{ sequence, actorId, actorName, action, subjectType, subjectId },
    ...{ details, requestId, previousHash, hash },
    at: at.toISOString(),
  };
}
