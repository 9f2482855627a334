import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toDraftRow } from '../mappers/rule-drafts.js';
import { SERVICES, type Services } from '../process/services.js';

/** What is decided on a draft, and on a package that was published. */
@Controller(API_PREFIX)
export class RuleDecisionsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('submitRuleDraft')
  async submitRuleDraft(
    @Incoming() { caller, params, body }: Call<'submitRuleDraft'>,
  ): Promise<AnswerOf<'submitRuleDraft'>> {
    const { note, ...seen } = { ...params, ...body };
    return toDraftRow(await this.services.ruleDrafts.submit(caller.actor, seen, note));
  }

  @Route('withdrawRuleDraft')
  async withdrawRuleDraft(
    @Incoming() { caller, params, body }: Call<'withdrawRuleDraft'>,
  ): Promise<AnswerOf<'withdrawRuleDraft'>> {
    const seen = { ...params, ...body };
    return toDraftRow(await this.services.ruleDrafts.withdraw(caller.actor, seen));
  }

  @Route('sendBackRuleDraft')
  async sendBackRuleDraft(
    @Incoming() { caller, params, body }: Call<'sendBackRuleDraft'>,
  ): Promise<AnswerOf<'sendBackRuleDraft'>> {
    const { reason, ...seen } = { ...params, ...body };
    const { ruleDrafts } = this.services;
    return toDraftRow(await ruleDrafts.refuse(caller.actor, seen, 'send_back', reason));
  }

  @Route('discardRuleDraft')
  async discardRuleDraft(
    @Incoming() { caller, params, body }: Call<'discardRuleDraft'>,
  ): Promise<AnswerOf<'discardRuleDraft'>> {
    const { reason, ...seen } = { ...params, ...body };
    const { ruleDrafts } = this.services;
    return toDraftRow(await ruleDrafts.refuse(caller.actor, seen, 'discard', reason));
  }

  @Route('publishRuleDraft')
  async publishRuleDraft(
    @Incoming() { caller, params, body }: Call<'publishRuleDraft'>,
  ): Promise<AnswerOf<'publishRuleDraft'>> {
    const decision = { ...params, ...body };
    return { hash: await this.services.ruleDrafts.publish(caller.actor, decision) };
  }

  @Route('retireRulebook')
  async retireRulebook(
    @Incoming() { caller, params, body }: Call<'retireRulebook'>,
  ): Promise<AnswerOf<'retireRulebook'>> {
    await this.services.ruleDrafts.retire(caller.actor, params.hash, body.reason);
    return undefined;
  }
}
