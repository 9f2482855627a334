import { archiveBlobNames, disposalHash } from '#libs/features/archive';
import {
  systemActor,
  type DisposalItemRecord,
  type DisposalListRecord,
  type DisposeArchiveJob,
  type ErasableBlobStore,
  type Transaction,
  type UnitOfWork,
} from '#libs/features/ports';
import { ZipingError, type Clock } from '#libs/kernel';

export interface DestroyParts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly blobs: ErasableBlobStore;
}

/**
 * Deletes the files of every entry of an approved list. Before the first file of an entry its row says that deletion has begun -
 * which the database refuses without an approved list - and after the last one that they are gone; in between it can be
 * killed and repeated. Rows, chain and roots stay. Errors: `disposal.stale` when the list is not what was approved, `storage.*`.
 */
export async function destroyListed(
  parts: DestroyParts,
  { data: { bureauId, listId } }: { readonly data: DisposeArchiveJob['data'] },
): Promise<void> {
  const { unitOfWork, clock } = parts;
  const { disposals } = unitOfWork.read;
  const list = await disposals.find(bureauId, listId);
  const items = await disposals.items(bureauId, listId);
  if (list?.verdict !== 'approve' || disposalHash(list, items) !== list.contentHash)
    throw new ZipingError('disposal.stale', '销毁清册不是批准的那一份，没有删除任何文件。');
  for (const item of items) if (item.destroyedAt === null) await destroyEntry(parts, list, item);
  await unitOfWork.run(async (transaction) => {
    const now = clock.now();
    if (await transaction.disposals.complete(bureauId, listId, now))
      await record(transaction, list, now, {
        action: 'disposal.completed',
        subject: { subjectType: 'disposal', subjectId: listId },
      });
  });
}

async function destroyEntry(
  { unitOfWork, clock, blobs }: DestroyParts,
  list: DisposalListRecord,
  item: DisposalItemRecord,
): Promise<void> {
  await unitOfWork.run(({ disposals }) => disposals.begin(item, clock.now()));
  for (const name of await archiveBlobNames(blobs, item)) await blobs.remove(name);
  await unitOfWork.run(async (transaction) => {
    const now = clock.now();
    if (await transaction.disposals.destroyed(item, now))
      await record(transaction, list, now, {
        action: 'archive.destroyed',
        subject: { subjectType: 'report', subjectId: item.reportId },
      });
  });
}

function record(
  { audit }: Transaction,
  { bureauId, number, contentHash }: DisposalListRecord,
  at: Date,
  { action, subject }: Event,
): Promise<void> {
  const { userId, name, requestId } = systemActor(bureauId);
  const by = { actorId: userId, actorName: name, requestId };
  return audit.append({
    bureauId,
    at,
    ...by,
    action,
    ...subject,
    details: { number, contentHash },
  });
}

interface Event {
  readonly action: string;
  readonly subject: { readonly subjectType: string; readonly subjectId: string };
}
