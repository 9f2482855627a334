import { submissionDeadline } from '#libs/features/decisions';
import { scopeOf, type Actor, type NoticeRecord, type Transaction } from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { beijingDate, ZipingError } from '#libs/kernel';
import type { ReminderDependencies } from './reminder-service.js';
import { planUnitUrge, STARTING_ROLES, type UnitUrgePlan } from './unit-plan.js';

/** Units without a report of a year. */
export interface UnitsAsked {
  readonly year: number;
  readonly organisationIds: readonly string[];
}

/** Reminders of units that have not begun their report of a year. */
export class UnitReminders {
  constructor(private readonly dependencies: ReminderDependencies) {}

  /** What `urge` would do now; changes nothing. Errors: `access.denied`, `organisation.not_found`. */
  preview(actor: Actor, asked: UnitsAsked): Promise<UnitUrgePlan> {
    return this.dependencies.unitOfWork.run((transaction) => this.plan(transaction, actor, asked));
  }

  /**
   * Reminds the drafters, all in one transaction: two who urge at once do not urge twice.
   * @param remark what the bureau adds to the standing text
   * Errors: `access.denied`; `organisation.not_found` when one of them is not there or owes no report.
   */
  urge(actor: Actor, asked: UnitsAsked, remark: string | null): Promise<UnitUrgePlan> {
    const { unitOfWork, clock, ids } = this.dependencies;
    const sender = person(actor);
    return unitOfWork.run(async (transaction) => {
      const plan = await this.plan(transaction, actor, asked);
      const at = clock.now();
      const notices = plan.urged.flatMap(({ unit, message, recipients }) =>
        recipients.map(({ userId }): NoticeRecord => ({
          ...{ id: ids.next(), bureauId: actor.bureauId, recipientId: userId, kind: 'urge' },
          ...{ reportId: null, stage: null, year: asked.year },
          organisationId: unit.organisationId,
          message: remark === null ? message : `${message}${remark}`,
          ...{ senderId: sender.userId, senderName: sender.name, sentAt: at, readAt: null },
        })),
      );
      await transaction.notices.insert(notices);
      await record(transaction, actor, at, plan, remark);
      return plan;
    });
  }

  /** Under the locks of the units nobody else urges them, and none of them begins, until the transaction ends. */
  private async plan(
    { notices, rulebooks }: Transaction,
    actor: Actor,
    { year, organisationIds }: UnitsAsked,
  ): Promise<UnitUrgePlan> {
    if (scopeOf(actor).organisationIds !== null) {
      throw new ZipingError('access.denied', '须由财政局办理');
    }
    const { bureauId } = actor;
    const ids = [...new Set(organisationIds)];
    const units = await notices.lockUnits(bureauId, ids);
    if (units.length < ids.length)
      throw new ZipingError('organisation.not_found', '没有这个单位。');
    const now = this.dependencies.clock.now();
    const rules = await rulebooks.current(bureauId, year, beijingDate(now));
    const urged = await notices.lastUrgedUnits(bureauId, ids, year);
    return planUnitUrge(units, {
      ...{ year, now },
      deadline: rules === null ? null : submissionDeadline(rules.package.workflow, year),
      started: new Set(await notices.startedUnits(bureauId, ids, year)),
      recipients: await notices.recipients(bureauId, ids, STARTING_ROLES),
      lastUrged: new Map(urged.map(({ organisationId, sentAt }) => [organisationId, sentAt])),
    });
  }
}

/** One event for all units. */
async function record(
  { audit }: Transaction,
  actor: Actor,
  at: Date,
  { year, urged, leftOut }: UnitUrgePlan,
  remark: string | null,
): Promise<void> {
  if (urged.length === 0) return;
  await audit.append({
    ...{ bureauId: actor.bureauId, at, actorId: actor.userId, actorName: actor.name },
    ...{ action: 'organisation.urge', subjectType: 'organisation', subjectId: actor.bureauId },
    details: {
      year,
      organisations: urged.map(({ unit, recipients }) => ({
        organisationId: unit.organisationId,
        recipients: recipients.map(({ userId }) => userId),
      })),
      leftOut: leftOut.map(({ unit, reason }) => ({
        organisationId: unit.organisationId,
        reason,
      })),
      remark,
    },
    requestId: actor.requestId,
  });
}
