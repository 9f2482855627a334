import { once, type EventEmitter } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { APP_ROLE, migrate, openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';
import { sampleRecords, store, type StoredReport } from '../support/stored-report.js';

describe('the unit of work', () => {
  let database: TestDatabase;
  let app: DataSource;
  let owner: DataSource;
  let unitOfWork: TypeOrmUnitOfWork;
  let records: StoredReport;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    owner = await openDataSource(database.url, { role: null });
    app = await openDataSource(database.url, { poolSize: 4 });
    unitOfWork = new TypeOrmUnitOfWork(app);
    records = await sampleRecords();
    await store(unitOfWork, records);
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await database.drop();
  });

  const scope = () => ({ bureauId: records.bureau.id, organisationIds: null });
  const job = () => ({
    name: 'archive-report' as const,
    data: {
      bureauId: records.bureau.id,
      reportId: records.draft.id,
      submissionId: records.submission.id,
    },
  });
  const count = async (table: string): Promise<number> => {
    const [row] = await owner.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? 0;
  };

  /** Resolves once the pool of the application has dropped a connection. */
  const dropped = async (): Promise<void> => {
    const { master } = app.driver as unknown as { readonly master: EventEmitter };
    await once(master, 'remove');
  };

  it('works with the rights, the isolation and the time limits it should', async () => {
    const [settings] = await app.query<Record<string, string>[]>(`SELECT current_user AS user,
      current_setting('transaction_isolation') AS isolation,
      current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
      current_setting('idle_in_transaction_session_timeout') AS idle`);
    expect(settings).toEqual({
      user: APP_ROLE,
      isolation: 'read committed',
      statement: '15s',
      lock: '5s',
      idle: '30s',
    });
  });

  it('leaves neither rows nor jobs behind when the work throws', async () => {
    const failing = unitOfWork.run(async (transaction) => {
      await transaction.submissions.insert(records.submission);
      await transaction.jobs.enqueue(job());
      await transaction.audit.append(event(records, 'report.submit'));
      throw new Error('at the last moment');
    });
    await expect(failing).rejects.toThrow('at the last moment');
    expect(await count('submission')).toBe(0);
    expect(await count('audit_event')).toBe(0);
    expect(await count('pgboss.job')).toBe(0);
  });

  it('keeps rows and jobs together when it commits', async () => {
    await unitOfWork.run(async (transaction) => {
      await transaction.submissions.insert(records.submission);
      await transaction.jobs.enqueue(job());
      await transaction.audit.append(event(records, 'report.submit'));
    });
    const counted = [count('submission'), count('audit_event'), count('pgboss.job')];
    expect(await Promise.all(counted)).toEqual([1, 1, 1]);
  });

  it('lets one of two who read the same version win', async () => {
    const { draft } = records;
    const next = { ...draft, version: draft.version + 1 };
    const attempts = Array.from({ length: 8 }, () =>
      unitOfWork.run((transaction) => transaction.reports.update(next, draft.version)),
    );
    const won = await Promise.all(attempts);
    expect(won.filter((each) => each)).toHaveLength(1);
  });

  it('checks what is left to the end of the transaction, and says so', async () => {
    const { draft } = records;
    const astray = { ...draft, version: 3, submissionId: draft.id };
    await expect(
      unitOfWork.run((transaction) => transaction.reports.update(astray, draft.version + 1)),
    ).rejects.toThrow('report_submission_fk');
    const stored = await unitOfWork.read.reports.find(scope(), draft.id);
    expect(stored?.submissionId).toBeNull();
  });

  it('gives up a lock it waited too long for, as a fault to try again after', async () => {
    const holder = owner.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT id FROM report FOR UPDATE');
    // The limit of the application, shortened for this transaction by the application itself.
    const waiting = app.transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '50ms'`);
      await new TypeOrmUnitOfWork(sameConnection(app, manager)).read.reports.lock(
        scope(),
        records.draft.id,
      );
    });
    await expect(waiting).rejects.toMatchObject({
      code: 'database.unavailable',
      details: { reason: 'lock_timeout' },
    });
    await holder.rollbackTransaction();
    await holder.release();
  });

  it.each(['at once', 'when the loss was noticed already'])(
    'tells a lost connection, asked again %s, and works again on the next',
    async (when) => {
      const lost = unitOfWork.run(async (transaction) => {
        await transaction.reports.lock(scope(), records.draft.id);
        const noticed = dropped();
        await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'ziping' AND state = 'idle in transaction'`);
        if (when !== 'at once') await noticed;
        await transaction.reports.lock(scope(), records.draft.id);
      });
      await expect(lost).rejects.toMatchObject({
        code: 'database.unavailable',
        message: '操作没有生效：数据库暂时无法连接，请稍后重试。',
        details: { reason: 'connection' },
      });
      expect(await unitOfWork.read.reports.find(scope(), records.draft.id)).not.toBeNull();
    },
  );

  it('does not claim to know what became of a COMMIT whose answer is lost', async () => {
    await owner.query(`
      CREATE FUNCTION dies() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON audit_event
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dies()`);
    try {
      const lost = unitOfWork.run((transaction) =>
        transaction.audit.append(event(records, 'report.submit')),
      );
      await expect(lost).rejects.toMatchObject({
        code: 'database.unavailable',
        message: expect.stringMatching(/无法确定/),
        details: { reason: 'commit' },
      });
    } finally {
      await owner.query('DROP FUNCTION dies CASCADE');
    }
  });

  it('refuses text that PostgreSQL cannot keep', async () => {
    const note = { ...records.organisation, id: records.draft.id, name: 'NUL \u0000' };
    await expect(
      unitOfWork.run((transaction) => transaction.organisations.insert(note)),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('says when there is no database', async () => {
    const url = new URL(database.url);
    url.port = '1';
    const nowhere = { code: 'database.unavailable', details: { reason: 'connection' } };
    await expect(openDataSource(url.href)).rejects.toMatchObject(nowhere);
    await expect(migrate(url.href)).rejects.toMatchObject(nowhere);
  });
});

/** The data source as seen from one open transaction. */
function sameConnection(dataSource: DataSource, manager: DataSource['manager']): DataSource {
  return Object.create(dataSource, { manager: { value: manager } }) as DataSource;
}

function event({ draft, user, at }: StoredReport, action: string) {
  const actor = { actorId: user.id, actorName: user.name, requestId: 'r-1' };
  const subject = { subjectType: 'report', subjectId: draft.id, details: {} };
  return { bureauId: draft.bureauId, at, action, ...actor, ...subject };
}
