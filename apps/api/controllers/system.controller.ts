import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toAuditEvent } from '../mappers/archive.js';
import { pageOf } from '../mappers/page.js';
import { SERVICES, type Services } from '../process/services.js';

/** The audit trail, and whether the service is well. */
@Controller(API_PREFIX)
export class SystemController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listAuditEvents')
  async listAuditEvents(
    @Incoming() { caller, query }: Call<'listAuditEvents'>,
  ): Promise<AnswerOf<'listAuditEvents'>> {
    const { limit, after, subjectId, action } = query;
    const events = await this.services.read.audit.list(caller.actor.bureauId, {
      limit: limit + 1,
      ...(after === undefined ? {} : { after }),
      ...(subjectId === undefined ? {} : { subjectId }),
      ...(action === undefined ? {} : { action }),
    });
    return pageOf(events, limit, ({ sequence }) => sequence, toAuditEvent);
  }

  @Route('live')
  live(): Promise<AnswerOf<'live'>> {
    return Promise.resolve({ status: 'ok' });
  }

  @Route('ready')
  async ready(): Promise<AnswerOf<'ready'>> {
    await this.services.read.organisations.bureaus();
    return { status: 'ok' };
  }
}
