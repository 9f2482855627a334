import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { given } from '../mappers/given.js';
import { pageOf } from '../mappers/page.js';
import { toCaseSource, toLimitCases, toOutdatedDraft, toTrial } from '../mappers/rule-reports.js';
import { SERVICES, type Services } from '../process/services.js';

/** A page: every draft on it is scored twice. */
const PAGE = 20;

/** Golden cases from reports, formulas tried on one, and drafts moved to corrected rules. */
@Controller(API_PREFIX)
export class RuleReportsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listCaseSources')
  async listCaseSources(
    @Incoming() { caller, params, query }: Call<'listCaseSources'>,
  ): Promise<AnswerOf<'listCaseSources'>> {
    const { reportCases } = this.services;
    const rows = await reportCases.sources(caller.actor, params.draftId, given(query));
    return { items: rows.map(toCaseSource) };
  }

  @Route('makeCase')
  async makeCase(
    @Incoming() { caller, params, body }: Call<'makeCase'>,
  ): Promise<AnswerOf<'makeCase'>> {
    const { reportCases } = this.services;
    const made = await reportCases.make(caller.actor, params.draftId, body.reportId);
    return { example: { ...made.example }, left: [...made.left] };
  }

  @Route('makeLimitCases')
  async makeLimitCases(
    @Incoming() { caller, params, body }: Call<'makeLimitCases'>,
  ): Promise<AnswerOf<'makeLimitCases'>> {
    const { limitCases } = this.services;
    return toLimitCases(await limitCases.make(caller.actor, params.draftId, given(body)));
  }

  @Route('listCaseChanges')
  async listCaseChanges(
    @Incoming() { caller, params }: Call<'listCaseChanges'>,
  ): Promise<AnswerOf<'listCaseChanges'>> {
    const changes = await this.services.reportCases.changes(caller.actor, params.draftId);
    return { items: changes.map((change) => ({ ...change, place: [...change.place] })) };
  }

  @Route('tryRuleDraft')
  async tryRuleDraft(
    @Incoming() { caller, params, query }: Call<'tryRuleDraft'>,
  ): Promise<AnswerOf<'tryRuleDraft'>> {
    const { draftTrials } = this.services;
    return toTrial(await draftTrials.try(caller.actor, params.draftId, query.reportId));
  }

  @Route('tryRuleText')
  async tryRuleText(
    @Incoming() { caller, params, query }: Call<'tryRuleText'>,
  ): Promise<AnswerOf<'tryRuleText'>> {
    return this.services.draftTrials.print(caller.actor, params.draftId, query);
  }

  @Route('listOutdatedDrafts')
  async listOutdatedDrafts(
    @Incoming() { caller, params, query }: Call<'listOutdatedDrafts'>,
  ): Promise<AnswerOf<'listOutdatedDrafts'>> {
    const page = { after: query.after ?? null, limit: PAGE + 1 };
    const rows = await this.services.reportMoves.preview(caller.actor, params.hash, page);
    return pageOf(rows, PAGE, ({ report }) => report.id, toOutdatedDraft);
  }

  @Route('moveDrafts')
  async moveDrafts(
    @Incoming() { caller, params, body }: Call<'moveDrafts'>,
  ): Promise<AnswerOf<'moveDrafts'>> {
    const { moved, refused } = await this.services.reportMoves.move(
      caller.actor,
      params.hash,
      body,
    );
    return { moved: [...moved], refused: [...refused] };
  }
}
