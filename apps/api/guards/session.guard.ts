import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { ZipingError } from '#libs/kernel';

import { callers } from '../http/callers.js';
import { endpointOf } from '../http/route.js';
import { SERVICES, type Services } from '../process/services.js';

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
    callers.set(request, await identity.resolve(cookie.read(request), request.id));
    return true;
  }
}
