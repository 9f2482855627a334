import type { KeepingView, SchemeView, Wire } from '#libs/contracts';
import type { Keeping } from '#libs/features/archive';
import type { ArchiveSchemeRecord } from '#libs/features/ports';

export function toScheme(scheme: ArchiveSchemeRecord): Wire<SchemeView> {
  const { organisationId, fonds, category, retention, changedByName, changedAt } = scheme;
  const changed = { changedBy: changedByName, changedAt: changedAt.toISOString() };
  return { organisationId, fonds, category, retention, ...changed };
}

export function toKeeping({ filing, holds }: Keeping): Wire<KeepingView> {
  return {
    filing: filing && {
      number: filing.number,
      retention: filing.retention,
      keptUntil: filing.keptUntil,
    },
    holds: holds.map(({ id, reason, liftReason, ...hold }) => ({
      ...{ id, reason, liftReason },
      placedBy: hold.placedByName,
      placedAt: hold.placedAt.toISOString(),
      liftedBy: hold.liftedByName,
      liftedAt: hold.liftedAt?.toISOString() ?? null,
    })),
  };
}
