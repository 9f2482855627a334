import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { openDataSource, TypeOrmUnitOfWork, verifyAuditChain } from '#libs/persistence';

import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';

const BUREAU = '00000000-0000-7000-8000-000000000001';
const OTHER_BUREAU = '00000000-0000-7000-8000-000000000002';

describe('the audit chain', () => {
  let database: TestDatabase;
  let app: DataSource;
  let owner: DataSource;
  let unitOfWork: TypeOrmUnitOfWork;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    owner = await openDataSource(database.url, { role: null, poolSize: 1 });
    app = await openDataSource(database.url, { poolSize: 8 });
    unitOfWork = new TypeOrmUnitOfWork(app);
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await database.drop();
  });

  /** What only a superuser can do: nothing below the database is asked for its consent. */
  const tamper = async (sql: string): Promise<void> => {
    await owner.query(`SET session_replication_role = 'replica'`);
    await owner.query(sql);
    await owner.query(`SET session_replication_role = 'origin'`);
  };
  const append = (n: number, bureauId = BUREAU): Promise<void> =>
    unitOfWork.run((transaction) => transaction.audit.append(event(n, bureauId)));

  beforeEach(async () => {
    await tamper('DELETE FROM audit_event');
  });

  it('is one chain, whoever appends at the same time', async () => {
    const appends = Array.from({ length: 20 }, (_, n) => append(n));
    const others = Array.from({ length: 5 }, (_, n) => append(n, OTHER_BUREAU));
    await Promise.all([...appends, ...others]);
    const events = await unitOfWork.read.audit.list(BUREAU, { limit: 100 });
    expect(events.map(({ sequence }) => Number(sequence))).toEqual(
      Array.from({ length: 20 }, (_, n) => 20 - n),
    );
    expect(new Set(events.map(({ details }) => details['n'])).size).toBe(20);
    expect(await verifyAuditChain(app, BUREAU)).toMatchObject({ intact: true, events: 20 });
    expect(await verifyAuditChain(app, OTHER_BUREAU)).toMatchObject({ intact: true, events: 5 });
  });

  it('goes on without a gap after a transaction that failed', async () => {
    await append(1);
    const failing = unitOfWork.run(async ({ audit }) => {
      await audit.append(event(2));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await append(3);
    expect(await verifyAuditChain(app, BUREAU)).toMatchObject({ intact: true, events: 2 });
  });

  it('is intact when there is nothing', async () => {
    const verdict = await verifyAuditChain(app, BUREAU);
    expect(verdict).toMatchObject({ intact: true, events: 0, head: { sequence: '0' } });
  });

  it('gives events back as they were, newest first, page by page', async () => {
    for (const n of [1, 2, 3]) await append(n);
    const [last, before] = await unitOfWork.read.audit.list(BUREAU, { limit: 2 });
    expect(last).toMatchObject(event(3));
    const rest = await unitOfWork.read.audit.list(BUREAU, { limit: 5, after: '2' });
    expect(rest.map(({ sequence }) => sequence)).toEqual(['1']);
    expect(last?.previousHash).toBe(before?.hash);
    const filter = { limit: 5, action: 'report.edit', subjectId: 'subject-2' };
    const found = await unitOfWork.read.audit.list(BUREAU, filter);
    expect(found.map(({ sequence }) => sequence)).toEqual(['2']);
  });

  it.each([
    ['a changed actor', `UPDATE audit_event SET actor_name = '他人' WHERE sequence = 3`, 'hash'],
    [
      'a shifted time',
      `UPDATE audit_event SET at = at + interval '1 ms' WHERE sequence = 3`,
      'hash',
    ],
    ['changed details', `UPDATE audit_event SET details = '{"n": 7}' WHERE sequence = 3`, 'hash'],
    ['a removed event', `DELETE FROM audit_event WHERE sequence = 3`, 'gap'],
    [
      'a removed event with the rest moved up',
      `DELETE FROM audit_event WHERE sequence = 3;
       UPDATE audit_event SET sequence = sequence - 1 WHERE sequence > 3`,
      'link',
    ],
  ])('names the place of %s', async (_, sql, reason) => {
    for (const n of [1, 2, 3, 4, 5]) await append(n);
    await tamper(sql);
    expect(await verifyAuditChain(app, BUREAU)).toEqual({ intact: false, brokenAt: '3', reason });
  });

  it('needs a head known from before to notice that its tail was cut off or written anew', async () => {
    for (const n of [1, 2, 3]) await append(n);
    const verdict = await verifyAuditChain(app, BUREAU);
    const head = verdict.intact ? verdict.head : undefined;
    await tamper('DELETE FROM audit_event WHERE sequence = 3');
    expect(await verifyAuditChain(app, BUREAU)).toMatchObject({ intact: true, events: 2 });
    const cut = { intact: false, brokenAt: '3', reason: 'checkpoint' };
    expect(await verifyAuditChain(app, BUREAU, head)).toEqual(cut);
    await append(4);
    expect(await verifyAuditChain(app, BUREAU, head)).toEqual(cut);
  });
});

function event(n: number, bureauId = BUREAU) {
  const at = new Date(Date.UTC(2025, 2, 1, 0, 0, 0, n));
  const subject = { subjectType: 'report', subjectId: `subject-${String(n)}` };
  const actor = { actorId: null, actorName: '系统', requestId: null };
  return { bureauId, at, action: 'report.edit', ...subject, ...actor, details: { n, ratio: 0.1 } };
}
