import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone, found from the sources as well as from the build. */
export function repositoryRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package-lock.json'))) {
    if (at === dirname(at)) throw new Error('package-lock.json is in no directory above the tests');
    at = dirname(at);
  }
  return at;
}
