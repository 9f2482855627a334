import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX, type ArchiveConditions } from '#libs/contracts';
import { archiveListSheet } from '#libs/features/archive';
import { beijingDate } from '#libs/kernel';

import { fileAnswer, mediaTypeOf } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { MOST_EXPORTED, tablesAnswer } from '../http/spreadsheets.js';
import {
  toArchiveChain,
  toArchiveEntry,
  toArchiveRoot,
  toArchiveRow,
  toArchiveRun,
  toVerification,
} from '../mappers/archive.js';
import { toFacets } from '../mappers/facets.js';
import { given } from '../mappers/given.js';
import { pageOf } from '../mappers/page.js';
import { SERVICES, type Services } from '../process/services.js';

/** Archived reports. */
@Controller(API_PREFIX)
export class ArchiveController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listArchive')
  async listArchive(
    @Incoming() { caller, query }: Call<'listArchive'>,
  ): Promise<AnswerOf<'listArchive'>> {
    const { limit, after, ...conditions } = query;
    const page = { ...given({ after }), limit: limit + 1 };
    const asked = { ...archiveConditions(conditions), ...page };
    const rows = await this.services.archive.list(caller.actor, asked);
    return pageOf(rows, limit, ({ id }) => id, toArchiveRow);
  }

  @Route('getArchiveFacets')
  async getArchiveFacets(
    @Incoming() { caller }: Call<'getArchiveFacets'>,
  ): Promise<AnswerOf<'getArchiveFacets'>> {
    return toFacets(await this.services.archive.facets(caller.actor));
  }

  @Route('exportArchive')
  async exportArchive(
    @Incoming() { caller, query, reply }: Call<'exportArchive'>,
  ): Promise<AnswerOf<'exportArchive'>> {
    const asked = { ...archiveConditions(query), limit: MOST_EXPORTED };
    const rows = await this.services.archive.list(caller.actor, asked);
    const day = beijingDate(this.services.clock.now());
    return tablesAnswer(reply, `档案目录${day}`, [archiveListSheet(rows)]);
  }

  @Route('getArchive')
  async getArchive(
    @Incoming() { caller, params }: Call<'getArchive'>,
  ): Promise<AnswerOf<'getArchive'>> {
    return toArchiveEntry(await this.services.archive.described(caller.actor, params.reportId));
  }

  @Route('getArchiveFile')
  async getArchiveFile(
    @Incoming() { caller, params, query, reply }: Call<'getArchiveFile'>,
  ): Promise<AnswerOf<'getArchiveFile'>> {
    const { reportId, fileName } = params;
    const bytes = await this.services.downloads.file(caller.actor, reportId, fileName);
    const file = { filename: fileName, mediaType: mediaTypeOf(fileName), bytes };
    return fileAnswer(reply, file, query.disposition);
  }

  @Route('verifyArchive')
  async verifyArchive(
    @Incoming() { caller, params }: Call<'verifyArchive'>,
  ): Promise<AnswerOf<'verifyArchive'>> {
    return toVerification(await this.services.archive.verify(caller.actor, params.reportId));
  }

  @Route('listArchiveRoots')
  async listArchiveRoots(
    @Incoming() { caller, query }: Call<'listArchiveRoots'>,
  ): Promise<AnswerOf<'listArchiveRoots'>> {
    const { before, limit } = query;
    const page = { limit: limit + 1, ...(before === undefined ? {} : { before }) };
    const rows = await this.services.archive.roots(caller.actor, page);
    return pageOf(rows, limit, ({ day }) => day, toArchiveRoot);
  }

  @Route('verifyArchiveChain')
  async verifyArchiveChain(
    @Incoming() { caller }: Call<'verifyArchiveChain'>,
  ): Promise<AnswerOf<'verifyArchiveChain'>> {
    return toArchiveChain(await this.services.archive.verifyChain(caller.actor));
  }

  @Route('getArchiveRun')
  async getArchiveRun(
    @Incoming() { caller }: Call<'getArchiveRun'>,
  ): Promise<AnswerOf<'getArchiveRun'>> {
    return toArchiveRun(await this.services.archiveRuns.standing(caller.actor));
  }

  @Route('startArchiveRun')
  async startArchiveRun(
    @Incoming() { caller }: Call<'startArchiveRun'>,
  ): Promise<AnswerOf<'startArchiveRun'>> {
    await this.services.archiveRuns.start(caller.actor);
    this.services.wakeWorker();
    return toArchiveRun(await this.services.archiveRuns.standing(caller.actor));
  }
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const beijingMidnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** Days are Beijing's, both included. */
function archiveConditions({ from, to, ...rest }: ArchiveConditions) {
  const since = from === undefined ? undefined : beijingMidnight(from);
  const before = to === undefined ? undefined : new Date(beijingMidnight(to).getTime() + DAY_MS);
  return given({ ...rest, from: since, before });
}
