import type { DisposalItemRecord, DisposalListRecord, Transaction } from '#libs/features/ports';
import type { IdSource } from '#libs/kernel';

/** Tells those who may consent that a list waits for them. */
export async function tellOfficers(
  { notices }: Transaction,
  {
    list,
    items,
  }: { readonly list: DisposalListRecord; readonly items: readonly DisposalItemRecord[] },
  { ids }: { readonly ids: IdSource },
): Promise<void> {
  const { bureauId, number, proposedBy, proposedByName, proposedAt } = list;
  const officers = await notices.recipients(bureauId, [bureauId], ['bureau_approver']);
  const people = new Set(officers.map(({ userId }) => userId).filter((id) => id !== proposedBy));
  const message = `${proposedByName}提请销毁 ${String(items.length)} 份到期档案（${number}），请到“档案”页的“鉴定销毁”审批。`;
  await notices.insert(
    [...people].map((recipientId) => ({
      ...{ id: ids.next(), bureauId, recipientId, reportId: null, stage: null },
      ...{ organisationId: bureauId, year: list.year, kind: 'archive' as const, message },
      ...{ senderId: proposedBy, senderName: proposedByName, sentAt: proposedAt, readAt: null },
    })),
  );
}
