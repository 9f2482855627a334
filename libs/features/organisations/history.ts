import type { Actor, OrganisationRecord, Transaction } from '#libs/features/ports';
import { requirePrintable } from '#libs/features/printable';
import { beijingDate, ZipingError } from '#libs/kernel';
import type { OrganisationKind } from '#libs/rulebook';

import { eventBy, requireRole, type PeopleDependencies } from './dependencies.js';

export interface Renaming {
  readonly name: string;
  readonly shortName: string;
  /** Left out: as before. */
  readonly kind?: OrganisationKind | undefined;
  /** ISO date, first day of the new name. */
  readonly effectiveOn: string;
  /** Document the change rests on. */
  readonly basis: string;
}

export interface Merger {
  readonly intoId: string;
  /** ISO date. */
  readonly effectiveOn: string;
  readonly basis: string;
}

type Dependencies = Omit<PeopleDependencies, 'passwords'>;

/** Errors: `organisation.merged`: what was merged is read and starts nothing new. */
export function requireLive(organisation: OrganisationRecord, path?: string): void {
  if (organisation.mergedOn === null) return;
  throw new ZipingError(
    'organisation.merged',
    `${organisation.name}已于 ${organisation.mergedOn} 撤并，只能查阅，不能再办理新的事项。`,
    path === undefined ? {} : { path },
  );
}

/** 更名. See `OrganisationService.rename`. */
export async function renameOrganisation(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  renaming: Renaming,
): Promise<void> {
  requireRole(actor, ['system_admin']);
  requirePrintable(dependencies.characters, { ...renaming });
  const now = dependencies.clock.now();
  await dependencies.unitOfWork.run(async (transaction) => {
    const before = await lockLive(transaction, actor, id);
    requireDay(renaming.effectiveOn, before, now);
    await requireFreeName(transaction, before, renaming.name);
    await transaction.organisations.change(renamed(before, renaming, actor, now));
    const { effectiveOn, basis, ...after } = renaming;
    const from = { name: before.name, shortName: before.shortName, kind: before.kind };
    await transaction.audit.append(
      eventBy(actor, now, {
        action: 'organisation.rename',
        subjectType: 'organisation',
        subjectId: id,
        details: { from, to: { ...from, ...after }, effectiveOn, basis },
      }),
    );
  });
}

/** 撤并. See `OrganisationService.merge`. */
export async function mergeOrganisation(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  { intoId, effectiveOn, basis }: Merger,
): Promise<void> {
  requireRole(actor, ['system_admin']);
  requirePrintable(dependencies.characters, { basis });
  const now = dependencies.clock.now();
  await dependencies.unitOfWork.run(async (transaction) => {
    // In the order of their ids, so that two mergers of the same pair wait for each other and do not lock up.
    const locked = new Map<string, OrganisationRecord | null>();
    for (const one of [id, intoId].sort()) {
      locked.set(one, await transaction.organisations.lock(actor.bureauId, one));
    }
    const from = requireLiveUnit(locked.get(id) ?? null, undefined);
    const into = requireLiveUnit(locked.get(intoId) ?? null, 'intoId');
    if (from.id === into.id) throw invalid('intoId', '不能并入自己，请选择另一个单位。');
    requireDay(effectiveOn, from, now);
    await transaction.organisations.change({ ...from, mergedInto: into.id, mergedOn: effectiveOn });
    await transaction.audit.append(
      eventBy(actor, now, {
        action: 'organisation.merge',
        subjectType: 'organisation',
        subjectId: id,
        details: { into: into.id, intoName: into.name, effectiveOn, basis },
      }),
    );
  });
}

async function lockLive(
  transaction: Transaction,
  actor: Actor,
  id: string,
): Promise<OrganisationRecord> {
  return requireLiveUnit(await transaction.organisations.lock(actor.bureauId, id), undefined);
}

/** The bureau is what everything else hangs on: it is neither renamed nor merged here. */
function requireLiveUnit(
  organisation: OrganisationRecord | null,
  path: string | undefined,
): OrganisationRecord {
  if (organisation === null || organisation.kind === 'bureau') {
    const options = path === undefined ? {} : { path };
    throw new ZipingError('organisation.not_found', '没有这个预算单位。', options);
  }
  requireLive(organisation, path);
  return organisation;
}

/** A change is recorded on its day or later, and changes follow one another. */
function requireDay(effectiveOn: string, { namedSince }: OrganisationRecord, now: Date): void {
  if (effectiveOn > beijingDate(now)) {
    throw invalid('effectiveOn', '生效日期还没有到，请在生效当日或之后登记。');
  }
  if (namedSince !== null && effectiveOn <= namedSince) {
    throw invalid('effectiveOn', `生效日期须晚于上次更名的生效日期 ${namedSince}。`);
  }
}

async function requireFreeName(
  transaction: Transaction,
  { bureauId, id }: OrganisationRecord,
  name: string,
): Promise<void> {
  const all = await transaction.organisations.list(bureauId);
  if (all.some((other) => other.name === name && other.id !== id)) {
    throw new ZipingError('organisation.exists', '已有同名单位。', { path: 'name' });
  }
}

function renamed(
  before: OrganisationRecord,
  { name, shortName, kind, effectiveOn, basis }: Renaming,
  actor: Actor,
  now: Date,
): OrganisationRecord {
  const former = {
    ...{ name: before.name, shortName: before.shortName, kind: before.kind },
    ...{ since: before.namedSince, until: effectiveOn, basis },
    ...{ recordedBy: actor.name, recordedAt: now.toISOString() },
  };
  return {
    ...before,
    ...{ name, shortName, kind: kind ?? before.kind },
    ...{ namedSince: effectiveOn, formerNames: [...before.formerNames, former] },
  };
}

const invalid = (path: string, message: string): ZipingError =>
  new ZipingError('request.invalid', message, { path });
