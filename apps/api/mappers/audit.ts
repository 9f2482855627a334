import type { AuditChainView, AuditEventView, Wire } from '#libs/contracts';
import { actionLabel, type TrailQuery } from '#libs/features/audit';
import type { AuditEventRecord, AuditVerdict } from '#libs/features/ports';
import { beijingTime } from '#libs/kernel';
import type { SheetTable } from '#libs/spreadsheet';

export function toAuditEvent(event: AuditEventRecord): Wire<AuditEventView> {
  const { sequence, at, actorId, actorName, action, subjectType, subjectId } = event;
  const { details, requestId, previousHash, hash } = event;
  return {
    ...{ sequence, actorId, actorName, action, subjectType, subjectId },
    ...{ details, requestId, previousHash, hash },
    actionLabel: actionLabel(action),
    at: at.toISOString(),
  };
}

/** The query of a request as the trail is asked. */
export function trailQuery({
  denied,
  ...rest
}: Omit<TrailQuery, 'denied'> & { readonly denied?: 'true' | undefined }): TrailQuery {
  return { ...rest, denied: denied === 'true' };
}

export function toAuditChain(verdict: AuditVerdict, at: Date): Wire<AuditChainView> {
  const checkedAt = at.toISOString();
  if (!verdict.intact) {
    const { brokenAt } = verdict;
    const verifiedTo = String(BigInt(brokenAt) - 1n);
    return { checkedAt, intact: false, verifiedTo, headHash: null, brokenAt };
  }
  const { sequence, hash } = verdict.head;
  const headHash = sequence === '0' ? null : hash;
  return { checkedAt, intact: true, verifiedTo: sequence, headHash, brokenAt: null };
}

/** The trail as a sheet; hashes included, so that a printed excerpt can be held to the chain. */
export function auditTable(events: readonly AuditEventRecord[]): SheetTable {
  return {
    name: '审计日志',
    columns: [
      { header: '序号', kind: 'number', width: 10 },
      { header: '时间', kind: 'text', width: 18 },
      { header: '操作人', kind: 'text', width: 20 },
      { header: '操作', kind: 'text', width: 18 },
      { header: '对象类型', kind: 'text', width: 14 },
      { header: '对象', kind: 'text', width: 40 },
      { header: '内容', kind: 'text', width: 60 },
      { header: '请求编号', kind: 'text', width: 40 },
      { header: '摘要', kind: 'text', width: 70 },
    ],
    rows: events.map((event) => [
      event.sequence,
      beijingTime(event.at),
      event.actorName,
      actionLabel(event.action),
      event.subjectType,
      event.subjectId,
      JSON.stringify(event.details),
      event.requestId,
      event.hash,
    ]),
  };
}
