import type {
  Actor,
  AuditEventRecord,
  AuditFilter,
  AuditVerdict,
  UnitOfWork,
} from '#libs/features/ports';
import type { Clock } from '#libs/kernel';

/** What the auditor asks for. Days are ISO dates in Beijing, both within the range. */
export interface TrailQuery {
  readonly subjectId?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly action?: string | undefined;
  readonly actorName?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only what was refused because of who asked. */
  readonly denied?: boolean;
}

/** What is written when somebody is refused because of who they are. */
const DENIALS = ['access.denied', 'access.foreign_report', 'session.sign_in_refused'] as const;

const DAY_MS = 86_400_000;
const EXPORTED = 10_000;

/** The audit trail as the auditor reads it. */
export class AuditTrail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  list(
    actor: Actor,
    query: TrailQuery,
    page: Pick<AuditFilter, 'after' | 'limit'>,
  ): Promise<readonly AuditEventRecord[]> {
    return this.unitOfWork.read.audit.list(actor.bureauId, { ...filterOf(query), ...page });
  }

  /** The newest events in full. That they left the system is an event itself. */
  async export(actor: Actor, query: TrailQuery): Promise<readonly AuditEventRecord[]> {
    const events = await this.list(actor, query, { limit: EXPORTED });
    await this.unitOfWork.run((transaction) =>
      transaction.audit.append({
        bureauId: actor.bureauId,
        at: this.clock.now(),
        actorId: actor.userId,
        actorName: actor.name,
        action: 'audit.export',
        subjectType: 'audit',
        subjectId: actor.bureauId,
        details: { events: events.length, ...query },
        requestId: actor.requestId,
      }),
    );
    return events;
  }

  /** Recomputes the chain from its first event. */
  async verify(actor: Actor): Promise<{ readonly at: Date; readonly verdict: AuditVerdict }> {
    const verdict = await this.unitOfWork.read.audit.verify(actor.bureauId);
    return { at: this.clock.now(), verdict };
  }
}

/** The first instant of a day in Beijing. */
const dayBegins = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

function filterOf(query: TrailQuery): Omit<AuditFilter, 'after' | 'limit'> {
  const { subjectId, subjectType, actorName, from, to } = query;
  const actions = actionsOf(query);
  return {
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(subjectType === undefined ? {} : { subjectType }),
    ...(actorName === undefined ? {} : { actorName }),
    ...(actions === null ? {} : { actions }),
    ...(from === undefined ? {} : { from: dayBegins(from) }),
    ...(to === undefined ? {} : { until: new Date(dayBegins(to).getTime() + DAY_MS) }),
  };
}

/** null: whatever was done. */
function actionsOf({ action, denied = false }: TrailQuery): readonly string[] | null {
  if (!denied) return action === undefined ? null : [action];
  return DENIALS.filter((one) => action === undefined || one === action);
}
