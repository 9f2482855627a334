import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';

/** Where the packaged browser lies unpacked for all tests; inside node_modules, so that a clean install removes it. */
export const BROWSER_CACHE = join(repositoryRoot(), 'node_modules', '.cache', 'ziping-renderer');

/** Lets a fresh home print with it. */
export function shareBrowser(home: string): void {
  mkdirSync(BROWSER_CACHE, { recursive: true });
  symlinkSync(BROWSER_CACHE, join(home, 'renderer'));
}
