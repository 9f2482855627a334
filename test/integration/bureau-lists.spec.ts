import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import type {
  OrganisationRecord,
  ReportListRow,
  RoleGrantRecord,
  UserConditions,
  UserRecord,
} from '#libs/features/ports';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import { facetsOf, facetsSql } from '../../libs/persistence/repositories/facets.js';
import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';
import { sampleRecords, store, type StoredReport } from '../support/stored-report.js';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** By pinyin: ansu, caohe, dawangdian, puhe, zhengcun. By code point another order. */
const BY_PINYIN = ['安肃镇', '漕河镇', '大王店镇', '瀑河乡', '正村镇'];
const NOW = new Date('2025-03-10T01:00:00.000Z');
const BEFORE = new Date('2025-03-09T01:00:00.000Z');
const AFTER = new Date('2025-03-11T01:00:00.000Z');

let database: TestDatabase;
let app: DataSource;
let unitOfWork: TypeOrmUnitOfWork;
let records: StoredReport;

beforeAll(async () => {
  database = await createMigratedDatabase();
  app = await openDataSource(database.url);
  unitOfWork = new TypeOrmUnitOfWork(app);
  records = await sampleRecords();
  await store(unitOfWork, records);
  await unitOfWork.run(async ({ organisations, reports, users }) => {
    for (const [n, name] of ['正村镇', '大王店镇', '瀑河乡', '安肃镇', '漕河镇'].entries()) {
      await organisations.insert(unitOf(n, name));
      await reports.insert({ ...records.draft, id: id(200 + n), organisationId: id(100 + n) });
    }
    for (const user of PEOPLE()) await users.insert(user, grantsOf(user));
  });
});
afterAll(async () => {
  await app.destroy();
  await database.drop();
});

function unitOf(n: number, name: string): OrganisationRecord {
  return { ...records.organisation, id: id(100 + n), name, shortName: name };
}

/** `b.one` may sign in, `c.two` is disabled, `d_three` locked for now, `e.four` was locked until yesterday. */
function PEOPLE(): UserRecord[] {
  const { user } = records;
  return [
    { ...user, id: id(301), account: 'b.one', name: '张一' },
    { ...user, id: id(302), account: 'c.two', name: '张二', disabledAt: BEFORE },
    { ...user, id: id(303), account: 'd_three', name: '李三', lockedUntil: AFTER },
    { ...user, id: id(304), account: 'e.four', name: '李四', lockedUntil: BEFORE },
    { ...user, id: id(305), account: 'f.five', name: '王五', organisationId: id(100) },
  ];
}

function grantsOf({ id: userId, account, bureauId }: UserRecord): RoleGrantRecord[] {
  if (account !== 'b.one') return [];
  const at = { organisationId: id(100), role: 'drafter' } as const;
  return [{ ...at, id: id(401), bureauId, userId, grantedBy: null, grantedAt: BEFORE }];
}

const found = async (conditions: Omit<UserConditions, 'now'>): Promise<string[]> => {
  const { users } = unitOfWork.read;
  const asked = { ...conditions, now: NOW };
  const rows = await users.search(records.bureau.id, { ...asked, limit: 50 });
  expect(await users.count(records.bureau.id, asked)).toBe(rows.length);
  return rows.map(({ account }) => account);
};

describe('the list of accounts', () => {
  it('comes page by page by account, each once, as it was stored', async () => {
    const rows: UserRecord[] = [];
    for (let after: string | undefined; ; after = rows.at(-1)?.account) {
      const behind = after === undefined ? {} : { after };
      const filter = { limit: 2, now: NOW, ...behind };
      const page = await unitOfWork.read.users.search(records.bureau.id, filter);
      rows.push(...page);
      if (page.length < 2) break;
    }
    expect(rows).toEqual([...PEOPLE(), records.user]);
  });

  it.each([
    ['part of a name', { search: '张' }, ['b.one', 'c.two']],
    ['part of an account', { search: 'FOUR' }, ['e.four']],
    ['a sign of patterns, as a sign', { search: '_' }, ['d_three']],
    ['the unit of the account or of a role', { organisationId: id(100) }, ['b.one', 'f.five']],
    ['a role', { role: 'drafter' as const }, ['b.one']],
    ['no role', { role: 'none' as const, search: '李' }, ['d_three', 'e.four']],
    ['use', { state: 'active' as const }, ['b.one', 'e.four', 'f.five', 'tianbao']],
    ['a lock that holds', { state: 'locked' as const }, ['d_three']],
    ['being disabled', { state: 'disabled' as const }, ['c.two']],
    ['an id', { id: id(303) }, ['d_three']],
    ['all at once', { search: '张', state: 'active' as const }, ['b.one']],
  ])('is narrowed by %s', async (_what, conditions, accounts) => {
    expect(await found(conditions)).toEqual(accounts);
  });

  it('shows no other bureau', async () => {
    const filter = { limit: 50, now: NOW };
    expect(await unitOfWork.read.users.search(id(999), filter)).toEqual([]);
    expect(await unitOfWork.read.users.count(id(999), filter)).toBe(0);
  });

  it('reads the roles of those on the page only', async () => {
    const { users } = unitOfWork.read;
    const { bureau } = records;
    const held = await users.grantsOf(bureau.id, [id(301), id(302)]);
    expect(held.map((grant) => grant.id)).toEqual([id(401)]);
    expect(await users.grantsOf(bureau.id, [id(302)])).toEqual([]);
    expect(await users.grantsOf(id(999), [id(301)])).toEqual([]);
  });

  it('is read in the order of its index', async () => {
    const plan = await planOf(
      `SELECT * FROM user_account WHERE bureau_id = $1 AND account > $2 ORDER BY account LIMIT 50`,
      [records.bureau.id, 'b'],
    );
    expect(plan).toContain('user_account_list_idx');
  });
});

describe('names', () => {
  it('stand by pinyin in the list of reports, page by page', async () => {
    const scope = { bureauId: records.bureau.id, organisationIds: null };
    const rows: ReportListRow[] = [];
    for (let last: ReportListRow | undefined; ; last = rows.at(-1)) {
      const behind = last === undefined ? {} : { after: last.id, afterValue: last.sortValue };
      const filter = { limit: 2, sort: 'name', ...behind } as const;
      const page = await unitOfWork.read.reports.list(scope, filter);
      rows.push(...page);
      if (page.length < 2) break;
    }
    const names = rows.map(({ organisationName }) => organisationName);
    expect(names.filter((name) => BY_PINYIN.includes(name))).toEqual(BY_PINYIN);
    expect(new Set(rows.map((row) => row.id)).size).toBe(6);
  });

  it('stand by pinyin in the overview, as a browser sorts them', async () => {
    const { overview } = unitOfWork.read;
    const units = await overview.units(records.bureau.id, records.draft.year);
    const names = units.map(({ name }) => name);
    expect(names.filter((name) => BY_PINYIN.includes(name))).toEqual(BY_PINYIN);
    expect([...names].sort(new Intl.Collator('zh-Hans').compare)).toEqual(names);
  });

  it('have an index in that order', async () => {
    const plan = await planOf(
      `SELECT name FROM organisation WHERE bureau_id = $1
        ORDER BY name COLLATE "zh-Hans-x-icu", id LIMIT 50`,
      [records.bureau.id],
    );
    expect(plan).toContain('organisation_pinyin_idx');
  });
});

/** Of a table too small for its index to pay: as if it were large. */
async function planOf(sql: string, parameters: readonly unknown[]): Promise<string> {
  return app.transaction(async (manager) => {
    await manager.query('SET LOCAL enable_seqscan = off');
    await manager.query('SET LOCAL enable_sort = off');
    const rows = await manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, [...parameters]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describe('what a list of reports can be narrowed to', () => {
  const LISTED = `SELECT * FROM (VALUES
    (2023, '${id(1)}'::uuid, '漕河镇', 'excellent', '优', '96.00'),
    (2024, '${id(1)}'::uuid, '漕河镇', 'fair', '中', '71.50'),
    (2024, '${id(2)}'::uuid, '安肃镇', 'excellent', '优秀', '91.20'),
    (2024, '${id(3)}'::uuid, '正村镇', NULL, NULL, NULL)
  ) listed (year, organisation_id, name, grade, grade_label, converted)`;

  it('names grades as the latest rules do, highest first, and units by pinyin', async () => {
    expect(await facetsOf(app.manager, facetsSql(LISTED), [])).toEqual({
      years: [2024, 2023],
      organisations: [
        { id: id(2), name: '安肃镇' },
        { id: id(1), name: '漕河镇' },
        { id: id(3), name: '正村镇' },
      ],
      grades: [
        { grade: 'excellent', label: '优秀' },
        { grade: 'fair', label: '中' },
      ],
    });
  });

  it('offers nothing where nothing is listed', async () => {
    const none = { years: [], organisations: [], grades: [] };
    expect(await facetsOf(app.manager, facetsSql(`${LISTED} WHERE year = 1999`), [])).toEqual(none);
  });
});
