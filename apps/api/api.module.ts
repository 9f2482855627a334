import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';

import { CONTROLLERS } from './controllers/index.js';
import { PermissionGuard } from './guards/permission.guard.js';
import { SessionGuard } from './guards/session.guard.js';
import { ThrottleGuard, throttlers, type RequestLimits } from './guards/throttle.guard.js';
import { DenialInterceptor } from './http/denial-interceptor.js';
import { ErrorFilter } from './http/error-filter.js';
import { SERVICES, type Services } from './process/services.js';

/** Every route behind the same guards, in this order: how often, who, in which role. */
@Module({})
export class ApiModule {
  static over(services: Services, limits: RequestLimits): DynamicModule {
    return {
      module: ApiModule,
      imports: [ThrottlerModule.forRoot(throttlers(limits))],
      controllers: CONTROLLERS,
      providers: [
        { provide: SERVICES, useValue: services },
        { provide: APP_GUARD, useClass: ThrottleGuard },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: DenialInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
