import type { DemoParts } from '#libs/features/demo';
import { createPasswordHasher } from '#libs/features/identity';

import type { Config } from '#libs/config';

import type { Installation } from './installation.js';
import type { Printer } from './printer.js';

/** What the demo needs of an open installation. */
export function demoParts(config: Config, installation: Installation, printer: Printer): DemoParts {
  const { unitOfWork, rulebooks, blobs, ids } = installation;
  return {
    unitOfWork,
    rulebooks,
    blobs,
    ids,
    passwords: createPasswordHasher(config.argon2),
    printPage: async ({ html, title, instant }) => {
      const { pdf } = await printer.print({ html, title, author: '演示', instant });
      return pdf;
    },
  };
}
