import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import type { Person } from '#libs/features/organisations';
import { beijingDate } from '#libs/kernel';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { MOST_EXPORTED, tablesAnswer } from '../http/spreadsheets.js';
import { given } from '../mappers/given.js';
import { pageOf } from '../mappers/page.js';
import { toOrganisations, toUser, toUserFilter } from '../mappers/people.js';
import { organisationsSheet, usersSheet } from '../mappers/people-sheets.js';
import { SERVICES, type Services } from '../process/services.js';

/** Units, accounts, roles. */
@Controller(API_PREFIX)
export class PeopleController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('listOrganisations')
  async listOrganisations(
    @Incoming() { caller }: Call<'listOrganisations'>,
  ): Promise<AnswerOf<'listOrganisations'>> {
    const organisations = await this.services.organisations.list(caller.actor);
    return { items: toOrganisations(organisations) };
  }

  @Route('exportOrganisations')
  async exportOrganisations(
    @Incoming() { caller, reply }: Call<'exportOrganisations'>,
  ): Promise<AnswerOf<'exportOrganisations'>> {
    const all = toOrganisations(await this.services.organisations.list(caller.actor));
    const day = beijingDate(this.services.clock.now());
    return tablesAnswer(reply, `单位${day}`, [organisationsSheet(all)]);
  }

  @Route('createOrganisation')
  async createOrganisation(
    @Incoming() { caller, body }: Call<'createOrganisation'>,
  ): Promise<AnswerOf<'createOrganisation'>> {
    const { id } = await this.services.organisations.create(caller.actor, body);
    return { id };
  }

  @Route('renameOrganisation')
  async renameOrganisation(
    @Incoming() { caller, params, body }: Call<'renameOrganisation'>,
  ): Promise<AnswerOf<'renameOrganisation'>> {
    await this.services.organisations.rename(caller.actor, params.organisationId, body);
    return undefined;
  }

  @Route('mergeOrganisation')
  async mergeOrganisation(
    @Incoming() { caller, params, body }: Call<'mergeOrganisation'>,
  ): Promise<AnswerOf<'mergeOrganisation'>> {
    await this.services.organisations.merge(caller.actor, params.organisationId, body);
    return undefined;
  }

  @Route('listUsers')
  async listUsers(
    @Incoming() { caller, query }: Call<'listUsers'>,
  ): Promise<AnswerOf<'listUsers'>> {
    const { users, read, clock } = this.services;
    const { people, total } = await users.list(caller.actor, toUserFilter(query));
    const organisations = await read.organisations.list(caller.actor.bureauId);
    const view = (person: Person) => toUser(person, organisations, clock.now());
    return { ...pageOf(people, query.limit, ({ user }) => user.account, view), total };
  }

  @Route('exportUsers')
  async exportUsers(
    @Incoming() { caller, query, reply }: Call<'exportUsers'>,
  ): Promise<AnswerOf<'exportUsers'>> {
    const { users, read, clock } = this.services;
    const asked = { ...given(query), limit: MOST_EXPORTED };
    const { people } = await users.list(caller.actor, asked);
    const organisations = await read.organisations.list(caller.actor.bureauId);
    const now = clock.now();
    const views = people.map((person) => toUser(person, organisations, now));
    return tablesAnswer(reply, `账号与角色${beijingDate(now)}`, [usersSheet(views)]);
  }

  @Route('createUser')
  async createUser(
    @Incoming() { caller, body }: Call<'createUser'>,
  ): Promise<AnswerOf<'createUser'>> {
    const { id, oneTimePassword } = await this.services.users.create(caller.actor, body);
    return { id, oneTimePassword };
  }

  @Route('resetPassword')
  async resetPassword(
    @Incoming() { caller, params }: Call<'resetPassword'>,
  ): Promise<AnswerOf<'resetPassword'>> {
    const { users } = this.services;
    return { oneTimePassword: await users.resetPassword(caller.actor, params.userId) };
  }

  @Route('disableUser')
  async disableUser(
    @Incoming() { caller, params }: Call<'disableUser'>,
  ): Promise<AnswerOf<'disableUser'>> {
    await this.services.users.disable(caller.actor, params.userId);
    return undefined;
  }

  @Route('enableUser')
  async enableUser(
    @Incoming() { caller, params }: Call<'enableUser'>,
  ): Promise<AnswerOf<'enableUser'>> {
    await this.services.users.enable(caller.actor, params.userId);
    return undefined;
  }

  @Route('endUserSessions')
  async endUserSessions(
    @Incoming() { caller, params }: Call<'endUserSessions'>,
  ): Promise<AnswerOf<'endUserSessions'>> {
    await this.services.users.endSessions(caller.actor, params.userId);
    return undefined;
  }

  @Route('addGrant')
  async addGrant(
    @Incoming() { caller, params, body }: Call<'addGrant'>,
  ): Promise<AnswerOf<'addGrant'>> {
    const { id } = await this.services.grants.add(caller.actor, { ...params, ...body });
    return { id };
  }

  @Route('removeGrant')
  async removeGrant(
    @Incoming() { caller, params }: Call<'removeGrant'>,
  ): Promise<AnswerOf<'removeGrant'>> {
    await this.services.grants.remove(caller.actor, params.userId, params.grantId);
    return undefined;
  }
}
