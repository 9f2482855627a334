import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import pg from 'pg';

import { ArchiveReader } from '#libs/features/archive';
import { openFolderBlobStore } from '#libs/storage';

import { approvedDatabase, copyApprovedFiles, withUnit } from '../support/approved-database.js';
import { childBrowsers } from '../support/child-browsers.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { inRounds } from '../support/rounds.js';
import { repositoryRoot } from '#libs/config';

const ROOT = repositoryRoot();
const WORKER = join(ROOT, 'dist', 'test', 'support', 'worker-process.js');
type Child = ChildProcessByStdio<null, Readable, Readable>;
interface Standing {
  readonly stage: string;
  readonly entries: number;
  readonly decisions: number;
  readonly events: number;
  readonly jobs: readonly string[];
}

const APPROVED_AND_WAITING: Partial<Standing> = {
  stage: 'approved',
  entries: 0,
  decisions: 0,
  events: 0,
};
const ARCHIVED_ONCE: Standing = {
  stage: 'archived',
  entries: 1,
  decisions: 1,
  events: 1,
  jobs: ['completed'],
};

/** Without the replay and the verification that a worker asks for when it starts at night. */
const ARCHIVE_JOBS = `FROM pgboss.job WHERE name = 'archive-report'`;

// Two processes a case, some with a browser: a busy machine takes its time.
jest.setTimeout(180_000);

describe('a worker killed while it archives', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let storage: string;
  const children: Child[] = [];

  beforeEach(async () => {
    database = await createTestDatabase(approvedDatabase());
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    storage = mkdtempSync(join(tmpdir(), 'ziping-crash-'));
    copyApprovedFiles(storage);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
    await owner.end();
    await database.drop();
    rmSync(storage, { recursive: true, force: true });
  });

  function start(stopAt: string, printer: 'plain' | 'chromium'): Child {
    const child = spawn(process.execPath, [WORKER, stopAt, printer], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that the browser dies with it as on a machine that loses power.
      detached: true,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: database.url,
        ZIPING_STORAGE: storage,
        JOB_POLL_MILLISECONDS: '100',
      },
    });
    children.push(child);
    return child;
  }

  async function standing(): Promise<Standing> {
    const count = async (sql: string): Promise<number> =>
      Number((await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);
    const report = await owner.query<{ stage: string }>('SELECT stage FROM report');
    const jobs = await owner.query<{ state: string }>(`SELECT state ${ARCHIVE_JOBS}`);
    return {
      stage: report.rows[0]?.stage ?? '',
      entries: await count('archive_entry'),
      decisions: await count(`decision WHERE command = 'archive'`),
      events: await count(`audit_event WHERE action = 'report.archive'`),
      jobs: jobs.rows.map(({ state }) => state),
    };
  }

  /** The archive's own check of the entry: every file there, unaltered, and the score computed again. */
  function verification() {
    return withUnit(database.url, async (unitOfWork) => {
      const [bureau] = await unitOfWork.read.organisations.bureaus();
      const [entry] = await unitOfWork.read.archive.list(bureau?.id ?? '', null, 1);
      if (entry === undefined) throw new Error('nothing is archived');
      const reader = new ArchiveReader({ unitOfWork, blobs: openFolderBlobStore(storage) });
      return reader.verifyEntry(entry);
    });
  }

  it.each(inRounds(['claimed', 'printed', 'stored_file', 'stored', 'committing']))(
    '%s, round %i: the report stays approved with its job, and another worker archives it once',
    async (stage) => {
      const first = start(stage, 'plain');
      await reached(first, stage);
      await kill(first);
      const between = await standing();
      expect(between).toMatchObject(APPROVED_AND_WAITING);
      expect(between.jobs).toHaveLength(1);

      await reached(start('none', 'plain'), 'committed');
      await completed(owner);
      expect(await standing()).toEqual(ARCHIVED_ONCE);
      expect((await verification()).faults).toEqual([]);
      expect(readdirSync(join(storage, '.partial'))).toEqual([]);
    },
  );

  it.each(inRounds(['committed']))(
    '%s, round %i: whole, a second delivery does nothing',
    async () => {
      const first = start('committed', 'plain');
      await reached(first, 'committed');
      await kill(first);
      expect(await standing()).toMatchObject({ stage: 'archived', entries: 1 });
      await owner.query(
        `UPDATE pgboss.job SET state = 'retry', completed_on = NULL WHERE name = 'archive-report'`,
      );

      const second = start('none', 'plain');
      await reached(second, 'claimed');
      await completed(owner);
      expect(await standing()).toEqual(ARCHIVED_ONCE);
      expect((await verification()).faults).toEqual([]);
    },
  );

  it.each(inRounds(['printing']))(
    '%s, round %i: its browser dies too, the next prints',
    async () => {
      const first = start('none', 'chromium');
      await reached(first, 'printing');
      await kill(first);
      expect(await standing()).toMatchObject(APPROVED_AND_WAITING);

      await reached(start('none', 'chromium'), 'committed');
      await completed(owner);
      expect(await standing()).toEqual(ARCHIVED_ONCE);
      const { faults, manifest } = await verification();
      expect(faults).toEqual([]);
      expect(manifest?.document.renderer).toMatch(/Chrom/);
    },
  );

  it.each(inRounds(['printing', 'printed']))(
    'browser alone killed at %s, round %i: the same worker archives it once',
    async (stage) => {
      const worker = start('none', 'chromium');
      await reached(worker, stage);
      if (stage === 'printing') await browserOf(worker, owner);
      for (const pid of childBrowsers(worker.pid)) process.kill(pid, 'SIGKILL');
      await completed(owner);
      expect(await standing()).toEqual(ARCHIVED_ONCE);
      expect((await verification()).faults).toEqual([]);
    },
  );
});

/** Waits for the line that names the stage; a process that ends before says why. */
async function reached(child: Child, stage: string): Promise<void> {
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    if ((JSON.parse(line) as { stage: string }).stage === stage) return;
  }
  throw new Error(`the worker ended before it reached ${stage}: ${errors.join('')}`);
}

async function kill(child: Child): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/** Waits until the worker has a browser, or has archived before one was seen. */
async function browserOf(worker: Child, owner: pg.Client): Promise<void> {
  const done = `SELECT pg_sleep(0.02), state ${ARCHIVE_JOBS} AND state = 'completed'`;
  while (childBrowsers(worker.pid).length === 0) {
    if (((await owner.query(done)).rowCount ?? 0) > 0) return;
  }
}

/**
 * Waits until no archive job is left to do. A job whose lease ran out on a slow machine is delivered again, and does nothing.
 */
async function completed(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ state: string }>(`SELECT state ${ARCHIVE_JOBS}`);
    if (rows.every(({ state }) => state === 'completed')) return;
    await owner.query('SELECT pg_sleep(0.05)');
  }
}
