import type { AuditEventRecord } from '#libs/features/ports';
import { contentHash } from '#libs/kernel';

/** What the first event of a bureau follows. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** SHA-256 of the canonical event without its own hash; the time as ISO text in milliseconds. */
export function hashOfEvent(event: Omit<AuditEventRecord, 'hash'>): string {
  return contentHash({
    sequence: event.sequence,
    bureauId: event.bureauId,
    at: event.at.toISOString(),
    actorId: event.actorId,
    actorName: event.actorName,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    details: event.details,
    requestId: event.requestId,
    previousHash: event.previousHash,
  });
}
