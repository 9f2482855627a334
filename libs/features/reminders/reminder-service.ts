import {
  scopeOf,
  type Actor,
  type NoticeRecord,
  type NoticeRow,
  type Transaction,
  type UnitOfWork,
} from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { ZipingError, type Clock, type IdSource } from '#libs/kernel';
import { planUrge, URGED_ROLES, type UrgePlan } from './plan.js';

export interface ReminderDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface NoticeList {
  readonly rows: readonly NoticeRow[];
  readonly unread: number;
}

/** Reminders (催办) of the bureau, and the notices everybody gets. */
export class ReminderService {
  constructor(private readonly dependencies: ReminderDependencies) {}

  /** What `urge` would do now; changes nothing. Errors: `access.denied`, `report.not_found`. */
  preview(actor: Actor, reportIds: readonly string[]): Promise<UrgePlan> {
    return this.dependencies.unitOfWork.run((transaction) =>
      this.plan(transaction, actor, reportIds),
    );
  }

  /**
   * Reminds those whom the reports wait for, all in one transaction: two who urge at once do not urge twice.
   * @param remark what the bureau adds to the standing text
   * Errors: `access.denied`; `report.not_found` when one of them is not there.
   */
  urge(actor: Actor, reportIds: readonly string[], remark: string | null): Promise<UrgePlan> {
    const { unitOfWork, clock, ids } = this.dependencies;
    const sender = person(actor);
    return unitOfWork.run(async (transaction) => {
      const plan = await this.plan(transaction, actor, reportIds);
      const at = clock.now();
      const notices = plan.urged.flatMap(({ report, message, recipients }) =>
        recipients.map(({ userId }): NoticeRecord => ({
          ...{ id: ids.next(), bureauId: actor.bureauId, recipientId: userId },
          ...{ reportId: report.id, kind: 'urge', stage: report.stage },
          ...{ organisationId: null, year: null },
          message: remark === null ? message : `${message}${remark}`,
          ...{ senderId: sender.userId, senderName: sender.name, sentAt: at, readAt: null },
        })),
      );
      await transaction.notices.insert(notices);
      await record(transaction, actor, at, plan, remark);
      return plan;
    });
  }

  /** The caller's own, newest first. */
  async notices(actor: Actor, page: { after?: string; limit: number }): Promise<NoticeList> {
    const { notices } = this.dependencies.unitOfWork.read;
    const { bureauId, userId } = person(actor);
    const rows = await notices.list(bureauId, userId, page);
    return { rows, unread: await notices.unread(bureauId, userId) };
  }

  /**
   * Marks one notice of the caller's, or with null all of them, as read; read before is read.
   * @returns how many are still unread. Errors: `notice.not_found`.
   */
  async markRead(actor: Actor, id: string | null): Promise<number> {
    const { unitOfWork, clock } = this.dependencies;
    const { bureauId, userId } = person(actor);
    return unitOfWork.run(async ({ notices }) => {
      if (id !== null && (await notices.find(bureauId, userId, id)) === null) {
        throw new ZipingError('notice.not_found', '没有这条通知');
      }
      await notices.markRead(bureauId, userId, id, clock.now());
      return notices.unread(bureauId, userId);
    });
  }

  /** Under the locks of the reports nothing of the plan can change until the transaction ends. */
  private async plan(
    { reports, notices }: Transaction,
    actor: Actor,
    reportIds: readonly string[],
  ): Promise<UrgePlan> {
    const scope = scopeOf(actor);
    if (scope.organisationIds !== null) throw new ZipingError('access.denied', '须由财政局办理');
    const asked = [...new Set(reportIds)];
    const found = await reports.lockMany(scope, asked);
    if (found.length < asked.length) throw new ZipingError('report.not_found', '有报告已不存在');
    const { bureauId } = actor;
    const organisations = found.map(({ organisationId }) => organisationId);
    const urged = await notices.lastUrged(bureauId, asked);
    return planUrge(found, {
      recipients: await notices.recipients(bureauId, organisations, URGED_ROLES),
      lastUrged: new Map(urged.map(({ reportId, sentAt }) => [reportId, sentAt])),
      now: this.dependencies.clock.now(),
    });
  }
}

/** One event for all: who was reminded about which reports, and which were left out. */
async function record(
  { audit }: Transaction,
  actor: Actor,
  at: Date,
  { urged, leftOut }: UrgePlan,
  remark: string | null,
): Promise<void> {
  if (urged.length === 0) return;
  await audit.append({
    ...{ bureauId: actor.bureauId, at, actorId: actor.userId, actorName: actor.name },
    ...{ action: 'report.urge', subjectType: 'organisation', subjectId: actor.bureauId },
    details: {
      reports: urged.map(({ report, recipients }) => ({
        reportId: report.id,
        stage: report.stage,
        recipients: recipients.map(({ userId }) => userId),
      })),
      leftOut: leftOut.map(({ report, reason }) => ({ reportId: report.id, reason })),
      remark,
    },
    requestId: actor.requestId,
  });
}
