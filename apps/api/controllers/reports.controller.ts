import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import { CONTENT_SECURITY_POLICY } from '#libs/document';
import { scopeOf } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toEvaluation, toExplanation } from '../mappers/evaluation.js';
import { pageOf } from '../mappers/page.js';
import { toReport, toReportRow, toTimeline } from '../mappers/report.js';
import { SERVICES, type Services } from '../process/services.js';

/** Reports as they are read. */
@Controller(API_PREFIX)
export class ReportsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listReports')
  async listReports(
    @Incoming() { caller, query }: Call<'listReports'>,
  ): Promise<AnswerOf<'listReports'>> {
    const { limit, year, stage, organisationId, after } = query;
    const filter = {
      limit: limit + 1,
      ...(year === undefined ? {} : { year }),
      ...(stage === undefined ? {} : { stage }),
      ...(organisationId === undefined ? {} : { organisationId }),
      ...(after === undefined ? {} : { after }),
    };
    const rows = await this.services.reports.list(caller.actor, filter);
    return pageOf(rows, limit, ({ id }) => id, toReportRow);
  }

  @Route('getReport')
  async getReport(
    @Incoming() { caller, params }: Call<'getReport'>,
  ): Promise<AnswerOf<'getReport'>> {
    const view = await this.services.reports.get(caller.actor, params.reportId);
    const users = await this.services.read.users.list(caller.actor.bureauId);
    const names = new Map(users.map(({ id, name }) => [id, name]));
    return toReport(view, (userId) => names.get(userId) ?? '');
  }

  @Route('getEvaluation')
  async getEvaluation(
    @Incoming() { caller, params }: Call<'getEvaluation'>,
  ): Promise<AnswerOf<'getEvaluation'>> {
    return toEvaluation(await this.services.reports.evaluation(caller.actor, params.reportId));
  }

  @Route('explainIndicator')
  async explainIndicator(
    @Incoming() { caller, params }: Call<'explainIndicator'>,
  ): Promise<AnswerOf<'explainIndicator'>> {
    const { score } = await this.services.reports.evaluation(caller.actor, params.reportId);
    const indicator = score.indicators.find(({ id }) => id === params.indicatorId);
    if (indicator === undefined) throw new ZipingError('indicator.unknown', '没有这项指标。');
    return toExplanation(indicator);
  }

  @Route('previewDocument')
  async previewDocument(
    @Incoming() { caller, params, reply }: Call<'previewDocument'>,
  ): Promise<AnswerOf<'previewDocument'>> {
    const html = await this.services.documents.html(scopeOf(caller.actor), params.reportId);
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header(
        'content-security-policy',
        `sandbox; ${CONTENT_SECURITY_POLICY}; frame-ancestors 'self'`,
      )
      .header('cache-control', 'private, no-store');
    return html;
  }

  @Route('listChanges')
  async listChanges(
    @Incoming() { caller, params }: Call<'listChanges'>,
  ): Promise<AnswerOf<'listChanges'>> {
    return { changes: await this.services.reports.changes(caller.actor, params.reportId) };
  }

  @Route('getTimeline')
  async getTimeline(
    @Incoming() { caller, params }: Call<'getTimeline'>,
  ): Promise<AnswerOf<'getTimeline'>> {
    return toTimeline(await this.services.reports.timeline(caller.actor, params.reportId));
  }
}
