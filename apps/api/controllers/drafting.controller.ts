import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX, type Patched, type Wire } from '#libs/contracts';
import type { SignedIn } from '#libs/features/identity';
import type { ContentPatch } from '#libs/rulebook';

import { fileAnswer } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { requireFile } from '../http/upload.js';
import { toEvaluation } from '../mappers/evaluation.js';
import { toAttachment } from '../mappers/report.js';
import { SERVICES, type Services } from '../process/services.js';

/** Reports as they are written. */
@Controller(API_PREFIX)
export class DraftingController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('createReport')
  async createReport(
    @Incoming() { caller, body }: Call<'createReport'>,
  ): Promise<AnswerOf<'createReport'>> {
    const { id, version } = await this.services.reports.create(caller.actor, body);
    return { id, version };
  }

  @Route('patchFacts')
  patchFacts(
    @Incoming() { caller, params, body }: Call<'patchFacts'>,
  ): Promise<AnswerOf<'patchFacts'>> {
    const { expectedVersion, set, clear } = body;
    return this.patch(caller, params.reportId, expectedVersion, { facts: { set, clear } });
  }

  @Route('patchParagraphs')
  patchParagraphs(
    @Incoming() { caller, params, body }: Call<'patchParagraphs'>,
  ): Promise<AnswerOf<'patchParagraphs'>> {
    const { expectedVersion, set, clear } = body;
    return this.patch(caller, params.reportId, expectedVersion, { paragraphs: { set, clear } });
  }

  @Route('patchMeasures')
  patchMeasures(
    @Incoming() { caller, params, body }: Call<'patchMeasures'>,
  ): Promise<AnswerOf<'patchMeasures'>> {
    const { expectedVersion, set, clear } = body;
    return this.patch(caller, params.reportId, expectedVersion, { measures: { set, clear } });
  }

  @Route('addAttachment')
  async addAttachment(
    @Incoming() { caller, params, body, file }: Call<'addAttachment'>,
  ): Promise<AnswerOf<'addAttachment'>> {
    const input = { ...params, ...body, ...requireFile(file) };
    const { attachment, version } = await this.services.attachments.attach(caller.actor, input);
    return { version, attachment: toAttachment(attachment) };
  }

  @Route('removeAttachment')
  async removeAttachment(
    @Incoming() { caller, params, query }: Call<'removeAttachment'>,
  ): Promise<AnswerOf<'removeAttachment'>> {
    const { reportId, attachmentId } = params;
    const seen = { reportId, ...query };
    const { version } = await this.services.attachments.remove(caller.actor, seen, attachmentId);
    return { version };
  }

  @Route('getAttachment')
  async getAttachment(
    @Incoming() { caller, params, reply }: Call<'getAttachment'>,
  ): Promise<AnswerOf<'getAttachment'>> {
    const { reportId, attachmentId } = params;
    const found = await this.services.attachments.read(caller.actor, reportId, attachmentId);
    return fileAnswer(reply, { ...found.attachment, bytes: found.bytes });
  }

  private async patch(
    { actor }: SignedIn,
    reportId: string,
    expectedVersion: number,
    patch: ContentPatch,
  ): Promise<Wire<Patched>> {
    const seen = { reportId, expectedVersion };
    const { version, ...assessment } = await this.services.reports.patch(actor, seen, patch);
    return { version, evaluation: toEvaluation(assessment) };
  }
}
