import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { fileAnswer, mediaTypeOf } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toPublication } from '../mappers/publication.js';
import { SERVICES, type Services } from '../process/services.js';

/** Archived reports on their way to the public. */
@Controller(API_PREFIX)
export class PublicationController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('getPublication')
  async getPublication(
    @Incoming() { caller, params }: Call<'getPublication'>,
  ): Promise<AnswerOf<'getPublication'>> {
    return this.view(caller, params.reportId);
  }

  @Route('requestPublication')
  async requestPublication(
    @Incoming() { caller, params }: Call<'requestPublication'>,
  ): Promise<AnswerOf<'requestPublication'>> {
    await this.services.publications.request(caller.actor, params.reportId);
    this.services.wakeWorker();
    return this.view(caller, params.reportId);
  }

  @Route('reviewPublication')
  async reviewPublication(
    @Incoming() { caller, params, body }: Call<'reviewPublication'>,
  ): Promise<AnswerOf<'reviewPublication'>> {
    await this.services.publications.review(caller.actor, params.reportId, body);
    return this.view(caller, params.reportId);
  }

  @Route('publishReport')
  async publishReport(
    @Incoming() { caller, params, body }: Call<'publishReport'>,
  ): Promise<AnswerOf<'publishReport'>> {
    const { reportId } = params;
    await this.services.publications.publish(caller.actor, reportId, body.expectedVersion);
    return this.view(caller, reportId);
  }

  @Route('withdrawPublication')
  async withdrawPublication(
    @Incoming() { caller, params, body }: Call<'withdrawPublication'>,
  ): Promise<AnswerOf<'withdrawPublication'>> {
    await this.services.publications.withdraw(caller.actor, params.reportId, body);
    return this.view(caller, params.reportId);
  }

  @Route('getPublicationFile')
  async getPublicationFile(
    @Incoming() { caller, params, query, reply }: Call<'getPublicationFile'>,
  ): Promise<AnswerOf<'getPublicationFile'>> {
    const { reportId, fileName } = params;
    const bytes = await this.services.publications.file(caller.actor, reportId, fileName);
    const file = { filename: fileName, mediaType: mediaTypeOf(fileName), bytes };
    return fileAnswer(reply, file, query.disposition);
  }

  private async view({ actor }: Call<'getPublication'>['caller'], reportId: string) {
    const view = await this.services.publications.view(actor, reportId);
    return toPublication(view, actor, this.services.clock.now());
  }
}
