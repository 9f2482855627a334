import type { ArchiveSchemeRecord, AuditEventRecord, UnitOfWork } from '#libs/features/ports';

import { SAME_MS } from './seal.js';

type Read = Pick<UnitOfWork['read'], 'archiveKeeping' | 'audit'>;

const CHANGED = ['archive.scheme'];
const PAGE = 500;

/** A row that is not what its last change left, or that is gone. */
interface SchemeFault {
  readonly row: string;
  readonly message: string;
}

/** The scheme of every unit against the audit event of its last change. */
export async function schemeFaults(
  { archiveKeeping, audit }: Read,
  bureauId: string,
): Promise<readonly SchemeFault[]> {
  const changes = await lastChanges(audit, bureauId);
  const schemes = await archiveKeeping.schemes(bureauId);
  const known = new Set(schemes.map(({ organisationId }) => organisationId));
  const lost = [...changes.keys()].filter((unit) => !known.has(unit));
  return [
    ...schemes
      .filter((scheme) => !isOf(scheme, changes.get(scheme.organisationId)))
      .map((scheme) => faultOf(scheme.organisationId, '档号方案与审计日志所记的不符')),
    ...lost.map((unit) => faultOf(unit, '审计日志所记的档号方案缺失')),
  ];
}

const faultOf = (organisationId: string, message: string): SchemeFault => ({
  row: `archive_scheme ${organisationId}`,
  message,
});

/** By unit, of all that was ever changed. */
async function lastChanges(
  audit: Read['audit'],
  bureauId: string,
): Promise<ReadonlyMap<string, AuditEventRecord>> {
  const changes = new Map<string, AuditEventRecord>();
  let after: string | undefined;
  for (;;) {
    const asked = { actions: CHANGED, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const page = await audit.list(bureauId, asked);
    for (const event of page)
      if (!changes.has(event.subjectId)) changes.set(event.subjectId, event);
    after = page.at(-1)?.sequence;
    if (page.length < PAGE) return changes;
  }
}

function isOf(scheme: ArchiveSchemeRecord, event: AuditEventRecord | undefined): boolean {
  if (event === undefined) return false;
  const { fonds, category, retention } = event.details;
  return (
    scheme.fonds === fonds &&
    scheme.category === category &&
    scheme.retention === retention &&
    scheme.changedByName === event.actorName &&
    Math.abs(scheme.changedAt.getTime() - event.at.getTime()) < SAME_MS
  );
}
