import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import type { RulebookRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { SERVICES, type Services } from '../process/services.js';

/** Published yearly packages. */
@Controller(API_PREFIX)
export class RulebooksController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listRulebooks')
  async listRulebooks(
    @Incoming() { caller }: Call<'listRulebooks'>,
  ): Promise<AnswerOf<'listRulebooks'>> {
    const rulebooks = await this.services.read.rulebooks.list(caller.actor.bureauId);
    return { items: rulebooks.map(toRow) };
  }

  @Route('getRulebook')
  async getRulebook(
    @Incoming() { caller, params }: Call<'getRulebook'>,
  ): Promise<AnswerOf<'getRulebook'>> {
    const { bureauId } = caller.actor;
    const rulebook = await this.services.read.rulebooks.find(bureauId, params.hash);
    if (rulebook === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则。');
    return { ...toRow(rulebook), package: { ...rulebook.package } };
  }
}

function toRow({ publishedAt, ...rulebook }: Omit<RulebookRecord, 'package'>) {
  const { hash, year, version, status, effectiveFrom } = rulebook;
  return { hash, year, version, status, effectiveFrom, publishedAt: publishedAt.toISOString() };
}
