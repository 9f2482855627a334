import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { RoleName } from '#libs/contracts';
import { ZipingError } from '#libs/kernel';
import { ROLE_LABELS } from '#libs/workflow';

import { callers } from '../http/callers.js';
import { endpointOf } from '../http/route.js';
import { SERVICES, type Services } from '../process/services.js';

/**
 * Lets through whoever holds one of the roles the contract names for the route. Denies whatever it does not know. Which
 * organisation's things the role reaches is looked at by the services, under the report's lock.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const found = endpointOf(context);
    if (found === null) throw new ZipingError('access.denied', '这个地址没有登记权限。');
    const { access } = found.endpoint;
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = callers.get(request);
    if (caller === undefined) throw new ZipingError('session.required', '请先登录。');
    if (access === 'signed_in') return true;
    if (caller.actor.grants.some(({ role }) => access.includes(role))) return true;
    await this.services.denials.roleMissing(caller.actor, found.id, request.url);
    throw new ZipingError('access.denied', `没有权限：须由${namesOf(access)}办理。`);
  }
}

const namesOf = (roles: readonly RoleName[]): string =>
  roles.map((role) => ROLE_LABELS[role]).join('、');
