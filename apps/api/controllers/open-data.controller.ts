import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { API_PREFIX, openDataSchema } from '#libs/contracts';
import { atomFeed, openDataCsv, openDataOf, type Addresses } from '#libs/features/publication';

import { REVALIDATED } from '../http/conditional.js';
import { contentDisposition } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { SERVICES, type Services } from '../process/services.js';

/** What is published, for programs: data of a year, its description, and a feed. */
@Controller(API_PREFIX)
export class OpenDataController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('getOpenData')
  async getOpenData(
    @Incoming() { params, reply }: Call<'getOpenData'>,
  ): Promise<AnswerOf<'getOpenData'>> {
    const data = await this.data(params.year);
    kept(reply);
    return data;
  }

  @Route('getOpenDataTable')
  async getOpenDataTable(
    @Incoming() { params, reply }: Call<'getOpenDataTable'>,
  ): Promise<AnswerOf<'getOpenDataTable'>> {
    const data = await this.data(params.year);
    const name = `部门整体绩效自评${String(data.year)}.csv`;
    kept(reply, 'text/csv; charset=utf-8');
    void reply.header('content-disposition', contentDisposition(name, 'attachment'));
    return openDataCsv(data);
  }

  @Route('getOpenDataSchema')
  getOpenDataSchema(
    @Incoming() { reply }: Call<'getOpenDataSchema'>,
  ): Promise<AnswerOf<'getOpenDataSchema'>> {
    kept(reply, 'application/json; charset=utf-8');
    return Promise.resolve(JSON.stringify(openDataSchema()));
  }

  @Route('getPublicFeed')
  async getPublicFeed(
    @Incoming() { reply }: Call<'getPublicFeed'>,
  ): Promise<AnswerOf<'getPublicFeed'>> {
    const rows = await this.services.published.latest();
    const { publicOrigin: origin } = this.services;
    kept(reply, 'application/atom+xml; charset=utf-8');
    const places = addressesOn(origin);
    const feed = { self: `${origin}${API_PREFIX}/public/feed`, home: `${origin}/public` };
    return atomFeed(rows, { ...places, ...feed });
  }

  private async data(year: number) {
    const rows = await this.services.published.ofYear(year);
    return openDataOf(year, rows, addressesOn(this.services.publicOrigin));
  }
}

/** May be kept and is asked for anew each time. */
function kept(reply: FastifyReply, mediaType?: string): void {
  void reply.header('cache-control', REVALIDATED);
  if (mediaType !== undefined) void reply.header('content-type', mediaType);
}

function addressesOn(origin: string): Addresses {
  const api = `${origin}${API_PREFIX}/public`;
  return {
    schema: `${api}/schema`,
    page: (id) => `${origin}/public/${id}`,
    file: (id, name) => `${api}/reports/${id}/files/${name}`,
  };
}
