import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX, type MeView, type Wire } from '#libs/contracts';
import { ZipingError } from '#libs/kernel';
import type { SignedIn } from '#libs/features/identity';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { toDemoAccounts, toMe, toSession } from '../mappers/people.js';
import { SERVICES, type Services } from '../process/services.js';

/** Signing in and out, and one's own account. */
@Controller(API_PREFIX)
export class SessionController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('signIn')
  async signIn(@Incoming() call: Call<'signIn'>): Promise<AnswerOf<'signIn'>> {
    const { identity, cookie } = this.services;
    const { body, request, reply } = call;
    const requestId = request.id;
    const { token } = await identity.signIn({ ...body, requestId }, cookie.read(request));
    cookie.write(reply, token);
    return this.me(await identity.resolve(token, requestId));
  }

  @Route('listDemoAccounts')
  listDemoAccounts(): Promise<AnswerOf<'listDemoAccounts'>> {
    const { demo } = this.services;
    if (demo === null) throw new ZipingError('route.not_found', '没有这个地址。');
    return Promise.resolve(toDemoAccounts(demo));
  }

  @Route('getSession')
  getSession(@Incoming() { caller }: Call<'getSession'>): Promise<AnswerOf<'getSession'>> {
    return Promise.resolve(toSession(caller.session, caller.session));
  }

  @Route('signOut')
  async signOut(@Incoming() { caller, reply }: Call<'signOut'>): Promise<AnswerOf<'signOut'>> {
    await this.services.identity.signOut(caller);
    this.services.cookie.clear(reply);
    return undefined;
  }

  @Route('getMe')
  getMe(@Incoming() { caller }: Call<'getMe'>): Promise<AnswerOf<'getMe'>> {
    return this.me(caller);
  }

  @Route('changePassword')
  async changePassword(
    @Incoming() { caller, body, reply }: Call<'changePassword'>,
  ): Promise<AnswerOf<'changePassword'>> {
    const { token } = await this.services.identity.changePassword(caller, body);
    this.services.cookie.write(reply, token);
    return undefined;
  }

  @Route('listSessions')
  async listSessions(
    @Incoming() { caller }: Call<'listSessions'>,
  ): Promise<AnswerOf<'listSessions'>> {
    const sessions = await this.services.identity.sessions(caller);
    return { items: sessions.map((session) => toSession(session, caller.session)) };
  }

  @Route('endSession')
  async endSession(
    @Incoming() { caller, params }: Call<'endSession'>,
  ): Promise<AnswerOf<'endSession'>> {
    await this.services.identity.endSession(caller, params.sessionId);
    return undefined;
  }

  private async me(caller: SignedIn): Promise<Wire<MeView>> {
    const { read } = this.services;
    const { bureauId, id } = caller.user;
    const grants = await read.users.grants(bureauId, id);
    const organisations = await read.organisations.list(bureauId);
    return toMe(caller, grants, organisations, this.services.demo !== null);
  }
}
