import type { Config } from '#libs/config';
import type { DemoParts } from '#libs/features/demo';
import { createPasswordHasher } from '#libs/features/identity';

import type { Installation } from './installation.js';

/** What the demo needs of an open installation. */
export function demoParts(config: Config, installation: Installation): DemoParts {
  const { unitOfWork, rulebooks, blobs, characters, ids } = installation;
  const passwords = createPasswordHasher(config.argon2);
  return { unitOfWork, rulebooks, blobs, characters, ids, passwords };
}
