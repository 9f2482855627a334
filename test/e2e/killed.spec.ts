import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { startApplication, type RunningApplication } from '../support/application.js';
import { Client } from '../support/client.js';
import { PASSWORD } from '../support/district.js';
import { ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

const APPROVERS = 50;

/** Rows that must agree about a report, whatever happened. */
interface Rows {
  readonly stage: string;
  readonly decisions: number;
  readonly audited: number;
  readonly jobs: number;
}

describe('approval under stress', () => {
  let service: TestService;
  let database: pg.Client;
  let second: RunningApplication | null = null;

  beforeAll(async () => {
    // No worker: what the api alone leaves behind is what is looked at.
    service = await startService({ ZIPING_WORKER: 'off' });
    database = new pg.Client({ connectionString: service.database.url });
    await database.connect();
  });

  afterAll(async () => {
    await database.end();
    await second?.stop();
    await service.stop();
  });

  /** A report on the bureau's desk. */
  async function reportOf(unit: 'east' | 'west'): Promise<ReportSteps> {
    const report = await ReportSteps.create(service, unit);
    await report.reachBureau();
    return report;
  }

  async function rowsOf(report: ReportSteps): Promise<Rows> {
    const { rows: found } = await database.query<Rows>(
      `SELECT r.stage,
         (SELECT count(*)::int FROM decision d WHERE d.report_id = r.id AND d.command = 'approve') AS decisions,
         (SELECT count(*)::int FROM audit_event a
           WHERE a.subject_id = r.id::text AND a.action = 'report.approve') AS audited,
         (SELECT count(*)::int FROM pgboss.job j WHERE j.data->>'reportId' = r.id::text) AS jobs
       FROM report r WHERE r.id = $1`,
      [report.id],
    );
    return found[0]!;
  }

  it('lets exactly one of fifty approvals at once win', async () => {
    const report = await reportOf('east');
    const approver = await service.as('bureau_approver');
    const request = { params: report.params, body: report.decision };
    const answers = await Promise.all(
      Array.from({ length: APPROVERS }, () => approver.send('approve', request)),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status !== 200);
    expect(won).toHaveLength(1);
    expect(new Set(lost.map(({ status }) => status))).toEqual(new Set([409]));
    for (const { body } of lost) {
      expect(body).toMatchObject({
        error: { code: 'report.stale_version', details: { stage: 'approved' } },
      });
    }
    expect(await rowsOf(report)).toEqual({ stage: 'approved', decisions: 1, audited: 1, jobs: 1 });
  });

  it('loses no acknowledged decision to kill -9, and leaves none half-made', async () => {
    const report = await reportOf('west');
    const approver = await service.as('bureau_approver');
    const request = { params: report.params, body: report.decision };
    const asked = approver.send('approve', request).then(
      ({ status }) => status,
      () => null,
    );
    // Killed as soon as the database has seen anything of it: before, during or after its commit.
    const seen = untilLocked(database, report.id);
    await Promise.race([seen, asked]);
    await service.application.kill();
    const acknowledged = (await asked) === 200;

    second = await startApplication({
      databaseUrl: service.database.url,
      home: service.application.home,
      env: { ZIPING_WORKER: 'off' },
    });
    const after = await rowsOf(report);
    const [none, whole] = [
      { stage: 'bureau_review', decisions: 0, audited: 0, jobs: 0 },
      { stage: 'approved', decisions: 1, audited: 1, jobs: 1 },
    ];
    expect(acknowledged ? [whole] : [none, whole]).toContainEqual(after);

    const again = await Client.signedIn(second.address, 'bureau_approver', PASSWORD);
    const retry = await again.send('approve', request);
    expect(retry.status).toBe(after.stage === 'approved' ? 409 : 200);
    expect(await rowsOf(report)).toEqual(whole);
  });
});

/** Resolves once somebody holds the report's row. */
async function untilLocked(database: pg.Client, reportId: string): Promise<void> {
  for (;;) {
    const free = await database.query('SELECT 1 FROM report WHERE id = $1 FOR UPDATE SKIP LOCKED', [
      reportId,
    ]);
    if (free.rowCount === 0) return;
  }
}
