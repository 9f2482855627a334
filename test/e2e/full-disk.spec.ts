import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import { addUnits } from '../support/district.js';
import { settled } from '../support/report-life.js';
import { MINUTES, ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';
import { jobsWait, tracesIn, tracesOf } from '../support/traces.js';
import { until } from '../support/whole-service.js';

const FULL_DISK = join(repositoryRoot(), 'dist', 'test', 'support', 'full-disk.js');
const STORAGE_FULL = '存储空间已满，请清理磁盘后重试（ENOSPC）。';
const DATABASE_FULL = /数据库磁盘已满，请联系管理员腾出空间。/;
const APPROVED = { name: 'approved', steps: ['approve'], at: 'asked', span: 0 } as const;
const REQUESTED = { ...APPROVED, steps: ['approve', 'request'] } as const;

/** PostgreSQL's own answer to every write while its disk is full; reading goes on. */
const REFUSE_WRITES = `
  CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
  DO $$ DECLARE t regclass; BEGIN
    FOR t IN SELECT oid FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
      AND relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)
    LOOP EXECUTE format('CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE OR DELETE ON %s EXECUTE FUNCTION disk_full()', t);
    END LOOP; END $$`;
const isFile = (path: string) => path.includes('.');
/** Written after everything it describes. */
const isTagFile = (path: string) => path.endsWith('bagit.txt');

const ALLOW_WRITES = 'DROP FUNCTION disk_full CASCADE';

describe('an application whose disk is full', () => {
  let folder: string;
  let service: TestService;
  let owner: Awaited<ReturnType<typeof openDataSource>>;
  let units: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-full-disk-'));
    service = await startService({
      ...{ ZIPING_STORAGE: storage(), TEST_DISK_ROOM: join(folder, 'room') },
      NODE_OPTIONS: `--import ${FULL_DISK}`,
    });
    owner = await openDataSource(service.database.url, { role: null, poolSize: 1 });
    const unitOfWork = new TypeOrmUnitOfWork(owner);
    units = [...(await addUnits(unitOfWork, service.district, 5))];
  });
  afterAll(async () => {
    await service.stop();
    await owner.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const storage = () => join(folder, 'storage');
  const leave = (bytes: number) => {
    writeFileSync(join(folder, 'room'), String(bytes));
  };
  const makeRoom = () => {
    rmSync(join(folder, 'room'), { force: true });
  };
  const halfWritten = () => readdirSync(join(storage(), '.partial'));
  const archived = ({ id }: ReportSteps) =>
    readdirSync(join(storage(), 'archive', service.district.bureauId, id), {
      ...{ recursive: true, encoding: 'utf8' },
    });

  async function reportOnDesk(): Promise<ReportSteps> {
    const { as, district } = service;
    const stage = { as, district: { ...district, east: units.pop()! } };
    const report = await ReportSteps.create(stage, 'east');
    await report.reachBureau();
    return report;
  }

  async function approve({ params, decision }: ReportSteps) {
    const approver = await service.as('bureau_approver');
    return approver.ok('approve', { params, body: decision });
  }

  /** What the page of an approved report says of why it is not archived yet. */
  async function trouble({ params }: ReportSteps): Promise<unknown> {
    const approver = await service.as('bureau_approver');
    const { details } = await approver.refused('getArchive', { params });
    return details?.['trouble'] ?? null;
  }

  async function round({ params }: ReportSteps) {
    return (await (await service.as('archivist')).ok('getPublication', { params })).round;
  }

  async function isSound({ id, params }: ReportSteps): Promise<void> {
    await until(async () => !(await jobsWait(service.database.url, id)));
    const archivist = await service.as('archivist');
    expect(await archivist.ok('verifyArchive', { params })).toMatchObject({ ok: true });
    expect(halfWritten()).toEqual([]);
  }

  it.each([
    ['from the first file on', 0, 0],
    ['in the middle of the files', 200_000, 1],
  ])('%s: it says so, and archives once when there is room', async (_, room, least) => {
    const report = await reportOnDesk();
    leave(room);
    await approve(report);
    await until(async () => (await trouble(report)) !== null);
    expect(await trouble(report)).toBe(STORAGE_FULL);
    expect((await report.view()).stage).toBe('approved');
    expect((await tracesIn(service.database.url, report.id))['archive entry']).toBeUndefined();
    expect(halfWritten()).toEqual([]);
    expect(archived(report).filter(isFile).length).toBeGreaterThanOrEqual(least);
    expect(archived(report).filter(isTagFile)).toEqual([]);

    makeRoom();
    await settled('approve', report, service);
    await isSound(report);
    expect(await tracesIn(service.database.url, report.id)).toEqual(tracesOf(APPROVED));
    expect(archived(report).filter(isTagFile)).toHaveLength(1);
  });

  it('says why the public version is not made, and makes it when there is room', async () => {
    const report = await reportOnDesk();
    await approve(report);
    await settled('approve', report, service);
    leave(0);
    const archivist = await service.as('archivist');
    await archivist.ok('requestPublication', { params: report.params });
    await until(async () => ((await round(report))?.trouble ?? null) !== null);
    expect(await round(report)).toMatchObject({
      ...{ stage: 'preparing', trouble: STORAGE_FULL, files: [] },
    });
    expect(existsSync(join(storage(), 'public')) ? halfWritten() : []).toEqual([]);

    makeRoom();
    await settled('request', report, service);
    await isSound(report);
    expect(await round(report)).toMatchObject({ stage: 'initial_review', trouble: null });
    expect(await tracesIn(service.database.url, report.id)).toEqual(tracesOf(REQUESTED));
  });

  it('refuses a file in plain words, and takes it when there is room', async () => {
    const { as, district } = service;
    const stage = { as, district: { ...district, east: units.pop()! } };
    const report = await ReportSteps.create(stage, 'east');
    const drafter = await report.drafter();
    const body = { ...report.seen, kind: 'evidence' };
    const file = { ...MINUTES, bytes: new TextEncoder().encode('%PDF-1.4\n% 另一份\n') };
    const upload = { params: report.params, body, file };
    leave(5);
    expect(await drafter.refused('addAttachment', upload)).toMatchObject({
      ...{ status: 503, code: 'storage.unavailable', message: STORAGE_FULL },
    });
    expect((await report.view()).attachments).toEqual([]);
    expect(halfWritten()).toEqual([]);
    makeRoom();
    await drafter.ok('addAttachment', upload);
  });

  it('refuses a decision that the database cannot keep, shows what is there, and goes on by itself', async () => {
    const report = await reportOnDesk();
    const approver = await service.as('bureau_approver');
    // Long enough ago for the next use of a session to be written.
    await owner.query(`UPDATE session SET last_seen_at = last_seen_at - interval '5 minutes'`);
    await owner.query(REFUSE_WRITES);
    const refused = await approver.refused('approve', {
      ...{ params: report.params, body: report.decision },
    });
    expect(refused).toMatchObject({ status: 503, code: 'database.unavailable' });
    expect(refused.message).toMatch(DATABASE_FULL);
    expect((await report.view()).stage).toBe('bureau_review');
    await owner.query(ALLOW_WRITES);

    leave(0);
    await approve(report);
    await until(async () => (await trouble(report)) !== null);
    await owner.query(REFUSE_WRITES);
    makeRoom();
    await service.application.logged(({ msg }) => msg === 'job trouble');
    expect((await report.view()).stage).toBe('approved');
    await owner.query(ALLOW_WRITES);
    await settled('approve', report, service);
    await isSound(report);
    expect(await tracesIn(service.database.url, report.id)).toEqual(tracesOf(APPROVED));
  });
});
