import type {
  DisposalCandidateView,
  DisposalRow,
  DisposalView as DisposalWire,
  Wire,
} from '#libs/contracts';
import { OBJECTION_WORDS, type DisposalView } from '#libs/features/disposal';
import type {
  Actor,
  DisposalCandidate,
  DisposalListRecord,
  DisposalSubject,
} from '#libs/features/ports';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

function subjectOf(subject: DisposalSubject) {
  const { entryId, reportId, organisationName, year, revision, number } = subject;
  const { retention, keptUntil, pages, size } = subject;
  return {
    ...{ entryId, reportId, organisationName, year, revision, number, retention },
    ...{ keptUntil, pages, size: Number(size) },
  };
}

export function toCandidate(candidate: DisposalCandidate): Wire<DisposalCandidateView> {
  const { objection } = candidate;
  return { ...subjectOf(candidate), objection: objection && OBJECTION_WORDS[objection] };
}

function stateOf({ verdict, completedAt }: DisposalListRecord): DisposalRow['state'] {
  if (verdict === null) return 'proposed';
  if (verdict === 'return') return 'returned';
  return completedAt === null ? 'destroying' : 'destroyed';
}

export function toDisposalRow(list: DisposalListRecord): Wire<DisposalRow> {
  const { id, number, opinion, verdictOpinion } = list;
  return {
    ...{ id, number, state: stateOf(list), opinion, verdictOpinion },
    proposedBy: list.proposedByName,
    proposedAt: list.proposedAt.toISOString(),
    decidedBy: list.decidedByName,
    decidedAt: instant(list.decidedAt),
    completedAt: instant(list.completedAt),
  };
}

export function toDisposal({ list, items }: DisposalView, actor: Actor): Wire<DisposalWire> {
  const reason = reasonAgainst(list, actor);
  return {
    ...toDisposalRow(list),
    ...{ contentHash: list.contentHash, decidable: reason === null, reason },
    items: items.map((item) => ({
      ...subjectOf(item),
      manifestSha256: item.manifestSha256,
      destroyedAt: instant(item.destroyedAt),
    })),
  };
}

/** Why the caller cannot decide on a list; null: they can. */
function reasonAgainst({ verdict, proposedBy }: DisposalListRecord, actor: Actor): string | null {
  if (verdict !== null) return '这份清册已经办理。';
  if (!actor.grants.some(({ role }) => role === 'bureau_approver')) return '由财政局绩效股审批。';
  return proposedBy === actor.userId ? '提请销毁的人不能自己批准。' : null;
}
