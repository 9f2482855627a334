import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import { draftActions } from '#libs/features/rulebooks';

import { fileAnswer } from '../http/files.js';
import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { requireFile } from '../http/upload.js';
import { pageOf } from '../mappers/page.js';
import { toCreated, toDraftRow, toLint } from '../mappers/rule-drafts.js';
import { SERVICES, type Services } from '../process/services.js';

const ZIP = 'application/zip';

/** Yearly packages on their way to publication. */
@Controller(API_PREFIX)
export class RuleDraftsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listRuleDrafts')
  async listRuleDrafts(
    @Incoming() { caller, query }: Call<'listRuleDrafts'>,
  ): Promise<AnswerOf<'listRuleDrafts'>> {
    const { limit, after = null } = query;
    const drafts = await this.services.ruleDraftReader.list(caller.actor, {
      after,
      limit: limit + 1,
    });
    return pageOf(drafts, limit, ({ id }) => id, toDraftRow);
  }

  @Route('createRuleDraft')
  async createRuleDraft(
    @Incoming() { caller, body }: Call<'createRuleDraft'>,
  ): Promise<AnswerOf<'createRuleDraft'>> {
    const { draft, ...started } = await this.services.ruleDrafts.create(caller.actor, body);
    return toCreated(draft, started);
  }

  @Route('importRuleDraft')
  async importRuleDraft(
    @Incoming() { caller, file }: Call<'importRuleDraft'>,
  ): Promise<AnswerOf<'importRuleDraft'>> {
    const { bytes } = requireFile(file);
    const draft = await this.services.ruleDrafts.import(caller.actor, bytes);
    return toCreated(draft, { shifted: [], checklist: [] });
  }

  @Route('getRuleDraft')
  async getRuleDraft(
    @Incoming() { caller, params }: Call<'getRuleDraft'>,
  ): Promise<AnswerOf<'getRuleDraft'>> {
    const draft = await this.services.ruleDraftReader.find(caller.actor, params.draftId);
    const actions = draftActions(draft, caller.actor);
    return { ...toDraftRow(draft), package: { ...draft.package }, actions };
  }

  @Route('patchRuleDraft')
  async patchRuleDraft(
    @Incoming() { caller, params, body }: Call<'patchRuleDraft'>,
  ): Promise<AnswerOf<'patchRuleDraft'>> {
    const { expectedVersion, operations } = body;
    const seen = { ...params, expectedVersion };
    const { ruleDrafts } = this.services;
    const { draft, inverse } = await ruleDrafts.edit(caller.actor, seen, operations);
    const { version, contentHash, updatedAt } = draft;
    return {
      version,
      contentHash,
      updatedAt: updatedAt.toISOString(),
      inverse,
    } as AnswerOf<'patchRuleDraft'>;
  }

  @Route('lintRuleDraft')
  async lintRuleDraft(
    @Incoming() { caller, params }: Call<'lintRuleDraft'>,
  ): Promise<AnswerOf<'lintRuleDraft'>> {
    const { draft, faults } = await this.services.ruleDraftReader.lint(
      caller.actor,
      params.draftId,
    );
    return toLint(draft, faults);
  }

  @Route('exportRuleDraft')
  async exportRuleDraft(
    @Incoming() { caller, params, reply }: Call<'exportRuleDraft'>,
  ): Promise<AnswerOf<'exportRuleDraft'>> {
    const { name, bytes } = await this.services.ruleDraftReader.export(
      caller.actor,
      params.draftId,
    );
    return fileAnswer(reply, { filename: name, mediaType: ZIP, bytes });
  }

  @Route('exportRulebook')
  async exportRulebook(
    @Incoming() { caller, params, reply }: Call<'exportRulebook'>,
  ): Promise<AnswerOf<'exportRulebook'>> {
    const { ruleDraftReader } = this.services;
    const { name, bytes } = await ruleDraftReader.exportPublished(caller.actor, params.hash);
    return fileAnswer(reply, { filename: name, mediaType: ZIP, bytes });
  }

  @Route('compareRules')
  async compareRules(
    @Incoming() { caller, query }: Call<'compareRules'>,
  ): Promise<AnswerOf<'compareRules'>> {
    return this.services.ruleDraftReader.compare(caller.actor, query.before, query.after);
  }
}
