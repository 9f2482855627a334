import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toMeeting } from '../mappers/report.js';
import { SERVICES, type Services } from '../process/services.js';

/** 送审, committee, 审定. Each handler is one decision of the services. */
@Controller(API_PREFIX)
export class DecisionsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('submit')
  submit(@Incoming() { caller, params, body }: Call<'submit'>): Promise<AnswerOf<'submit'>> {
    return this.services.approvals.submit(caller.actor, { ...params, ...body });
  }

  @Route('withdraw')
  withdraw(@Incoming() { caller, params, body }: Call<'withdraw'>): Promise<AnswerOf<'withdraw'>> {
    const { expectedVersion, reason = null } = body;
    return this.services.approvals.withdraw(caller.actor, { ...params, expectedVersion }, reason);
  }

  @Route('waiveCheck')
  async waiveCheck(
    @Incoming() { caller, params, body }: Call<'waiveCheck'>,
  ): Promise<AnswerOf<'waiveCheck'>> {
    const { expectedVersion, checkKey, reason } = body;
    const seen = { ...params, expectedVersion };
    const { version } = await this.services.reports.waiveCheck(caller.actor, seen, {
      checkKey,
      reason,
    });
    return { version };
  }

  @Route('revokeWaiver')
  async revokeWaiver(
    @Incoming() { caller, params, body }: Call<'revokeWaiver'>,
  ): Promise<AnswerOf<'revokeWaiver'>> {
    const { reportId, waiverId } = params;
    const seen = { reportId, ...body };
    const { version } = await this.services.reports.revokeWaiver(caller.actor, seen, waiverId);
    return { version };
  }

  @Route('recordMeeting')
  async recordMeeting(
    @Incoming() { caller, params, body }: Call<'recordMeeting'>,
  ): Promise<AnswerOf<'recordMeeting'>> {
    const { expectedVersion, contentHash, ...record } = body;
    const recorded = await this.services.approvals.recordMeeting(
      caller.actor,
      { ...params, expectedVersion, contentHash },
      record,
    );
    const { version, meeting, explanation } = recorded;
    return { version, meeting: toMeeting(meeting), explanation };
  }

  @Route('committeePass')
  committeePass(
    @Incoming() { caller, params, body }: Call<'committeePass'>,
  ): Promise<AnswerOf<'committeePass'>> {
    return this.services.approvals.committeePass(caller.actor, { ...params, ...body });
  }

  @Route('committeeReturn')
  committeeReturn(
    @Incoming() { caller, params, body }: Call<'committeeReturn'>,
  ): Promise<AnswerOf<'committeeReturn'>> {
    return this.services.approvals.committeeReturn(caller.actor, { ...params, ...body });
  }

  @Route('bureauReturn')
  bureauReturn(
    @Incoming() { caller, params, body }: Call<'bureauReturn'>,
  ): Promise<AnswerOf<'bureauReturn'>> {
    return this.services.approvals.bureauReturn(caller.actor, { ...params, ...body });
  }

  @Route('approve')
  async approve(
    @Incoming() { caller, params, body }: Call<'approve'>,
  ): Promise<AnswerOf<'approve'>> {
    const { opinion = null, ...decision } = body;
    const moved = await this.services.approvals.approve(
      caller.actor,
      { ...params, ...decision },
      opinion,
    );
    this.services.wakeWorker();
    return moved;
  }

  @Route('revise')
  async revise(@Incoming() { caller, params, body }: Call<'revise'>): Promise<AnswerOf<'revise'>> {
    const { expectedVersion, reason } = body;
    const seen = { ...params, expectedVersion };
    const { report } = await this.services.approvals.revise(caller.actor, seen, reason);
    return { id: report.id, version: report.version, revision: report.revision };
  }
}
