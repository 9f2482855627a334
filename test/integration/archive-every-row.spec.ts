import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig } from '#libs/config';
import {
  ArchiveReader,
  labelFilings,
  sealDays,
  verifyArchiveChain,
  ArchiveKeeping,
} from '#libs/features/archive';
import type { Actor, ArchiveEntryRecord } from '#libs/features/ports';
import { openDataSource } from '#libs/persistence';

import { openInstallation, type Installation } from '../../apps/worker/installation.js';
import {
  approvedDatabase,
  archiveTheReport,
  copyApprovedFiles,
} from '../support/approved-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const SCHEME = { fonds: 'X113', category: 'WS', retention: 'y30' } as const;

/** Tables that say something of an archived report. */
const TABLES = [
  'archive_entry',
  'archive_link',
  'archive_root',
  'archive_filing',
  'archive_hold',
  'report',
  'submission',
  'decision',
  'committee_meeting',
  'field_note',
  'score_adjustment',
  'attachment',
  'rulebook',
  'audit_event',
] as const;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Tables whose rows are named by the file that shows what they say. */
const SHOWN_AS: Readonly<Record<string, string>> = { archive_filing: 'archival-number.txt' };

/** What no hash is over: what the desk of the day needs, and when something was written down. */
const UNGUARDED: Readonly<Record<string, readonly string[]>> = {
  archive_root: ['sealed_at'],
  archive_filing: ['labelled_at'],
  archive_hold: ['id'],
  report: [
    ...['version', 'open_fields', 'updated_at', 'stage_since', 'due_on'],
    ...['open_errors', 'failing_checks'],
  ],
};

describe('every column of every row that says something of an archived report', () => {
  let base: string;
  let database: TestDatabase;
  let installation: Installation;
  let owner: Awaited<ReturnType<typeof openDataSource>>;
  let reader: ArchiveReader;
  let entry: ArchiveEntryRecord;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'ziping-rows-'));
    database = await createTestDatabase(approvedDatabase());
    const of = { ZIPING_HOME: base, ZIPING_STORAGE: join(base, 'storage') };
    const config = loadConfig({ DATABASE_URL: database.url, ...of });
    copyApprovedFiles(config.storageFolder);
    owner = await openDataSource(database.url, { role: null, poolSize: 1 });
    installation = await openInstallation(config, { log: () => undefined });
    reader = new ArchiveReader(installation);
    const keeping = new ArchiveKeeping(reader, installation);
    const { read } = installation.unitOfWork;
    const [bureau] = await read.organisations.bureaus();
    const bureauId = bureau?.id ?? '';
    const grants = [{ role: 'archivist', organisationId: bureauId }] as const;
    const [person] = await read.users.list(bureauId);
    const who = { userId: person?.id ?? '', name: '档案员', organisationId: bureauId };
    const archivist: Actor = { ...who, bureauId, grants, requestId: null };
    const [row] = await owner.query<{ unit: string }[]>(
      'SELECT organisation_id AS unit FROM report',
    );
    await keeping.setScheme(archivist, row?.unit ?? '', SCHEME);
    await archiveTheReport(config);
    const [found] = await read.archive.list(bureauId, null, 1);
    if (found === undefined) throw new Error('nothing was archived');
    entry = found;
    await labelFilings(installation, bureauId);
    const tomorrow = new Date(entry.archivedAt.getTime() + 86_400_000);
    await installation.unitOfWork.run((transaction) => sealDays(transaction, bureauId, tomorrow));
    await keeping.hold(archivist, entry.reportId, '审计进点');
  });
  afterAll(async () => {
    await installation.close();
    await owner.destroy();
    await database.drop();
    rmSync(base, { recursive: true, force: true });
  });

  async function findings(): Promise<string[]> {
    const { read } = installation.unitOfWork;
    const registered = await read.archive.findByReport(entry.bureauId, entry.reportId);
    const { faults } = await reader.verifyEntry(registered ?? entry);
    const chain = await verifyArchiveChain(read.archive, entry.bureauId);
    const audit = await read.audit.verify(entry.bureauId);
    return [
      ...faults.map(({ file, message }) => `${file} ${message}`),
      ...chain.faults.map(({ row }) => row),
      ...(audit.intact ? [] : [`audit_event ${audit.brokenAt}`]),
    ];
  }

  /** Whether a change of one column of the last row is found; null: the database refuses it even with its triggers off. */
  async function isFound(table: string, { name, type }: Column): Promise<boolean | null> {
    await owner.query(`SET session_replication_role = 'replica'`);
    await owner.query(`CREATE TEMP TABLE kept AS SELECT ctid AS place, * FROM ${table}`);
    const last = `ctid = (SELECT max(place) FROM kept)`;
    try {
      await owner.query(`UPDATE ${table} SET ${name} = ${other(name, type)} WHERE ${last}`);
    } catch {
      await owner.query('DROP TABLE kept');
      return null;
    }
    const found = await findings();
    const columns = await columnsOf(table);
    const all = columns.map((column) => column.name).join(', ');
    await owner.query(`DELETE FROM ${table}`);
    await owner.query(`INSERT INTO ${table} (${all}) SELECT ${all} FROM kept ORDER BY place`);
    await owner.query('DROP TABLE kept');
    await owner.query(`SET session_replication_role = 'origin'`);
    return found.some((line) => line.includes(SHOWN_AS[table] ?? table));
  }

  const columnsOf = (table: string) =>
    owner.query<
      Column[]
    >(`SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`);

  it.each(TABLES)(
    'is held against files, chain or audit trail, and named: %s',
    async (table) => {
      const overlooked: string[] = [];
      for (const column of await columnsOf(table)) {
        if (column.name === 'bureau_id') continue;
        if ((await isFound(table, column)) === false) overlooked.push(column.name);
      }
      expect(overlooked.sort()).toEqual([...(UNGUARDED[table] ?? [])].sort());
      expect(await findings()).toEqual([]);
    },
    300_000,
  );
});

/** Another value of the same type. */
function other(name: string, type: string): string {
  const swapped = `translate(${name}, '0123456789abcdef', '1032547698badcfe')`;
  const list = `${name} || '["x"]'`;
  const values: readonly (readonly [RegExp, string])[] = [
    [
      /^text/,
      `CASE WHEN ${name} ~ '^[0-9a-f]{64}$' THEN ${swapped} ELSE coalesce(${name}, '') || 'x' END`,
    ],
    [/^uuid/, 'gen_random_uuid()'],
    [/integer|bigint|numeric/, `coalesce(${name}, 0) + 1`],
    [/^date/, `coalesce(${name}, '2030-01-01') + 1`],
    [/^timestamp/, `coalesce(${name}, now()) + interval '1 day'`],
    [/^boolean/, `NOT ${name}`],
    [
      /^jsonb/,
      `CASE jsonb_typeof(${name}) WHEN 'array' THEN ${list} ELSE coalesce(${name}, '{}') || '{"x": 1}' END`,
    ],
  ];
  const found = values.find(([of]) => of.test(type));
  if (found === undefined) throw new TypeError(`no other value of ${type}`);
  return found[1];
}
