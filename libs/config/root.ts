import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the clone, found from the sources (tests) as well as from the build in dist/. */
export function repositoryRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package-lock.json'))) {
    if (at === dirname(at)) throw new Error('no package-lock.json above libs/config');
    at = dirname(at);
  }
  return at;
}
