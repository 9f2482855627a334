import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { tablesAnswer } from '../http/spreadsheets.js';
import { adjustmentSheet } from '../mappers/adjustment-sheet.js';
import { toAdjustment, toNote } from '../mappers/report.js';
import { SERVICES, type Services } from '../process/services.js';

/** What the bureau writes beside a submission, and what the drafter answers. */
@Controller(API_PREFIX)
export class ReviewController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('addNote')
  async addNote(
    @Incoming() { caller, params, body }: Call<'addNote'>,
  ): Promise<AnswerOf<'addNote'>> {
    const { field, text, ...decision } = body;
    const seen = { ...params, ...decision };
    const { version, note } = await this.services.reviews.annotate(caller.actor, seen, {
      field,
      text,
    });
    return { version, note: toNote(note) };
  }

  @Route('replyToNote')
  async replyToNote(
    @Incoming() { caller, params, body }: Call<'replyToNote'>,
  ): Promise<AnswerOf<'replyToNote'>> {
    const { reportId, noteId } = params;
    const { expectedVersion, reply } = body;
    const seen = { reportId, expectedVersion };
    const { version } = await this.services.reviews.answer(caller.actor, seen, noteId, reply);
    return { version };
  }

  @Route('adjustScore')
  async adjustScore(
    @Incoming() { caller, params, body }: Call<'adjustScore'>,
  ): Promise<AnswerOf<'adjustScore'>> {
    const { expectedVersion, contentHash, ...input } = body;
    const seen = { ...params, expectedVersion, contentHash };
    const { version, adjustment } = await this.services.reviews.adjust(caller.actor, seen, input);
    return { version, adjustment: toAdjustment(adjustment, null, adjustment.submissionId) };
  }

  @Route('exportAdjustments')
  async exportAdjustments(
    @Incoming() { caller, params, reply }: Call<'exportAdjustments'>,
  ): Promise<AnswerOf<'exportAdjustments'>> {
    const view = await this.services.reports.get(caller.actor, params.reportId);
    const { adjustments, evaluation, organisation, report, submission } = view;
    const ledger = adjustments.map((one) => toAdjustment(one, one.appeal, submission?.id));
    const sheet = adjustmentSheet(ledger, evaluation.score.indicators);
    const name = `${organisation.shortName}${String(report.year)}年度得分调整`;
    return tablesAnswer(reply, name, [sheet]);
  }

  @Route('revokeAdjustment')
  async revokeAdjustment(
    @Incoming() { caller, params, body }: Call<'revokeAdjustment'>,
  ): Promise<AnswerOf<'revokeAdjustment'>> {
    const { reportId, adjustmentId } = params;
    const seen = { reportId, ...body };
    const { version } = await this.services.reviews.revokeAdjustment(
      caller.actor,
      seen,
      adjustmentId,
    );
    return { version };
  }

  @Route('appealAdjustment')
  async appealAdjustment(
    @Incoming() { caller, params, body }: Call<'appealAdjustment'>,
  ): Promise<AnswerOf<'appealAdjustment'>> {
    const { reportId, adjustmentId } = params;
    const { text, ...decision } = body;
    const seen = { reportId, ...decision };
    return this.services.appeals.appeal(caller.actor, seen, adjustmentId, text);
  }

  @Route('answerAppeal')
  async answerAppeal(
    @Incoming() { caller, params, body }: Call<'answerAppeal'>,
  ): Promise<AnswerOf<'answerAppeal'>> {
    const { reportId, adjustmentId } = params;
    const { reply, ...decision } = body;
    const seen = { reportId, ...decision };
    return this.services.appeals.answer(caller.actor, seen, adjustmentId, reply);
  }
}
