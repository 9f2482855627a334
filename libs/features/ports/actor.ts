import type { Role, WorkflowActor } from '#libs/workflow';
import type { ReportScope } from './scope.js';

/** Who asks, resolved anew for every request, so that a grant taken away counts at once. */
export interface Actor {
  /** null: the system itself. */
  readonly userId: string | null;
  readonly name: string;
  readonly bureauId: string;
  readonly organisationId: string;
  readonly grants: readonly { readonly role: Role; readonly organisationId: string }[];
  readonly requestId: string | null;
}

/** The archive worker and the scheduler. */
export function systemActor(bureauId: string): Actor {
  return {
    userId: null,
    name: '系统',
    bureauId,
    organisationId: bureauId,
    grants: [],
    requestId: null,
  };
}

/** Roles that work on reports of their own organisation. */
const UNIT_ROLES: ReadonlySet<Role> = new Set<Role>(['drafter', 'committee_secretary']);
/** Roles that reach every report of the district when held at the bureau (an organisation whose id is the bureau's). */
const DISTRICT_ROLES: ReadonlySet<Role> = new Set<Role>([
  'bureau_reviewer',
  'bureau_approver',
  'archivist',
]);

/** Roles that reach a report of this organisation. The three officers and the rule roles reach none. */
export function rolesAt(actor: Actor, organisationId: string): Role[] {
  return actor.grants
    .filter(
      (grant) =>
        (UNIT_ROLES.has(grant.role) && grant.organisationId === organisationId) ||
        (DISTRICT_ROLES.has(grant.role) && grant.organisationId === actor.bureauId),
    )
    .map(({ role }) => role);
}

/** The reports a caller may see; part of every report query. */
export function scopeOf(actor: Actor): ReportScope {
  const district =
    actor.userId === null ||
    actor.grants.some(
      ({ role, organisationId }) => DISTRICT_ROLES.has(role) && organisationId === actor.bureauId,
    );
  if (district) return { bureauId: actor.bureauId, organisationIds: null };
  const own = actor.grants
    .filter(({ role }) => UNIT_ROLES.has(role))
    .map(({ organisationId }) => organisationId);
  return { bureauId: actor.bureauId, organisationIds: [...new Set(own)] };
}

/** What of the archive a caller may see: their reports; to the bureau's auditor all of it, who sees no report otherwise. */
export function archiveScopeOf(actor: Actor): ReportScope {
  const audits = actor.grants.some(
    ({ role, organisationId }) => role === 'auditor' && organisationId === actor.bureauId,
  );
  return audits ? { bureauId: actor.bureauId, organisationIds: null } : scopeOf(actor);
}

/** The caller as the workflow sees them for a report of this organisation. */
export function workflowActor(actor: Actor, organisationId: string): WorkflowActor {
  return {
    userId: actor.userId,
    roles: rolesAt(actor, organisationId),
    system: actor.userId === null,
  };
}
