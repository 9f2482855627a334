import type {
  Actor,
  NewOrganisationRecord,
  OrganisationRecord,
  Transaction,
} from '#libs/features/ports';
import { requirePrintable } from '#libs/features/printable';
import { ZipingError } from '#libs/kernel';
import type { OrganisationKind } from '#libs/rulebook';
import type { Role } from '#libs/workflow';

import { eventBy, requireRole, type PeopleDependencies } from './dependencies.js';
import {
  mergeOrganisation,
  renameOrganisation,
  requireLive,
  type Merger,
  type Renaming,
} from './history.js';

export interface NewOrganisation {
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationKind;
  readonly district: string;
  /** 主管部门; left out: directly below the bureau. */
  readonly parentId?: string | undefined;
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

  /** Errors: `access.denied`, `text.unprintable`, `organisation.exists`; `organisation.not_found` and `organisation.merged` of what it is below. */
  async create(actor: Actor, input: NewOrganisation): Promise<NewOrganisationRecord> {
    requireRole(actor, ['system_admin']);
    const { unitOfWork, characters, clock, ids } = this.dependencies;
    requirePrintable(characters, { ...input });
    return unitOfWork.run(async (transaction) => {
      const all = await transaction.organisations.list(actor.bureauId);
      if (all.some(({ name }) => name === input.name)) {
        throw new ZipingError('organisation.exists', '已有同名单位。', { path: 'name' });
      }
      const parentId = await this.parentOf(transaction, actor, input.parentId);
      const organisation: NewOrganisationRecord = {
        ...input,
        id: ids.next(),
        bureauId: actor.bureauId,
        parentId,
        createdAt: clock.now(),
      };
      await transaction.organisations.insert(organisation);
      await transaction.audit.append(
        eventBy(actor, organisation.createdAt, {
          action: 'organisation.create',
          subjectType: 'organisation',
          subjectId: organisation.id,
          details: { ...input, parentId },
        }),
      );
      return organisation;
    });
  }

  /**
   * 更名, from a day on. Reports made before keep the name they were made under.
   * Errors: `access.denied`, `text.unprintable`, `organisation.not_found`, `organisation.merged`, `organisation.exists`,
   * `request.invalid` for a day that has not come or lies before the last renaming.
   */
  rename(actor: Actor, id: string, renaming: Renaming): Promise<void> {
    return renameOrganisation(this.dependencies, actor, id, renaming);
  }

  /**
   * 撤并, from a day on: its reports stay readable, it starts none any more and nobody is given a role at it.
   * Errors: as for `rename`.
   */
  merge(actor: Actor, id: string, merger: Merger): Promise<void> {
    return mergeOrganisation(this.dependencies, actor, id, merger);
  }

  private async parentOf(
    transaction: Transaction,
    actor: Actor,
    parentId: string | undefined,
  ): Promise<string> {
    if (parentId === undefined) return actor.bureauId;
    const parent = await transaction.organisations.find(actor.bureauId, parentId);
    if (parent === null) {
      throw new ZipingError('organisation.not_found', '没有这个上级单位。', { path: 'parentId' });
    }
    requireLive(parent, 'parentId');
    return parentId;
  }
}
