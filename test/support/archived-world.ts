import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig, type Config } from '#libs/config';
import { ArchiveKeeping, ArchiveReader } from '#libs/features/archive';
import type { Actor, ArchiveEntryRecord, Retention } from '#libs/features/ports';
import { preparePublication, PublicationService } from '#libs/features/publication';
import { ManualClock } from '#libs/kernel';
import { openDataSource } from '#libs/persistence';
import type { Role } from '#libs/workflow';

import { openInstallation, type Installation } from '../../apps/worker/installation.js';
import { actorsOf } from './actors.js';
import {
  approvedDatabase,
  archiveWaiting,
  copyApprovedFiles,
  PLAIN_PRINTER,
} from './approved-database.js';
import { createTestDatabase, type TestDatabase } from './database.js';

type Owner = Awaited<ReturnType<typeof openDataSource>>;

/** Who reviews what is to be public, in order. */
const REVIEWERS: readonly Role[] = ['committee_secretary', 'bureau_reviewer', 'bureau_approver'];
const DAY_MS = 24 * 60 * 60 * 1_000;

interface Parts {
  readonly config: Config;
  readonly installation: Installation;
  /** Of the tables; one connection. */
  readonly owner: Owner;
  /** The installation's. */
  readonly clock: ManualClock;
  readonly people: ReadonlyMap<Role, Actor>;
  readonly database: TestDatabase;
}

/** The sample, archived in an installation of its own and numbered by the scheme of its unit, and who keeps archives there. */
export class ArchivedWorld {
  readonly reader: ArchiveReader;
  readonly keeping: ArchiveKeeping;

  readonly config: Config;
  readonly installation: Installation;
  readonly owner: Owner;
  private archived: ArchiveEntryRecord | null = null;

  private constructor(private readonly parts: Parts) {
    const { config, installation, owner } = parts;
    [this.config, this.installation, this.owner] = [config, installation, owner];
    this.reader = new ArchiveReader(installation);
    this.keeping = new ArchiveKeeping(this.reader, installation);
  }

  /** @param before what is done behind the application's back before the report is archived */
  static async open(retention: Retention, ...before: readonly string[]): Promise<ArchivedWorld> {
    const base = mkdtempSync(join(tmpdir(), 'ziping-archived-'));
    const database = await createTestDatabase(approvedDatabase());
    const of = { ZIPING_HOME: base, ZIPING_STORAGE: join(base, 'storage') };
    const config = loadConfig({ DATABASE_URL: database.url, ...of });
    copyApprovedFiles(config.storageFolder);
    const owner = await openDataSource(database.url, { role: null, poolSize: 1 });
    const clock = new ManualClock(new Date());
    const installation = await openInstallation(config, { log: () => undefined, clock });
    const { read } = installation.unitOfWork;
    const [bureau] = await read.organisations.bureaus();
    const people = await actorsOf(read, bureau?.id ?? '');
    const world = new ArchivedWorld({ config, installation, owner, clock, people, database });
    await world.behind(...before);
    await world.keeping.setScheme(world.as('archivist'), world.unit, {
      ...{ fonds: 'X113', category: 'WS', retention },
    });
    world.archived = await archiveWaiting(installation);
    return world;
  }

  get entry(): ArchiveEntryRecord {
    if (this.archived === null) throw new Error('nothing was archived');
    return this.archived;
  }

  /** The unit whose report it is. */
  get unit(): string {
    return this.as('drafter').organisationId;
  }

  as(role: Role): Actor {
    const person = this.parts.people.get(role);
    if (person === undefined) throw new Error(`nobody is ${role}`);
    return person;
  }

  /** What only the owner of the database can do, with its triggers off. */
  async behind(...statements: readonly string[]): Promise<void> {
    await this.owner.query(`SET session_replication_role = 'replica'`);
    for (const statement of statements) await this.owner.query(statement);
    await this.owner.query(`SET session_replication_role = 'origin'`);
  }

  /** Asked for, printed plainly, reviewed by three people, held, and public. */
  async publish(): Promise<void> {
    const { installation, clock } = this.parts;
    const { reportId, bureauId } = this.entry;
    const service = new PublicationService(installation);
    const archivist = this.as('archivist');
    const { id: publicationId } = await service.request(archivist, reportId);
    const task = { id: null, data: { bureauId, reportId, publicationId } };
    await preparePublication({ ...installation, printer: PLAIN_PRINTER }, task);
    const seen = async () => {
      const { publication } = await service.view(archivist, reportId);
      const { version, pdfSha256 } = publication ?? {};
      return { expectedVersion: version ?? 0, pdfSha256: pdfSha256 ?? '' };
    };
    for (const role of REVIEWERS) {
      const verdict = { verdict: 'pass', opinion: '不含涉密内容，同意公开。' } as const;
      await service.review(this.as(role), reportId, { ...(await seen()), ...verdict });
    }
    clock.set(new Date(clock.now().getTime() + 3 * DAY_MS));
    await service.publish(archivist, reportId, (await seen()).expectedVersion);
  }

  async close(): Promise<void> {
    await this.installation.close();
    await this.owner.destroy();
    await this.parts.database.drop();
    rmSync(this.config.home, { recursive: true, force: true });
  }
}
