import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { EndpointId } from '#libs/contracts';
import { ZipingError } from '#libs/kernel';

import { callers } from '../http/callers.js';
import { endpointOf } from '../http/route.js';
import { SERVICES, type Services } from '../process/services.js';

/** All that is possible before a one-time password is replaced. */
const WITH_ONE_TIME_PASSWORD: ReadonlySet<EndpointId> = new Set<EndpointId>([
  'getSession',
  'getMe',
  'changePassword',
  'signOut',
]);

/** Knows the caller of every route that is not public; a route without an entry in the contract is nobody's. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const found = endpointOf(context);
    if (found === null) throw new ZipingError('access.denied', '这个地址没有登记权限。');
    if (found.endpoint.access === 'public') return true;
    const { identity, cookie } = this.services;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await identity.resolve(cookie.read(request), request.id);
    if (caller.user.mustChangePassword && !WITH_ONE_TIME_PASSWORD.has(found.id)) {
      const message = '您使用的是一次性密码，请先设置自己的密码。';
      throw new ZipingError('session.password_change_required', message);
    }
    callers.set(request, caller);
    return true;
  }
}
