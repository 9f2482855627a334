import type { Actor, OrganisationRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import type { OrganisationKind } from '#libs/rulebook';
import type { Role } from '#libs/workflow';

import { eventBy, requireRole, type PeopleDependencies } from './dependencies.js';

export interface NewOrganisation {
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationKind;
  readonly district: string;
}

const UNIT_ROLES: ReadonlySet<Role> = new Set<Role>(['drafter', 'committee_secretary']);

/** The units of a district. */
export class OrganisationService {
  constructor(private readonly dependencies: PeopleDependencies) {}

  /** Whoever works for units only sees those and his own; everybody at the bureau sees the district. */
  async list(actor: Actor): Promise<readonly OrganisationRecord[]> {
    const all = await this.dependencies.unitOfWork.read.organisations.list(actor.bureauId);
    if (actor.grants.some(({ role }) => !UNIT_ROLES.has(role))) return all;
    const own = new Set([
      actor.organisationId,
      ...actor.grants.map((grant) => grant.organisationId),
    ]);
    return all.filter(({ id }) => own.has(id));
  }

  /** Errors: `access.denied`, `organisation.exists`. */
  async create(actor: Actor, input: NewOrganisation): Promise<OrganisationRecord> {
    requireRole(actor, ['system_admin']);
    const { unitOfWork, clock, ids } = this.dependencies;
    return unitOfWork.run(async (transaction) => {
      const all = await transaction.organisations.list(actor.bureauId);
      if (all.some(({ name }) => name === input.name)) {
        throw new ZipingError('organisation.exists', '已有同名单位。', { path: 'name' });
      }
      const organisation: OrganisationRecord = {
        ...input,
        id: ids.next(),
        bureauId: actor.bureauId,
        parentId: actor.bureauId,
        createdAt: clock.now(),
      };
      await transaction.organisations.insert(organisation);
      await transaction.audit.append(
        eventBy(actor, organisation.createdAt, {
          action: 'organisation.create',
          subjectType: 'organisation',
          subjectId: organisation.id,
          details: { ...input },
        }),
      );
      return organisation;
    });
  }
}
