export { DenialLog } from './denials.js';
export type { IdentityDependencies, IdentityRules } from './dependencies.js';
export { IdentityService, type SignedIn } from './identity-service.js';
export type { OpenedSession } from './open-session.js';
export { oneTimePassword } from './one-time-password.js';
export { createPasswordHasher, type Argon2Cost, type PasswordHasher } from './passwords.js';
export { publicIdOf } from './tokens.js';
