import type {
  ArchiveChainView,
  ArchiveEntryView,
  ArchiveRootView,
  ArchiveRow,
  ArchiveRunView,
  VerificationView,
  Wire,
} from '#libs/contracts';
import {
  disposalWords,
  verificationSteps,
  type ChainVerdict,
  type DescribedEntry,
  type RunStanding,
  type Verification,
} from '#libs/features/archive';
import type {
  ArchiveListRow,
  ArchiveRootRecord,
  ArchiveRunRecord,
  DisposalOfEntry,
} from '#libs/features/ports';

export function toArchiveRow(row: ArchiveListRow): Wire<ArchiveRow> {
  return { ...row, archivedAt: row.archivedAt.toISOString() };
}

export function toArchiveEntry({
  entry,
  disposal,
  ...about
}: DescribedEntry): Wire<ArchiveEntryView> {
  const { id, reportId, contentHash, files, manifestSha256, pages, archivedAt } = entry;
  return {
    ...about,
    ...{ id, reportId, contentHash, manifestSha256, pages },
    files: files.map(({ name, sha256, sm3 = null, size }) => ({ name, sha256, sm3, size })),
    archivedAt: archivedAt.toISOString(),
    disposal: disposal && toEntryDisposal(disposal),
  };
}

function toEntryDisposal(disposal: DisposalOfEntry): Wire<ArchiveEntryView>['disposal'] {
  const { list, item } = disposal;
  const destroyedAt = item.destroyedAt?.toISOString() ?? null;
  return { listId: list.id, number: list.number, destroyedAt, words: disposalWords(disposal) };
}

export function toVerification(verification: Verification): Wire<VerificationView> {
  const { ok, faults, filesChecked } = verification;
  return {
    ok,
    faults: faults.map(({ kind, file, message }) => ({ kind, file, message })),
    filesChecked,
    disposed: verification.disposal !== undefined,
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

export function toArchiveRun({ running, last }: RunStanding): Wire<ArchiveRunView> {
  return {
    running: running && progressOf(running),
    last: last && {
      ...progressOf(last),
      finishedAt: (last.finishedAt ?? last.startedAt).toISOString(),
      findings: last.findings.map((finding) => ({ ...finding })),
    },
  };
}

function progressOf(run: ArchiveRunRecord) {
  const { trigger, startedByName: startedBy, total, done, failing } = run;
  return { trigger, startedBy, startedAt: run.startedAt.toISOString(), total, done, failing };
}
