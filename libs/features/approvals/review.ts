import { decide, type ReportDependencies, type SeenReport } from '#libs/features/decisions';
import type { Actor, FieldNoteRecord, ScoreAdjustmentRecord } from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { Decimal, isPlainDecimal, ZipingError } from '#libs/kernel';
import type { IndicatorResult } from '#libs/rulebook';
import { fieldFaults } from './fields.js';

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

/** Notes and adjustments of the bureau on the submission under review. */
export class ReviewService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /** Pins a note to a field. Errors: those of `decide`; `fact.unknown` when nothing is there. */
  async annotate(
    actor: Actor,
    seen: SeenReport,
    input: { readonly field: string; readonly text: string },
  ): Promise<{ version: number; note: FieldNoteRecord }> {
    const { ids, rulebooks } = this.dependencies;
    const decided = await decide(
      this.dependencies,
      actor,
      { command: 'annotate', seen },
      async (context) => {
        const { transaction, report, submission, now } = context;
        const rulebook = await rulebooks.byHash(report.bureauId, report.rulebookHash);
        const [fault] = fieldFaults(rulebook, report.content, [input.field], 'note');
        if (fault !== undefined)
          throw new ZipingError(fault.code, fault.message, { path: 'field' });
        const note: FieldNoteRecord = {
          id: ids.next(),
          bureauId: report.bureauId,
          reportId: report.id,
          submissionId: submission?.id ?? '',
          field: input.field,
          text: input.text,
          authorId: person(actor).userId,
          authorName: actor.name,
          createdAt: now,
          reply: null,
          resolvedAt: null,
        };
        await transaction.notes.insert(note);
        return { result: note, details: { note: note.id, field: note.field } };
      },
    );
    return { version: decided.report.version, note: decided.result };
  }

  /** The drafter answers a note of the last review. Errors: those of `decide`; `note.not_found`. */
  async answer(
    actor: Actor,
    seen: SeenReport,
    noteId: string,
    reply: string,
  ): Promise<{ version: number }> {
    const { report } = await decide(
      this.dependencies,
      actor,
      { command: 'edit', seen },
      async (context) => {
        const { transaction, report: before, now } = context;
        const note = await transaction.notes.find(before.bureauId, noteId);
        if (note?.reportId !== before.id) throw new ZipingError('note.not_found', '没有这条批注');
        await transaction.notes.answer(before.bureauId, noteId, reply, now);
        return { result: null, details: { answeredNote: noteId } };
      },
    );
    return { version: report.version };
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
    const decided = await decide(
      this.dependencies,
      actor,
      { command: 'adjust_score', seen },
      async (context) => {
        const { transaction, report, now } = context;
        const submission = await transaction.submissions.find(
          report.bureauId,
          report.submissionId ?? '',
        );
        if (submission === null) throw new Error('a report under review has a submission');
        const indicator = submission.evaluation.score.indicators.find(
          ({ id }) => id === input.indicatorId,
        );
        const scores = checkedScore(indicator, input.bureauScore);
        const earlier = await transaction.adjustments.listByReport(report.bureauId, report.id);
        const inForce = earlier.filter(
          ({ indicatorId, revokedAt }) => indicatorId === input.indicatorId && revokedAt === null,
        );
        for (const { id } of inForce)
          await transaction.adjustments.revoke(report.bureauId, id, now);
        const adjustment: ScoreAdjustmentRecord = {
          id: this.dependencies.ids.next(),
          bureauId: report.bureauId,
          reportId: report.id,
          submissionId: submission.id,
          indicatorId: input.indicatorId,
          selfScore: scores.self,
          bureauScore: scores.bureau,
          reason: input.reason,
          basis: input.basis,
          authorId: person(actor).userId,
          authorName: actor.name,
          createdAt: now,
          revokedAt: null,
        };
        await transaction.adjustments.insert(adjustment);
        return {
          result: adjustment,
          decision: {
            reason: `${indicator?.number ?? ''} ${indicator?.label ?? ''}：${scores.self} → ${scores.bureau}，${input.reason}`,
          },
          details: { indicatorId: input.indicatorId, ...scores },
        };
      },
    );
    return { version: decided.report.version, adjustment: decided.result };
  }

  /** Takes an adjustment back. Errors: those of `decide`; `indicator.unknown`. */
  async revokeAdjustment(
    actor: Actor,
    seen: SeenReport,
    adjustmentId: string,
  ): Promise<{ version: number }> {
    const { report } = await decide(
      this.dependencies,
      actor,
      { command: 'adjust_score', seen },
      async ({ transaction, report: before, now }) => {
        const adjustments = await transaction.adjustments.listByReport(before.bureauId, before.id);
        const found = adjustments.find(
          ({ id, revokedAt }) => id === adjustmentId && revokedAt === null,
        );
        if (found === undefined) throw new ZipingError('indicator.unknown', '没有这条得分调整');
        await transaction.adjustments.revoke(before.bureauId, adjustmentId, now);
        return {
          result: null,
          decision: { reason: `撤销对 ${found.indicatorId} 的得分调整` },
          details: { revokedAdjustment: adjustmentId },
        };
      },
    );
    return { version: report.version };
  }
}
