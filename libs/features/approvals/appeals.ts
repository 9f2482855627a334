import {
  decide,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, ScoreAdjustmentRecord, ScoreAppealRecord } from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { ZipingError } from '#libs/kernel';

const SETTLED = '这项调整已经申诉过，以第一次为准；请等候或查看答复';

/** The adjustment an appeal is about: in force, and made on the submission under decision. */
async function adjustmentOf(
  { transaction, report }: DecisionContext,
  id: string,
): Promise<ScoreAdjustmentRecord> {
  const all = await transaction.adjustments.listByReport(report.bureauId, report.id);
  const found = all.find(
    (adjustment) =>
      adjustment.id === id &&
      adjustment.revokedAt === null &&
      adjustment.submissionId === report.submissionId,
  );
  if (found !== undefined) return found;
  throw new ZipingError('indicator.unknown', '没有这条得分调整，或者它已不再有效');
}

async function appealOf(
  { transaction, report }: DecisionContext,
  adjustmentId: string,
): Promise<ScoreAppealRecord | undefined> {
  const appeals = await transaction.appeals.listByReport(report.bureauId, report.id);
  return appeals.find((appeal) => appeal.adjustmentId === adjustmentId);
}

/** 申诉 of a unit against adjustments of its score, and the bureau's 答复; both are kept in the ledger of adjustments. */
export class AppealService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /**
   * The unit objects to one adjustment, once. Errors: those of `decide`; `indicator.unknown` when the adjustment is
   * not in force; `appeal.settled`.
   */
  async appeal(
    actor: Actor,
    seen: SeenReport,
    adjustmentId: string,
    text: string,
  ): Promise<{ version: number }> {
    const author = person(actor);
    const decision = { command: 'appeal_score', seen, typed: { text } } as const;
    const decided = await decide(this.dependencies, actor, decision, async (context) => {
      const { transaction, report, now } = context;
      const adjustment = await adjustmentOf(context, adjustmentId);
      if ((await appealOf(context, adjustmentId)) !== undefined)
        throw new ZipingError('appeal.settled', SETTLED);
      const id = this.dependencies.ids.next();
      await transaction.appeals.insert({
        ...{ id, bureauId: report.bureauId, reportId: report.id, adjustmentId, text },
        ...{ authorId: author.userId, authorName: author.name, createdAt: now },
        ...{ reply: null, repliedBy: null, repliedByName: null, repliedAt: null },
      });
      const { indicatorId } = adjustment;
      const details = { appeal: id, adjustment: adjustmentId, indicatorId };
      return { result: null, decision: { reason: text }, details };
    });
    return { version: decided.report.version };
  }

  /** The bureau answers, once. Errors: those of `decide`; `appeal.not_found`, `appeal.settled`. */
  async answer(
    actor: Actor,
    seen: SeenReport,
    adjustmentId: string,
    reply: string,
  ): Promise<{ version: number }> {
    const { userId: repliedBy, name: repliedByName } = person(actor);
    const decision = { command: 'answer_appeal', seen, typed: { reply } } as const;
    const decided = await decide(this.dependencies, actor, decision, async (context) => {
      const { transaction, report, now: repliedAt } = context;
      const appeal = await appealOf(context, adjustmentId);
      if (appeal === undefined) throw new ZipingError('appeal.not_found', '这项得分调整没有申诉');
      if (appeal.reply !== null) throw new ZipingError('appeal.settled', '这项申诉已经答复');
      const answer = { reply, repliedBy, repliedByName, repliedAt };
      await transaction.appeals.answer(report.bureauId, appeal.id, answer);
      const details = { appeal: appeal.id, adjustment: adjustmentId };
      return { result: null, decision: { reason: reply }, details };
    });
    return { version: decided.report.version };
  }
}
