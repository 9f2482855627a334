import { disposalHash, disposalNumber, subjectOf } from '#libs/features/archive';
import type {
  Actor,
  DisposalCandidate,
  DisposalItemRecord,
  DisposalListRecord,
  Transaction,
  UnitOfWork,
} from '#libs/features/ports';
import { beijingDate, ZipingError, type Clock, type IdSource } from '#libs/kernel';

import { tellOfficers } from './notices.js';
import { refuseKept } from './subjects.js';

/** Entries of one list, and candidates shown at once: what somebody can look through. */
export const MOST_LISTED = 500;
const MOST_LISTS = 200;

export interface DisposalDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface DisposalView {
  readonly list: DisposalListRecord;
  readonly items: readonly DisposalItemRecord[];
}

export interface DecisionInput {
  readonly verdict: 'approve' | 'return';
  /** Of the list as the officer read it. */
  readonly contentHash: string;
  readonly opinion: string;
}

/**
 * 鉴定销毁. The archivist proposes entries whose retention is over; a second officer consents or returns the list. Nothing is
 * deleted here: consent leaves a job, and the database refuses deletion without it.
 */
export class DisposalService {
  constructor(private readonly dependencies: DisposalDependencies) {}

  /** What is due now and what stands against it, longest over first. */
  candidates({ bureauId }: Actor): Promise<readonly DisposalCandidate[]> {
    const { unitOfWork } = this.dependencies;
    return unitOfWork.read.disposals.candidates(bureauId, this.today(), MOST_LISTED);
  }

  /** Newest first. */
  lists({ bureauId }: Actor): Promise<readonly DisposalListRecord[]> {
    return this.dependencies.unitOfWork.read.disposals.lists(bureauId, MOST_LISTS);
  }

  /** Errors: `disposal.not_found`. */
  async view({ bureauId }: Actor, id: string): Promise<DisposalView> {
    const { disposals } = this.dependencies.unitOfWork.read;
    const list = await disposals.find(bureauId, id);
    if (list === null) throw notFound();
    return { list, items: await disposals.items(bureauId, id) };
  }

  /** Errors: `archive.not_found` for an entry the bureau has not numbered, `disposal.not_due` for what must be kept. */
  propose(
    actor: Actor,
    { entryIds, opinion }: { readonly entryIds: readonly string[]; readonly opinion: string },
  ): Promise<DisposalView> {
    const { bureauId, userId } = actor;
    if (userId === null) throw new TypeError('people propose disposal');
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const { archive, disposals } = transaction;
      await archive.lockTail(bureauId);
      const wanted = [...new Set(entryIds)];
      const subjects = await disposals.subjects(bureauId, wanted, this.today(), null);
      if (subjects.length < wanted.length)
        throw new ZipingError('archive.not_found', '有的档案不存在，或还没有档号，不能列入清册。');
      refuseKept(subjects);
      const view = await this.composed(transaction, { ...actor, userId }, subjects, opinion);
      await disposals.insert(view.list, view.items);
      await this.record(transaction, actor, view, 'disposal.propose', opinion);
      await tellOfficers(transaction, view, this.dependencies);
      return view;
    });
  }

  /**
   * Errors: `disposal.not_found`; `access.separation_of_duties` for who proposed it; `disposal.stale` when it was decided, or is
   * not what the officer read; `disposal.not_due` when something of it must be kept now.
   */
  decide(actor: Actor, id: string, input: DecisionInput): Promise<DisposalView> {
    const { bureauId, userId, name } = actor;
    const { verdict, opinion } = input;
    return this.dependencies.unitOfWork.run(async (transaction) => {
      await transaction.archive.lockTail(bureauId);
      const list = await transaction.disposals.lock(bureauId, id);
      if (list === null) throw notFound();
      if (list.proposedBy === userId)
        throw new ZipingError('access.separation_of_duties', '提请销毁的人不能自己批准。');
      const items = await transaction.disposals.items(bureauId, id);
      refuseStale(list, items, input.contentHash);
      if (verdict === 'approve') await this.refuseKept(transaction, list, items);
      const decidedAt = this.dependencies.clock.now();
      const decided = { verdict, verdictOpinion: opinion, decidedBy: userId, decidedByName: name };
      const view = { list: { ...list, ...decided, decidedAt }, items };
      await transaction.disposals.decide(bureauId, id, { ...decided, decidedAt });
      await this.record(transaction, actor, view, `disposal.${verdict}`, opinion);
      const job = { name: 'dispose-archive', data: { bureauId, listId: id } } as const;
      if (verdict === 'approve') await transaction.jobs.enqueue(job);
      return view;
    });
  }

  private async refuseKept(
    { disposals }: Transaction,
    { bureauId, id }: DisposalListRecord,
    items: readonly DisposalItemRecord[],
  ): Promise<void> {
    const entryIds = items.map(({ entryId }) => entryId);
    refuseKept(await disposals.subjects(bureauId, entryIds, this.today(), id));
  }

  private async composed(
    { disposals }: Transaction,
    { bureauId, userId, name }: Actor & { readonly userId: string },
    subjects: readonly DisposalCandidate[],
    opinion: string,
  ): Promise<DisposalView> {
    const proposedAt = this.dependencies.clock.now();
    const year = Number(beijingDate(proposedAt).slice(0, 4));
    const ordinal = (await disposals.lastOrdinal(bureauId, year)) + 1;
    const number = disposalNumber(year, ordinal);
    const id = this.dependencies.ids.next();
    const items = subjects.map((subject): DisposalItemRecord => ({
      ...subjectOf(subject),
      ...{ bureauId, listId: id, begunAt: null, destroyedAt: null },
    }));
    const proposed = { number, opinion, proposedBy: userId, proposedByName: name, proposedAt };
    const list: DisposalListRecord = {
      ...{ id, bureauId, year, ordinal, ...proposed, contentHash: disposalHash(proposed, items) },
      ...{ verdict: null, verdictOpinion: null, decidedBy: null, decidedByName: null },
      ...{ decidedAt: null, completedAt: null },
    };
    return { list, items };
  }

  private record(
    { audit }: Transaction,
    { bureauId, userId, name, requestId }: Actor,
    { list, items }: DisposalView,
    action: string,
    opinion: string,
  ): Promise<void> {
    const { id, number, contentHash, decidedAt } = list;
    return audit.append({
      ...{ bureauId, actorId: userId, actorName: name, action, requestId },
      at: decidedAt ?? list.proposedAt,
      ...{ subjectType: 'disposal', subjectId: id },
      details: { number, contentHash, entries: items.length, opinion },
    });
  }

  private readonly today = (): string => beijingDate(this.dependencies.clock.now());
}

function refuseStale(
  list: DisposalListRecord,
  items: readonly DisposalItemRecord[],
  seen: string,
): void {
  if (list.verdict !== null)
    throw new ZipingError('disposal.stale', '这份清册已经办理，请刷新后再看。');
  if (list.contentHash !== seen || disposalHash(list, items) !== seen)
    throw new ZipingError('disposal.stale', '清册内容与您看到的不一致，请刷新后再看。');
}

const notFound = (): ZipingError => new ZipingError('disposal.not_found', '没有这份销毁清册。');
