import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';

import { ZipingError } from '#libs/kernel';

import { endpointOf } from '../http/route.js';

/**
 * Bounds sign-ins by address: each costs a hash. Counted per process; what must hold over all of them, the lock of an
 * account, is in the database.
 */
@Injectable()
export class SignInThrottleGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(endpointOf(context)?.id !== 'signIn');
  }

  protected override throwThrottlingException(): Promise<void> {
    throw new ZipingError('request.too_many', '登录尝试过于频繁，请一分钟后再试。');
  }
}
