import { MoreThan, type DataSource, type EntityManager } from 'typeorm';

import type { AuditHead, AuditVerdict } from '#libs/features/ports';

import { AuditEventEntity } from './entities/audit-event.js';
import { translating } from './errors.js';
import { hashOfEvent, NOTHING_BEFORE } from './repositories/audit-chain.js';

const START: AuditHead = { sequence: '0', hash: NOTHING_BEFORE };
const PAGE = 500;

/**
 * Recomputes the chain of a bureau from its first event.
 * @param checkpoint a head known from before: a chain cut or written anew is found only by it
 * Errors: database.unavailable
 */
export async function verifyAuditChain(
  dataSource: DataSource,
  bureauId: string,
  checkpoint: AuditHead = START,
): Promise<AuditVerdict> {
  return verifyChain(dataSource.manager, bureauId, checkpoint);
}

/** The same over a connection that is open already. */
export async function verifyChain(
  manager: EntityManager,
  bureauId: string,
  checkpoint: AuditHead = START,
): Promise<AuditVerdict> {
  let head = START;
  for (;;) {
    const page = await pageAfter(manager, bureauId, head.sequence);
    for (const event of page) {
      const reason = faultOf(event, head, checkpoint);
      if (reason !== undefined) {
        return { intact: false, brokenAt: String(BigInt(head.sequence) + 1n), reason };
      }
      head = { sequence: event.sequence, hash: event.hash };
    }
    if (page.length < PAGE) return verdictOn(head, checkpoint);
  }
}

async function pageAfter(
  manager: EntityManager,
  bureauId: string,
  sequence: string,
): Promise<readonly AuditEventEntity[]> {
  const where = { bureauId, sequence: MoreThan(sequence) };
  const order = { sequence: 'ASC' } as const;
  return translating(() => manager.find(AuditEventEntity, { where, order, take: PAGE }));
}

function faultOf(
  event: AuditEventEntity,
  before: AuditHead,
  checkpoint: AuditHead,
): 'gap' | 'link' | 'hash' | 'checkpoint' | undefined {
  if (BigInt(event.sequence) !== BigInt(before.sequence) + 1n) return 'gap';
  if (event.previousHash !== before.hash) return 'link';
  if (event.hash !== hashOfEvent(event)) return 'hash';
  const known = event.sequence === checkpoint.sequence;
  return known && event.hash !== checkpoint.hash ? 'checkpoint' : undefined;
}

function verdictOn(head: AuditHead, checkpoint: AuditHead): AuditVerdict {
  if (BigInt(head.sequence) < BigInt(checkpoint.sequence)) {
    return { intact: false, brokenAt: String(BigInt(head.sequence) + 1n), reason: 'checkpoint' };
  }
  return { intact: true, events: Number(head.sequence), head };
}
