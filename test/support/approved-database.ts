import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot, type Config } from '#libs/config';
import { archiveReport } from '#libs/features/archive';
import type { ArchiveEntryRecord } from '#libs/features/ports';
import { demoServices, plainPdf, playSample } from '#libs/features/demo';
import { CompiledRulebooks, loadPackageFolder } from '#libs/features/rulebooks';
import { createIdSource, ManualClock, sha256Hex } from '#libs/kernel';
import { migrate, openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import { openFolderBlobStore } from '#libs/storage';

import { openInstallation, type Installation } from '../../apps/worker/installation.js';
import type { Template } from './database.js';
import { testCharacters } from './test-renderer.js';

/** Seconds after which the waiting job of `APPROVED`, once claimed by a worker that died, is given to another. */
const LEASE_SECONDS = 3;

/** Opens a unit of work for as long as `work` takes. */
export async function withUnit<T>(
  url: string,
  work: (unit: TypeOrmUnitOfWork) => Promise<T>,
): Promise<T> {
  const dataSource = await openDataSource(url, { poolSize: 4 });
  try {
    return await work(new TypeOrmUnitOfWork(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

/** A database in which the sample stands approved, its archive job waiting; made through the product's services. */
export function approvedDatabase(): Template {
  return { name: 'approved', key: sourcesHash(), prepare };
}

/** Evidence and minutes of that report, kept as long as the template is. */
const FILES = join(
  repositoryRoot(),
  'node_modules',
  '.cache',
  `ziping-approved-${process.getuid?.() ?? 0}`,
);

/** Puts the report's evidence and minutes into a storage of the test's own. */
export function copyApprovedFiles(storage: string): void {
  cpSync(FILES, storage, { recursive: true });
}

async function prepare(url: string): Promise<void> {
  await migrate(url, { leaseSeconds: LEASE_SECONDS });
  rmSync(FILES, { recursive: true, force: true });
  await withUnit(url, async (unitOfWork) => {
    const parts = {
      unitOfWork,
      rulebooks: new CompiledRulebooks(unitOfWork.read),
      characters: testCharacters,
      blobs: openFolderBlobStore(FILES),
      ids: createIdSource(),
      // Nobody signs in here.
      passwords: {
        hash: () => Promise.resolve('$argon2id$none'),
        matches: () => Promise.resolve(false),
      },
    };
    const rulebook = await loadPackageFolder(join(repositoryRoot(), 'rules', '2024'));
    await playSample(demoServices(parts, new ManualClock(new Date(0))), rulebook, () => undefined);
  });
}

/** Changes with anything the prepared database could depend on. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['libs', 'rules']) {
    const root = join(repositoryRoot(), folder);
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|json)$/.test(name) && !name.endsWith('.spec.ts'))
      .sort();
    for (const name of names) hash.update(name).update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
}

/** Prints at once, the text of the page into the file, so that two different pages are two different files. */
export const PLAIN_PRINTER = {
  print: ({ title, html }: { readonly title: string; readonly html: string }) =>
    Promise.resolve({
      pdf: plainPdf(title, [sha256Hex(html)]),
      ...{ pages: 1, renderer: 'plain', fonts: [] },
    }),
};

/** Archives the approved report of an installation, printed plainly. */
export async function archiveWaiting(installation: Installation): Promise<ArchiveEntryRecord> {
  type Row = { id: string; data: { bureauId: string; reportId: string; submissionId: string } };
  const waiting = `SELECT id, data FROM pgboss.job WHERE name = 'archive-report'`;
  const { rows } = await installation.executeSql(waiting, []);
  const [job] = rows as Row[];
  if (job === undefined) throw new Error('the approval left no job');
  const entry = await archiveReport({ ...installation, printer: PLAIN_PRINTER }, job);
  if (entry === null) throw new Error('nothing was archived');
  return entry;
}

/** The same, of the installation that the settings describe. */
export async function archiveTheReport(config: Config): Promise<void> {
  const installation = await openInstallation(config, { log: () => undefined });
  try {
    await archiveWaiting(installation);
  } finally {
    await installation.close();
  }
}
