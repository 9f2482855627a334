import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';

import { ZipingError, type ErrorCode } from '#libs/kernel';

import { SERVICES, type Services } from '../process/services.js';
import { callers } from './callers.js';
import { endpointOf } from './route.js';

const OUT_OF_REACH: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'report.not_found',
  'attachment.not_found',
  'archive.not_found',
]);
const DENIED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'access.denied',
  'access.separation_of_duties',
]);

/** Writes refusals by the services into the audit trail, after their own transaction has been rolled back. */
@Injectable()
export class DenialInterceptor implements NestInterceptor {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          from(this.record(context, error)).pipe(mergeMap(() => throwError(() => error))),
        ),
      );
  }

  private async record(context: ExecutionContext, error: unknown): Promise<void> {
    if (!(error instanceof ZipingError)) return;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = callers.get(request);
    if (caller === undefined) return;
    const operation = endpointOf(context)?.id ?? '';
    const { denials } = this.services;
    if (DENIED.has(error.code)) await denials.roleMissing(caller.actor, operation, request.url);
    const { reportId } = request.params as { reportId?: string };
    if (reportId !== undefined && OUT_OF_REACH.has(error.code)) {
      await denials.reportOutOfReach(caller.actor, operation, reportId);
    }
  }
}
