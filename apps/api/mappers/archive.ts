import type {
  ArchiveChainView,
  ArchiveEntryView,
  ArchiveRootView,
  ArchiveRow,
  VerificationView,
  Wire,
} from '#libs/contracts';
import {
  verificationSteps,
  type ChainVerdict,
  type DescribedEntry,
  type Verification,
} from '#libs/features/archive';
import type { ArchiveListRow, ArchiveRootRecord } from '#libs/features/ports';

export function toArchiveRow(row: ArchiveListRow): Wire<ArchiveRow> {
  return { ...row, archivedAt: row.archivedAt.toISOString() };
}

export function toArchiveEntry({ entry, ...about }: DescribedEntry): Wire<ArchiveEntryView> {
  const { id, reportId, contentHash, files, manifestSha256, pages, archivedAt } = entry;
  return {
    ...about,
    ...{ id, reportId, contentHash, manifestSha256, pages },
    files: files.map(({ name, sha256, sm3 = null, size }) => ({ name, sha256, sm3, size })),
    archivedAt: archivedAt.toISOString(),
  };
}

export function toVerification(verification: Verification): Wire<VerificationView> {
  const { ok, faults, filesChecked } = verification;
  return {
    ok,
    faults: faults.map(({ kind, file, message }) => ({ kind, file, message })),
    filesChecked,
    steps: verificationSteps(verification).map((step) => ({ ...step })),
  };
}

export function toArchiveRoot(root: ArchiveRootRecord): Wire<ArchiveRootView> {
  return { ...root, sealedAt: root.sealedAt.toISOString() };
}

export function toArchiveChain({
  ok,
  faults,
  size,
  head,
  root,
}: ChainVerdict): Wire<ArchiveChainView> {
  return { ok, faults: faults.map(({ row, message }) => ({ row, message })), size, head, root };
}
