import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { fileAnswer } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toArchiveEntry, toVerification } from '../mappers/archive.js';
import { pageOf } from '../mappers/page.js';
import { SERVICES, type Services } from '../process/services.js';

const PDF = 'application/pdf';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Archived reports. */
@Controller(API_PREFIX)
export class ArchiveController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listArchive')
  async listArchive(
    @Incoming() { caller, query }: Call<'listArchive'>,
  ): Promise<AnswerOf<'listArchive'>> {
    const { after = null, limit } = query;
    const entries = await this.services.archive.list(caller.actor, after, limit + 1);
    return pageOf(entries, limit, ({ id }) => id, toArchiveEntry);
  }

  @Route('getArchive')
  async getArchive(
    @Incoming() { caller, params }: Call<'getArchive'>,
  ): Promise<AnswerOf<'getArchive'>> {
    return toArchiveEntry(await this.services.archive.entry(caller.actor, params.reportId));
  }

  @Route('getArchiveFile')
  async getArchiveFile(
    @Incoming() { caller, params, reply }: Call<'getArchiveFile'>,
  ): Promise<AnswerOf<'getArchiveFile'>> {
    const { reportId, fileName } = params;
    const bytes = await this.services.downloads.file(caller.actor, reportId, fileName);
    const mediaType = fileName.endsWith('.pdf') ? PDF : JSON_TYPE;
    return fileAnswer(reply, { filename: fileName, mediaType, bytes });
  }

  @Route('verifyArchive')
  async verifyArchive(
    @Incoming() { caller, params }: Call<'verifyArchive'>,
  ): Promise<AnswerOf<'verifyArchive'>> {
    return toVerification(await this.services.archive.verify(caller.actor, params.reportId));
  }
}
