import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { API_PREFIX, readReportCursor, reportCursor } from '#libs/contracts';
import { CONTENT_SECURITY_POLICY } from '#libs/document';
import { scopeOf, type ReportListRow } from '#libs/features/ports';
import { reportListSheet } from '#libs/features/reports';
import { beijingDate, ZipingError } from '#libs/kernel';

import { fileAnswer } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { MOST_EXPORTED, tablesAnswer } from '../http/spreadsheets.js';
import { toEvaluation, toExplanation } from '../mappers/evaluation.js';
import { pageOf } from '../mappers/page.js';
import { toReport, toTimeline } from '../mappers/report.js';
import { toReportCounts, toReportQuery, toReportRow } from '../mappers/report-list.js';
import { SERVICES, type Services } from '../process/services.js';

const PDF_MEDIA = 'application/pdf';
const WORD_MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A page of people's text: it runs nothing, loads nothing, and is framed by nobody else. */
function asPage(reply: FastifyReply): void {
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `sandbox; ${CONTENT_SECURITY_POLICY}; frame-ancestors 'self'`,
    )
    .header('cache-control', 'private, no-store');
}

/** Reports as they are read. */
@Controller(API_PREFIX)
export class ReportsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listReports')
  async listReports(
    @Incoming() { caller, query }: Call<'listReports'>,
  ): Promise<AnswerOf<'listReports'>> {
    const { limit, after, sort, ...rest } = query;
    const cursor = after === undefined ? {} : readReportCursor(after);
    const asked = { ...toReportQuery(rest), sort, ...cursor, limit: limit + 1 };
    const rows = await this.services.reports.list(caller.actor, asked);
    const now = this.services.clock.now();
    const next = (row: ReportListRow): string => reportCursor(row.sortValue, row.id, sort);
    return pageOf(rows, limit, next, (row) => toReportRow(row, now));
  }

  @Route('countReports')
  async countReports(
    @Incoming() { caller, query }: Call<'countReports'>,
  ): Promise<AnswerOf<'countReports'>> {
    return toReportCounts(await this.services.reports.tally(caller.actor, toReportQuery(query)));
  }

  @Route('exportReports')
  async exportReports(
    @Incoming() { caller, query, reply }: Call<'exportReports'>,
  ): Promise<AnswerOf<'exportReports'>> {
    const { sort, ...rest } = query;
    const asked = { ...toReportQuery(rest), sort, limit: MOST_EXPORTED };
    const rows = await this.services.reports.list(caller.actor, asked);
    const now = this.services.clock.now();
    return tablesAnswer(reply, `自评报告清单${beijingDate(now)}`, [reportListSheet(rows, now)]);
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
    const { reports } = this.services;
    const { evaluation } = await reports.evaluation(caller.actor, params.reportId);
    const indicator = evaluation.score.indicators.find(({ id }) => id === params.indicatorId);
    if (indicator === undefined) throw new ZipingError('indicator.unknown', '没有这项指标。');
    return toExplanation(indicator);
  }

  @Route('previewDocument')
  async previewDocument(
    @Incoming() { caller, params, query, reply }: Call<'previewDocument'>,
  ): Promise<AnswerOf<'previewDocument'>> {
    const marked = query.marked === '1';
    const scope = scopeOf(caller.actor);
    const html = await this.services.documents.html(scope, params.reportId, { marked });
    asPage(reply);
    return html;
  }

  @Route('printDocument')
  async printDocument(
    @Incoming() { caller, params, reply }: Call<'printDocument'>,
  ): Promise<AnswerOf<'printDocument'>> {
    const { documents } = this.services;
    const { name, bytes } = await documents.pdf(scopeOf(caller.actor), params.reportId);
    return fileAnswer(reply, { filename: name, mediaType: PDF_MEDIA, bytes }, 'inline');
  }

  @Route('downloadWord')
  async downloadWord(
    @Incoming() { caller, params, reply }: Call<'downloadWord'>,
  ): Promise<AnswerOf<'downloadWord'>> {
    const { documents } = this.services;
    const { name, bytes } = await documents.word(scopeOf(caller.actor), params.reportId);
    return fileAnswer(reply, { filename: name, mediaType: WORD_MEDIA, bytes });
  }

  @Route('previewMeetingRecord')
  async previewMeetingRecord(
    @Incoming() { caller, params, reply }: Call<'previewMeetingRecord'>,
  ): Promise<AnswerOf<'previewMeetingRecord'>> {
    const { reportId, meetingId } = params;
    const scope = scopeOf(caller.actor);
    const html = await this.services.documents.meetingRecord(scope, reportId, meetingId);
    asPage(reply);
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
