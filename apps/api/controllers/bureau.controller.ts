import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';
import { OVERVIEW_SHEETS } from '#libs/features/overview';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { tablesAnswer } from '../http/spreadsheets.js';
import { toNotice, toOverview, toReplay, toUnitUrge, toUrge } from '../mappers/bureau.js';
import { pageOf } from '../mappers/page.js';
import { SERVICES, type Services } from '../process/services.js';

/** The district as the bureau sees it, reminders, and everybody's notices. */
@Controller(API_PREFIX)
export class BureauController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('previewUrge')
  async previewUrge(
    @Incoming() { caller, body }: Call<'previewUrge'>,
  ): Promise<AnswerOf<'previewUrge'>> {
    return toUrge(await this.services.reminders.preview(caller.actor, body.reportIds));
  }

  @Route('urge')
  async urge(@Incoming() { caller, body }: Call<'urge'>): Promise<AnswerOf<'urge'>> {
    const { reportIds, remark = null } = body;
    return toUrge(await this.services.reminders.urge(caller.actor, reportIds, remark));
  }

  @Route('previewUnitUrge')
  async previewUnitUrge(
    @Incoming() { caller, body }: Call<'previewUnitUrge'>,
  ): Promise<AnswerOf<'previewUnitUrge'>> {
    return toUnitUrge(await this.services.unitReminders.preview(caller.actor, body));
  }

  @Route('urgeUnits')
  async urgeUnits(@Incoming() { caller, body }: Call<'urgeUnits'>): Promise<AnswerOf<'urgeUnits'>> {
    const { remark = null, ...asked } = body;
    return toUnitUrge(await this.services.unitReminders.urge(caller.actor, asked, remark));
  }

  @Route('listNotices')
  async listNotices(
    @Incoming() { caller, query }: Call<'listNotices'>,
  ): Promise<AnswerOf<'listNotices'>> {
    const { limit, after } = query;
    const page = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
    const { rows, unread } = await this.services.reminders.notices(caller.actor, page);
    return { ...pageOf(rows, limit, ({ id }) => id, toNotice), unread };
  }

  @Route('readNotice')
  async readNotice(
    @Incoming() { caller, params }: Call<'readNotice'>,
  ): Promise<AnswerOf<'readNotice'>> {
    return { unread: await this.services.reminders.markRead(caller.actor, params.noticeId) };
  }

  @Route('readAllNotices')
  async readAllNotices(
    @Incoming() { caller }: Call<'readAllNotices'>,
  ): Promise<AnswerOf<'readAllNotices'>> {
    return { unread: await this.services.reminders.markRead(caller.actor, null) };
  }

  @Route('getOverview')
  async getOverview(
    @Incoming() { caller, query }: Call<'getOverview'>,
  ): Promise<AnswerOf<'getOverview'>> {
    return toOverview(await this.services.overview.get(caller.actor, query.year ?? null));
  }

  @Route('getReplay')
  async getReplay(@Incoming() { caller }: Call<'getReplay'>): Promise<AnswerOf<'getReplay'>> {
    return toReplay(await this.services.read.replays.latest(caller.actor.bureauId));
  }

  @Route('exportOverview')
  async exportOverview(
    @Incoming() { caller, params, query, reply }: Call<'exportOverview'>,
  ): Promise<AnswerOf<'exportOverview'>> {
    const overview = await this.services.overview.get(caller.actor, query.year ?? null);
    const sheet = OVERVIEW_SHEETS[params.table](overview);
    const year = overview.year === null ? '' : `${String(overview.year)}年度`;
    return tablesAnswer(reply, `${year}${sheet.name}`, [sheet]);
  }
}
