import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import type { CheckExport } from '#libs/features/checking';

import { fileAnswer } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { requireFile, type UploadedFile } from '../http/upload.js';
import { toFindings, toTakenOver } from '../mappers/text-checks.js';
import { SERVICES, type Services } from '../process/services.js';

const MEDIA: Readonly<Record<CheckExport, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
/** A name is shown and given back: this much of it is enough. */
const MOST_NAME = 100;

/** Reports that exist as files, checked or read; of what is taken over the doubts are kept, of no file its bytes. */
@Controller(API_PREFIX)
export class TextChecksController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('checkText')
  async checkText(@Incoming() { file }: Call<'checkText'>): Promise<AnswerOf<'checkText'>> {
    const { format, text, findings } = await this.services.textChecks.check(sentFile(file));
    return { format, text, findings: toFindings(findings) };
  }

  @Route('exportTextCheck')
  async exportTextCheck(
    @Incoming() { body, file, reply }: Call<'exportTextCheck'>,
  ): Promise<AnswerOf<'exportTextCheck'>> {
    const sent = sentFile(file);
    const bytes = await this.services.textChecks.export(sent, body.as);
    const filename = `${sent.name.replace(/\.[^.]*$/, '')}（核查）.${body.as}`;
    return fileAnswer(reply, { filename, mediaType: MEDIA[body.as], bytes });
  }

  @Route('proposeTakeover')
  async proposeTakeover(
    @Incoming() { caller, params, file }: Call<'proposeTakeover'>,
  ): Promise<AnswerOf<'proposeTakeover'>> {
    const { bytes } = requireFile(file);
    return toTakenOver(await this.services.takeover.propose(caller.actor, params.reportId, bytes));
  }

  @Route('takeOver')
  takeOver(
    @Incoming() { caller, params, body, file }: Call<'takeOver'>,
  ): Promise<AnswerOf<'takeOver'>> {
    const { name: filename, bytes } = sentFile(file);
    return this.services.takeover.takeOver(caller.actor, { ...params, ...body, filename, bytes });
  }
}

function sentFile(file: UploadedFile | null): { name: string; bytes: Uint8Array } {
  const { filename, bytes } = requireFile(file);
  return { name: filename.slice(-MOST_NAME), bytes };
}
