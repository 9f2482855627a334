import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerOptions } from '@nestjs/throttler';

import { ZipingError } from '#libs/kernel';

import { endpointOf } from '../http/route.js';

const MINUTE_MS = 60_000;

/** How much one address may ask within a minute. */
export interface RequestLimits {
  readonly signIns: number;
  /** Of each route that the public uses. */
  readonly publicRequests: number;
}

const isSignIn = (context: ExecutionContext): boolean => endpointOf(context)?.id === 'signIn';
const isPublicPage = (context: ExecutionContext): boolean =>
  endpointOf(context)?.endpoint.path.startsWith('/public/') === true;

/**
 * Bounds sign-ins, each of which costs a hash, and what is read without signing in. Counted by address and per process;
 * what must hold over all processes, the lock of an account, is in the database.
 */
export function throttlers({ signIns, publicRequests }: RequestLimits): ThrottlerOptions[] {
  return [
    { name: 'sign-in', ttl: MINUTE_MS, limit: signIns, skipIf: (at) => !isSignIn(at) },
    { name: 'public', ttl: MINUTE_MS, limit: publicRequests, skipIf: (at) => !isPublicPage(at) },
  ];
}

@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  protected override throwThrottlingException(context: ExecutionContext): Promise<void> {
    const what = isSignIn(context) ? '登录尝试' : '访问';
    throw new ZipingError('request.too_many', `${what}过于频繁，请一分钟后再试。`);
  }
}
