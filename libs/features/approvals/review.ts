import {
  decide,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type {
  Actor,
  FieldNoteRecord,
  ScoreAdjustmentRecord,
  SubmissionRecord,
} from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { Decimal, isPlainDecimal, ZipingError } from '#libs/kernel';
import type { IndicatorResult } from '#libs/rulebook';
import { fieldFaults } from './fields.js';
import { keepBureauScore } from './rate.js';

export interface NoteInput {
  /** Any path of the report: see `fieldFaults`. */
  readonly field: string;
  readonly text: string;
}

export interface AdjustmentInput {
  readonly indicatorId: string;
  /** Decimal text, at most two places. */
  readonly bureauScore: string;
  readonly reason: string;
  readonly basis: string;
}

const PLACES = 2;

function checkedScore(
  indicator: IndicatorResult | undefined,
  bureauScore: string,
): { self: string; bureau: string } {
  const place = { path: 'indicatorId' };
  if (indicator === undefined) throw new ZipingError('indicator.unknown', '没有这项指标', place);
  if (indicator.score === null)
    throw new ZipingError('indicator.unknown', '这项指标不涉及，没有可调整的得分', place);
  const score = isPlainDecimal(bureauScore) ? new Decimal(bureauScore) : null;
  if (
    score === null ||
    score.lt(0) ||
    score.gt(indicator.fullMarks) ||
    score.decimalPlaces() > PLACES
  ) {
    const message = `财政局得分须在 0 与满分 ${indicator.fullMarks} 之间，最多两位小数`;
    throw new ZipingError('adjustment.out_of_range', message, { path: 'bureauScore' });
  }
  return { self: indicator.score, bureau: score.toFixed() };
}

/** What both kinds of remark say of themselves. */
function remark({ report, submission, now }: DecisionContext, actor: Actor, id: string) {
  if (submission === null) throw new Error('a report under review has a submission');
  const { bureauId } = report;
  const { userId: authorId, name: authorName } = person(actor);
  const place = { id, bureauId, reportId: report.id, submissionId: submission.id };
  return { ...place, authorId, authorName, createdAt: now };
}

async function underReview({ transaction, report }: DecisionContext): Promise<SubmissionRecord> {
  const found = await transaction.submissions.find(report.bureauId, report.submissionId ?? '');
  if (found === null) throw new Error('a report under review has a submission');
  return found;
}

/** The self-score of an indicator in the submission under review, and the bureau's beside it. */
function comparedScores(
  submission: SubmissionRecord,
  { indicatorId, bureauScore }: AdjustmentInput,
) {
  const indicator = submission.evaluation.score.indicators.find(({ id }) => id === indicatorId);
  const { self, bureau } = checkedScore(indicator, bureauScore);
  const name = `${indicator?.number ?? ''} ${indicator?.label ?? ''}`;
  return { selfScore: self, bureauScore: bureau, name };
}

/** Notes and adjustments of the bureau on the submission under review, and the unit's answers. */
export class ReviewService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /** Pins a note to a field. Errors: those of `decide`; `fact.unknown` when nothing is there. */
  async annotate(
    actor: Actor,
    seen: SeenReport,
    input: NoteInput,
  ): Promise<{ version: number; note: FieldNoteRecord }> {
    const { field, text } = input;
    const decision = { command: 'annotate', seen, typed: { text } } as const;
    const decided = await decide(this.dependencies, actor, decision, async (context) => {
      const { transaction, report, rulebook } = context;
      const content = await transaction.reports.content(report.bureauId, report.id);
      const [fault] = fieldFaults(rulebook, content, [field], 'note');
      if (fault !== undefined) throw new ZipingError(fault.code, fault.message, { path: 'field' });
      const base = remark(context, actor, this.dependencies.ids.next());
      const note: FieldNoteRecord = { ...base, field, text, reply: null, resolvedAt: null };
      await transaction.notes.insert(note);
      return { result: note, details: { note: note.id, field } };
    });
    return { version: decided.report.version, note: decided.result };
  }

  /**
   * The drafter answers a note of a review that sent the report back, and may put the answer right until the report is
   * submitted again; the audit trail keeps both. Errors: those of `decide`; `note.not_found`, `note.answered`.
   */
  async answer(
    actor: Actor,
    seen: SeenReport,
    noteId: string,
    reply: string,
  ): Promise<{ version: number }> {
    const decided = await decide(
      this.dependencies,
      actor,
      { command: 'edit', seen, typed: { reply } },
      async (context) => {
        const { transaction, report, now } = context;
        const note = await transaction.notes.find(report.bureauId, noteId);
        if (note?.reportId !== report.id) throw new ZipingError('note.not_found', '没有这条批注');
        if (note.reply !== null && note.submissionId !== report.submissionId) {
          throw new ZipingError('note.answered', '这条批注的答复已随报告重新送审，不能再改');
        }
        await transaction.notes.answer(report.bureauId, noteId, reply, now);
        const details = { note: noteId, reply, replaces: note.reply };
        return { result: null, action: 'report.answer_note', details };
      },
    );
    return { version: decided.report.version };
  }

  /**
   * Puts the bureau's score of an indicator beside the self-score; a later one on the same indicator replaces it.
   * Errors: those of `decide`; `indicator.unknown`, `adjustment.out_of_range`.
   */
  async adjust(
    actor: Actor,
    seen: SeenReport,
    input: AdjustmentInput,
  ): Promise<{ version: number; adjustment: ScoreAdjustmentRecord }> {
    const { indicatorId, reason, basis } = input;
    const decision = { command: 'adjust_score', seen, typed: { reason, basis } } as const;
    const decided = await decide(this.dependencies, actor, decision, async (context) => {
      const { transaction, report, now } = context;
      const submission = await underReview(context);
      const { name, ...scores } = comparedScores(submission, input);
      for (const earlier of await this.inForce(context)) {
        if (earlier.indicatorId !== indicatorId) continue;
        await transaction.adjustments.revoke(report.bureauId, earlier.id, now);
      }
      const base = remark(context, actor, this.dependencies.ids.next());
      const own = { indicatorId, ...scores, reason, basis, revokedAt: null };
      const adjustment: ScoreAdjustmentRecord = { ...base, ...own };
      await transaction.adjustments.insert(adjustment);
      await keepBureauScore(context, submission, await this.inForce(context));
      const line = `${name}：${scores.selfScore} → ${scores.bureauScore}，${reason}`;
      const details = { adjustment: adjustment.id, indicatorId, ...scores };
      return { result: adjustment, decision: { reason: line }, details };
    });
    return { version: decided.report.version, adjustment: decided.result };
  }

  /** Takes an adjustment back. Errors: those of `decide`; `indicator.unknown`. */
  async revokeAdjustment(actor: Actor, seen: SeenReport, id: string): Promise<{ version: number }> {
    const decision = { command: 'adjust_score', seen } as const;
    const decided = await decide(this.dependencies, actor, decision, async (context) => {
      const found = (await this.inForce(context)).find((adjustment) => adjustment.id === id);
      if (found === undefined) throw new ZipingError('indicator.unknown', '没有这条得分调整');
      const { transaction, report, now } = context;
      await transaction.adjustments.revoke(report.bureauId, id, now);
      await keepBureauScore(context, await underReview(context), await this.inForce(context));
      const reason = `撤销得分调整：${found.bureauScore} → ${found.selfScore}`;
      const details = { adjustment: id, indicatorId: found.indicatorId };
      return { result: null, action: 'report.revoke_adjustment', decision: { reason }, details };
    });
    return { version: decided.report.version };
  }

  private async inForce({ transaction, report }: DecisionContext) {
    const all = await transaction.adjustments.listByReport(report.bureauId, report.id);
    return all.filter(({ revokedAt }) => revokedAt === null);
  }
}
