import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toKeeping, toScheme } from '../mappers/archive-keeping.js';
import { SERVICES, type Services } from '../process/services.js';

/** 档号, retention and holds of archived reports. */
@Controller(API_PREFIX)
export class ArchiveKeepingController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listSchemes')
  async listSchemes(@Incoming() { caller }: Call<'listSchemes'>): Promise<AnswerOf<'listSchemes'>> {
    return { items: (await this.services.keeping.schemes(caller.actor)).map(toScheme) };
  }

  @Route('setScheme')
  async setScheme(
    @Incoming() { caller, params, body }: Call<'setScheme'>,
  ): Promise<AnswerOf<'setScheme'>> {
    const { keeping } = this.services;
    return { filed: await keeping.setScheme(caller.actor, params.organisationId, body) };
  }

  @Route('getKeeping')
  async getKeeping(
    @Incoming() { caller, params }: Call<'getKeeping'>,
  ): Promise<AnswerOf<'getKeeping'>> {
    return toKeeping(await this.services.keeping.of(caller.actor, params.reportId));
  }

  @Route('holdArchive')
  async holdArchive(
    @Incoming() { caller, params, body }: Call<'holdArchive'>,
  ): Promise<AnswerOf<'holdArchive'>> {
    const { keeping } = this.services;
    return toKeeping(await keeping.hold(caller.actor, params.reportId, body.reason));
  }

  @Route('liftArchiveHold')
  async liftArchiveHold(
    @Incoming() { caller, params, body }: Call<'liftArchiveHold'>,
  ): Promise<AnswerOf<'liftArchiveHold'>> {
    const { keeping } = this.services;
    return toKeeping(await keeping.lift(caller.actor, params.reportId, body.reason));
  }
}
