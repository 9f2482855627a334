import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { migrate } from '#libs/persistence';

import { createTestDatabase, type TestDatabase, type Template } from './database.js';
import { repositoryRoot } from '#libs/config';

/** A database as `migrate` leaves it, cloned: the migrations run once, until one of their files changes. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  return createTestDatabase(MIGRATED);
}

const MIGRATED: Template = {
  name: 'migrated',
  key: hashOfFolders('libs/persistence/migrations', 'libs/persistence/jobs'),
  prepare: async (url) => {
    await migrate(url);
  },
};

function hashOfFolders(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = join(repositoryRoot(), folder);
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      hash.update(file).update(readFileSync(join(path, file)));
    }
  }
  return hash.digest('hex');
}
