import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { API_PREFIX } from '#libs/contracts';

import { REVALIDATED } from '../http/conditional.js';
import { fileAnswer, mediaTypeOf } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toFacets } from '../mappers/facets.js';
import { pageOf } from '../mappers/page.js';
import { toPublished, toVerdict } from '../mappers/publication.js';
import { SERVICES, type Services } from '../process/services.js';

function cached(reply: FastifyReply): void {
  void reply.header('cache-control', REVALIDATED);
}

/** What anybody may read without signing in: published reports, and whether a PDF is genuine. */
@Controller(API_PREFIX)
export class PublicController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listPublished')
  async listPublished(
    @Incoming() { query, reply }: Call<'listPublished'>,
  ): Promise<AnswerOf<'listPublished'>> {
    const { limit, ...given } = query;
    const wanted = Object.entries(given).filter(([, value]) => value !== undefined);
    const filter = { ...(Object.fromEntries(wanted) as object), limit: limit + 1 };
    cached(reply);
    const rows = await this.services.published.list(filter);
    return pageOf(rows, limit, ({ id }) => id, toPublished);
  }

  @Route('getPublicFacets')
  async getPublicFacets(
    @Incoming() { reply }: Call<'getPublicFacets'>,
  ): Promise<AnswerOf<'getPublicFacets'>> {
    cached(reply);
    return toFacets(await this.services.published.facets());
  }

  @Route('getPublished')
  async getPublished(
    @Incoming() { params, reply }: Call<'getPublished'>,
  ): Promise<AnswerOf<'getPublished'>> {
    const row = await this.services.published.get(params.publicationId);
    cached(reply);
    return toPublished(row);
  }

  @Route('getPublishedFile')
  async getPublishedFile(
    @Incoming() { params, query, reply }: Call<'getPublishedFile'>,
  ): Promise<AnswerOf<'getPublishedFile'>> {
    const { publicationId, fileName } = params;
    const bytes = await this.services.published.file(publicationId, fileName);
    const file = { filename: fileName, mediaType: mediaTypeOf(fileName), bytes };
    const answer = fileAnswer(reply, file, query.disposition);
    cached(reply);
    return answer;
  }

  @Route('verifyCode')
  async verifyCode(@Incoming() { params }: Call<'verifyCode'>): Promise<AnswerOf<'verifyCode'>> {
    return toVerdict(await this.services.published.verifyCode(params.code));
  }

  @Route('verifyDocument')
  async verifyDocument(
    @Incoming() { params, query }: Call<'verifyDocument'>,
  ): Promise<AnswerOf<'verifyDocument'>> {
    return toVerdict(await this.services.published.verify(params.pdfSha256, query.code));
  }
}
