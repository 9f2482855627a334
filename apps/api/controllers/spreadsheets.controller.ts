import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { tablesAnswer } from '../http/spreadsheets.js';
import { requireFile } from '../http/upload.js';
import { toEvaluation } from '../mappers/evaluation.js';
import { toImportOutcome, toPriorYear } from '../mappers/spreadsheets.js';
import { SERVICES, type Services } from '../process/services.js';

/** Reports as spreadsheets, and what last year's report says. */
@Controller(API_PREFIX)
export class SpreadsheetsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('exportFacts')
  async exportFacts(
    @Incoming() { caller, params, query, reply }: Call<'exportFacts'>,
  ): Promise<AnswerOf<'exportFacts'>> {
    const { spreadsheets } = this.services;
    const { name, sheets } = await spreadsheets.file(caller.actor, params.reportId, query);
    return tablesAnswer(reply, name, sheets);
  }

  @Route('previewImport')
  async previewImport(
    @Incoming() { caller, params, body, file }: Call<'previewImport'>,
  ): Promise<AnswerOf<'previewImport'>> {
    const input = { ...body, bytes: requireFile(file).bytes };
    const { spreadsheets } = this.services;
    const { version, plan } = await spreadsheets.preview(caller.actor, params.reportId, input);
    return { version, cells: plan.faults, ...toImportOutcome(plan) };
  }

  @Route('importFacts')
  async importFacts(
    @Incoming() { caller, params, body, file }: Call<'importFacts'>,
  ): Promise<AnswerOf<'importFacts'>> {
    const { expectedVersion, ...options } = body;
    const seen = { ...params, expectedVersion };
    const input = { ...options, bytes: requireFile(file).bytes };
    const { version, plan, ...assessment } = await this.services.spreadsheets.import(
      caller.actor,
      seen,
      input,
    );
    return { version, evaluation: toEvaluation(assessment), ...toImportOutcome(plan) };
  }

  @Route('getPriorYear')
  async getPriorYear(
    @Incoming() { caller, params }: Call<'getPriorYear'>,
  ): Promise<AnswerOf<'getPriorYear'>> {
    return toPriorYear(await this.services.reports.priorYear(caller.actor, params.reportId));
  }
}
