import type { Actor, UnitOfWork } from '#libs/features/ports';
import type { Clock } from '#libs/kernel';

/** A request that was refused because of who asked. */
export interface Denial {
  /** The route, such as `approve`. */
  readonly operation: string;
  readonly subjectType: 'report' | 'route';
  readonly subjectId: string;
}

/**
 * Keeps refused requests in the audit trail. Whoever was refused a report is told that there is none; the trail says
 * whether there was one.
 */
export class DenialLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A role is missing. */
  async roleMissing(actor: Actor, operation: string, path: string): Promise<void> {
    await this.append(actor, 'access.denied', { operation, subjectType: 'route', subjectId: path });
  }

  /** Nothing is written when the report does not exist at all: a mistyped address is no trespass. */
  async reportOutOfReach(actor: Actor, operation: string, reportId: string): Promise<void> {
    const scope = { bureauId: actor.bureauId, organisationIds: null };
    const report = await this.unitOfWork.read.reports.find(scope, reportId);
    if (report === null) return;
    await this.append(actor, 'access.foreign_report', {
      operation,
      subjectType: 'report',
      subjectId: reportId,
    });
  }

  private async append(actor: Actor, action: string, denial: Denial): Promise<void> {
    await this.unitOfWork.run((transaction) =>
      transaction.audit.append({
        bureauId: actor.bureauId,
        at: this.clock.now(),
        actorId: actor.userId,
        actorName: actor.name,
        action,
        subjectType: denial.subjectType,
        subjectId: denial.subjectId,
        details: { operation: denial.operation },
        requestId: actor.requestId,
      }),
    );
  }
}
