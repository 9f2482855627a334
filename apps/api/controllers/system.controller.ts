import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import { AUDIT_ACTIONS } from '#libs/features/audit';
import { beijingDate } from '#libs/kernel';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { tablesAnswer } from '../http/spreadsheets.js';
import { auditTable, toAuditChain, toAuditEvent, trailQuery } from '../mappers/audit.js';
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
    const { limit, after, ...asked } = query;
    const page = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
    const events = await this.services.audit.list(caller.actor, trailQuery(asked), page);
    return pageOf(events, limit, ({ sequence }) => sequence, toAuditEvent);
  }

  @Route('exportAuditEvents')
  async exportAuditEvents(
    @Incoming() { caller, query, reply }: Call<'exportAuditEvents'>,
  ): Promise<AnswerOf<'exportAuditEvents'>> {
    const events = await this.services.audit.export(caller.actor, trailQuery(query));
    const day = beijingDate(this.services.clock.now());
    return tablesAnswer(reply, `审计日志-${day}`, [auditTable(events)]);
  }

  @Route('listAuditActions')
  listAuditActions(): Promise<AnswerOf<'listAuditActions'>> {
    return Promise.resolve({ items: [...AUDIT_ACTIONS] });
  }

  @Route('verifyAuditChain')
  async verifyAuditChain(
    @Incoming() { caller }: Call<'verifyAuditChain'>,
  ): Promise<AnswerOf<'verifyAuditChain'>> {
    const { at, verdict } = await this.services.audit.verify(caller.actor);
    return toAuditChain(verdict, at);
  }

  @Route('live')
  live(): Promise<AnswerOf<'live'>> {
    return Promise.resolve({ status: 'ok' });
  }

  @Route('ready')
  ready(): Promise<AnswerOf<'ready'>> {
    return this.services.readiness();
  }
}
