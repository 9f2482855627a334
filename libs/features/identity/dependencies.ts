import type { UnitOfWork } from '#libs/features/ports';
import type { Clock, IdSource } from '#libs/kernel';

import type { PasswordHasher } from './passwords.js';

export interface IdentityRules {
  readonly idleMinutes: number;
  /** A session ends after this, however busy it was. */
  readonly hours: number;
  /** Wrong passwords in a row that lock an account. */
  readonly attempts: number;
  readonly lockMinutes: number;
}

export interface IdentityDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly passwords: PasswordHasher;
  readonly rules: IdentityRules;
}
