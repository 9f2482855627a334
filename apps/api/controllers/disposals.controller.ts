import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import { disposalSheets, MOST_LISTED } from '#libs/features/disposal';
import { beijingDate } from '#libs/kernel';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { tablesAnswer } from '../http/spreadsheets.js';
import { toCandidate, toDisposal, toDisposalRow } from '../mappers/disposals.js';
import { SERVICES, type Services } from '../process/services.js';

/** Disposal of archived reports after their retention. */
@Controller(API_PREFIX)
export class DisposalsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listDisposalCandidates')
  async listDisposalCandidates(
    @Incoming() { caller }: Call<'listDisposalCandidates'>,
  ): Promise<AnswerOf<'listDisposalCandidates'>> {
    const items = await this.services.disposals.candidates(caller.actor);
    const day = beijingDate(this.services.clock.now());
    return { day, items: items.map(toCandidate), more: items.length === MOST_LISTED };
  }

  @Route('listDisposals')
  async listDisposals(
    @Incoming() { caller }: Call<'listDisposals'>,
  ): Promise<AnswerOf<'listDisposals'>> {
    return { items: (await this.services.disposals.lists(caller.actor)).map(toDisposalRow) };
  }

  @Route('proposeDisposal')
  async proposeDisposal(
    @Incoming() { caller, body }: Call<'proposeDisposal'>,
  ): Promise<AnswerOf<'proposeDisposal'>> {
    return toDisposal(await this.services.disposals.propose(caller.actor, body), caller.actor);
  }

  @Route('getDisposal')
  async getDisposal(
    @Incoming() { caller, params }: Call<'getDisposal'>,
  ): Promise<AnswerOf<'getDisposal'>> {
    const view = await this.services.disposals.view(caller.actor, params.disposalId);
    return toDisposal(view, caller.actor);
  }

  @Route('decideDisposal')
  async decideDisposal(
    @Incoming() { caller, params, body }: Call<'decideDisposal'>,
  ): Promise<AnswerOf<'decideDisposal'>> {
    const { disposals } = this.services;
    const view = await disposals.decide(caller.actor, params.disposalId, body);
    this.services.wakeWorker();
    return toDisposal(view, caller.actor);
  }

  @Route('exportDisposal')
  async exportDisposal(
    @Incoming() { caller, params, reply }: Call<'exportDisposal'>,
  ): Promise<AnswerOf<'exportDisposal'>> {
    const { list, items } = await this.services.disposals.view(caller.actor, params.disposalId);
    return tablesAnswer(reply, `销毁清册${list.number}`, disposalSheets(list, items));
  }
}
