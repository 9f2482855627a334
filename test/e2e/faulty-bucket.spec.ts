import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import { addUnits } from '../support/district.js';
import { BUCKET_FAULTS, FaultyBucket, type BucketFault } from '../support/faulty-bucket.js';
import { settled } from '../support/report-life.js';
import { MINUTES, ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';
import { jobsWait, tracesIn, tracesOf } from '../support/traces.js';
import { until } from '../support/whole-service.js';

const FAULTS = Object.keys(BUCKET_FAULTS) as BucketFault[];
/** What people and operators are told: why the report waits (null: not known before a minute is over), and the storage's state. */
const TOLD: Readonly<Record<BucketFault, readonly [RegExp | null, 'ok' | 'unavailable']>> = {
  'answers 500': [/存储暂不可用，请稍后重试（HTTP 500）/, 'unavailable'],
  'answers 503 with Retry-After': [/存储暂不可用，请稍后重试（HTTP 503）/, 'unavailable'],
  'does not answer': [null, 'unavailable'],
  'cuts uploads in the middle': [/存储桶无法连接，或者连接中途断开/, 'ok'],
  'cuts downloads in the middle': [/存储桶无法连接，或者连接中途断开/, 'ok'],
  'gives half of a file': [/会议纪要.*与送审、审议时的不一致，不能归档/, 'ok'],
  'gives other bytes': [/会议纪要.*与送审、审议时的不一致，不能归档/, 'ok'],
};
const APPROVED = { name: 'approved', steps: ['approve'], at: 'asked', span: 0 } as const;

describe('an application whose bucket is in trouble', () => {
  let bucket: FaultyBucket;
  let service: TestService;
  let units: readonly string[];

  beforeAll(async () => {
    bucket = await FaultyBucket.start();
    service = await startService(bucket.environment);
    const dataSource = await openDataSource(service.database.url);
    units = await addUnits(new TypeOrmUnitOfWork(dataSource), service.district, FAULTS.length + 1);
    await dataSource.destroy();
  });
  afterAll(async () => {
    await service.stop();
    await bucket.stop();
  });

  async function reportOnDesk(unit: number): Promise<ReportSteps> {
    const { as, district } = service;
    const stage = { as, district: { ...district, east: units[unit]! } };
    const report = await ReportSteps.create(stage, 'east');
    await report.reachBureau();
    return report;
  }

  /** What the page of a report says of why it waits. */
  async function trouble({ params }: ReportSteps): Promise<unknown> {
    const approver = await service.as('bureau_approver');
    const { code, details } = await approver.refused('getArchive', { params });
    expect(code).toBe('archive.not_found');
    return details?.['trouble'] ?? null;
  }

  /** Approved, and nothing of an archive entry. */
  async function isWhole({ id }: ReportSteps): Promise<void> {
    const { 'decision approve': approved, ...rest } = await tracesIn(service.database.url, id);
    expect(approved).toBe(1);
    expect(Object.keys(rest).filter((what) => /archive$|entry|completed/.test(what))).toEqual([]);
  }

  it.each(FAULTS)('%s: it says so, and archives once when that is over', async (fault) => {
    const [reason, storage] = TOLD[fault];
    const report = await reportOnDesk(FAULTS.indexOf(fault));
    const [approver, archivist] = await Promise.all(
      ['bureau_approver', 'archivist'].map((account) => service.as(account)),
    );
    bucket.break(fault);
    await approver!.ok('approve', { params: report.params, body: report.decision });
    if (reason === null) await bucket.met();
    else {
      await until(async () => (await trouble(report)) !== null);
      expect(await trouble(report)).toMatch(reason);
    }
    expect(await archivist!.ok('ready')).toMatchObject({ database: 'ok', storage });
    await isWhole(report);

    bucket.mend();
    await settled('approve', report, service);
    await until(async () => !(await jobsWait(service.database.url, report.id)));
    expect(await tracesIn(service.database.url, report.id)).toEqual(tracesOf(APPROVED));
    expect(await archivist!.ok('verifyArchive', { params: report.params })).toMatchObject({
      ok: true,
    });
    expect(await archivist!.ok('ready')).toMatchObject({ status: 'ok' });
  });

  it('refuses a file in plain words while there is nowhere to keep it, and takes it afterwards', async () => {
    const { as, district } = service;
    const stage = { as, district: { ...district, east: units[FAULTS.length]! } };
    const report = await ReportSteps.create(stage, 'east');
    const drafter = await report.drafter();
    const upload = {
      params: report.params,
      body: { ...report.seen, kind: 'evidence' },
      file: MINUTES,
    };
    bucket.break('answers 500');
    expect(await drafter.refused('addAttachment', upload)).toMatchObject({
      ...{ status: 503, code: 'storage.unavailable' },
      message: '存储暂不可用，请稍后重试（HTTP 500）。',
    });
    bucket.mend();
    await drafter.ok('addAttachment', upload);
  });

  it('has written no secret, whatever went wrong', () => {
    const written = service.application.written();
    expect(written).toContain('storage.unavailable');
    expect(bucket.secrets.filter((secret) => written.includes(secret))).toEqual([]);
  });
});
