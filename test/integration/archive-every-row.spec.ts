import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { labelFilings, sealDays, verifyArchiveChain } from '#libs/features/archive';
import { beijingDate } from '#libs/kernel';

import { overlooked } from '../support/altered-rows.js';
import { ArchivedWorld } from '../support/archived-world.js';

/** Tables that say something of an archived or published report, and the columns that no hash is over: what the desk of the
 * day needs, and when something was written down. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
  archive_entry: [],
  archive_link: [],
  archive_root: ['sealed_at'],
  archive_filing: ['labelled_at'],
  archive_hold: ['id'],
  archive_scheme: [],
  report: [
    ...['due_on', 'failing_checks', 'open_errors', 'open_fields', 'stage_since'],
    ...['updated_at', 'version'],
  ],
  submission: [],
  indicator_score: [],
  decision: [],
  committee_meeting: [],
  field_note: [],
  score_adjustment: [],
  score_appeal: [],
  check_waiver: [],
  attachment: [],
  takeover: [],
  rulebook: [],
  publication: [],
  secrecy_review: [],
  audit_event: [],
};

/** Every other table, and why verification of the archive has nothing to say of it. */
const NOT_GUARDED: Readonly<Record<string, string>> = {
  archive_run: 'what verification itself found; a fault is in the audit trail, too',
  replay_run: 'what computing scores again found; it is done anew every night',
  disposal_list: 'held against its hash and the audit trail once files go by it (disposal.spec)',
  disposal_item: 'the same',
  organisation: 'names of today; the archive keeps those of then',
  user_account: 'accounts; the rows above keep the name somebody had',
  role_grant: 'who may do what today; granting is in the audit trail',
  session: 'who is signed in',
  notice: 'messages within the application',
  rule_draft: 'rules that decided nothing yet',
  rulebook_simulation: 'what draft rules would do',
  rulebook_simulation_result: 'what draft rules would do',
  schema_migration: 'which changes of the schema were made',
};

/** Tables whose rows are named by the file that shows what they say. */
const SHOWN_AS: Readonly<Record<string, RegExp>> = { archive_filing: /^archival-number\.txt/ };

/** An appeal, a waiver and a takeover, of which the sample has none. */
const BEFORE = [
  `INSERT INTO score_appeal (bureau_id, id, report_id, adjustment_id, text, author_id, author_name, created_at,
      reply, replied_by, replied_by_name, replied_at)
    SELECT bureau_id, gen_random_uuid(), report_id, id, '已附合同', author_id, author_name, created_at,
      '维持', author_id, author_name, created_at FROM score_adjustment LIMIT 1`,
  `INSERT INTO check_waiver (bureau_id, id, report_id, check_key, message, reason, waived_by, waived_by_name, waived_at)
    SELECT bureau_id, gen_random_uuid(), report_id, 'x', '不一致', '已说明', author_id, author_name, created_at
    FROM score_adjustment LIMIT 1`,
  `INSERT INTO takeover (bureau_id, id, report_id, filename, sha256, year, facts, findings, found, taken_by,
      taken_by_name, taken_at)
    SELECT bureau_id, gen_random_uuid(), report_id, '上年报告.docx', repeat('0', 64), 2023, '["x"]', '[]', 0, author_id,
      author_name, created_at FROM score_adjustment LIMIT 1`,
];

describe('every column of every row that says something of an archived report', () => {
  let world: ArchivedWorld;

  beforeAll(async () => {
    world = await ArchivedWorld.open('y30', ...BEFORE);
    const { entry, installation, keeping } = world;
    const { bureauId, reportId } = entry;
    await labelFilings(installation, bureauId);
    await keeping.hold(world.as('archivist'), reportId, '审计进点');
    await world.publish();
    const now = installation.clock.now();
    await installation.unitOfWork.run((transaction) => sealDays(transaction, bureauId, now));
    expect(await installation.unitOfWork.read.archive.roots(bureauId)).toMatchObject([
      { day: beijingDate(entry.archivedAt), size: 1 },
    ]);
  });
  afterAll(() => world.close());

  async function findings(): Promise<string[]> {
    const { installation, reader, entry } = world;
    const { unitOfWork } = installation;
    const registered = await unitOfWork.read.archive.findByReport(entry.bureauId, entry.reportId);
    const { faults } = await reader.verifyEntry(registered ?? entry);
    const chain = await verifyArchiveChain(unitOfWork, entry.bureauId);
    const audit = await unitOfWork.read.audit.verify(entry.bureauId);
    return [
      ...faults.map(({ file, message }) => `${file} ${message}`),
      ...chain.faults.map(({ row }) => row),
      ...(audit.intact ? [] : [`audit_event ${audit.brokenAt}`]),
    ];
  }

  it('is in a table that is held against something, or that says why not', async () => {
    const tables = await world.owner.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`,
    );
    const named = [...Object.keys(GUARDED), ...Object.keys(NOT_GUARDED)];
    expect(tables.map(({ name }) => name).sort()).toEqual(named.sort());
  });

  it.each(Object.keys(GUARDED))(
    'is held against files, chain or audit trail, and named: %s',
    async (table) => {
      const named = SHOWN_AS[table] ?? new RegExp(`^${table} |[（、]${table}[）、.]`);
      const isFound = async () => (await findings()).some((line) => named.test(line));
      expect(await overlooked(world.owner, table, isFound)).toEqual(GUARDED[table]);
      expect(await findings()).toEqual([]);
    },
    300_000,
  );

  it('is not deleted while the triggers of the database are on, whoever asks', async () => {
    const { owner } = world;
    const deleted: string[] = [];
    for (const table of Object.keys(GUARDED)) {
      const refused = await owner.query(`DELETE FROM ${table}`).then(() => '', String);
      if (!refused.includes('never change')) deleted.push(`${table} ${refused}`);
    }
    expect(deleted).toEqual([]);
  });

  it('names a review that is gone, and a publication nobody asked for', async () => {
    const { owner } = world;
    const look = async () => (await findings()).map((line) => line.replace(/[0-9a-f-]{36}/, '…'));
    await owner.query('CREATE TEMP TABLE kept AS SELECT * FROM secrecy_review');
    await world.behind(`DELETE FROM secrecy_review WHERE step = 'final_review'`);
    expect(await look()).toEqual(['secrecy_review … 公开记录缺失']);
    await world.behind(`INSERT INTO secrecy_review SELECT * FROM kept WHERE step = 'final_review'`);
    const forged = `INSERT INTO publication SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).*
      FROM publication p`;
    await world.behind('DROP INDEX publication_live_once, publication_in_force_once', forged);
    expect(await look()).toContain('publication … 审计日志没有这条公开记录');
    await world.behind(
      'DELETE FROM publication WHERE id NOT IN (SELECT publication_id FROM secrecy_review)',
    );
  });

  it('raises no alarm over a round whose steps are from before they sealed anything', async () => {
    const { owner } = world;
    await owner.query('CREATE TEMP TABLE rounds AS SELECT withheld FROM publication');
    await owner.query('CREATE TEMP TABLE events AS SELECT * FROM audit_event');
    await world.behind(
      `UPDATE audit_event SET details = details - 'rows' WHERE action LIKE 'publication.%'`,
      `UPDATE publication SET withheld = '[]'`,
    );
    expect(await findings()).toEqual([expect.stringMatching(/^audit_event \d+$/)]);
    await world.behind('DELETE FROM audit_event', 'INSERT INTO audit_event SELECT * FROM events');
    expect(await findings()).toEqual([
      expect.stringMatching(/^publication .*与最后一次办理时的不符/),
    ]);
    await world.behind('UPDATE publication SET withheld = rounds.withheld FROM rounds');
    expect(await findings()).toEqual([]);
  });

  it('names a flipped bit in every file that is stored of it, public ones included', async () => {
    const { blobs } = world.installation;
    const overlookedFiles: string[] = [];
    const folders = new Set<string>();
    for (const name of await storedNames()) {
      folders.add(name.split('/')[0] ?? '');
      const bytes = await blobs.get(name);
      await replace(name, flipped(bytes));
      if ((await findings()).length === 0) overlookedFiles.push(name);
      await replace(name, bytes);
    }
    expect([...folders].sort()).toEqual(['archive', 'attachments', 'public']);
    expect(overlookedFiles).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  async function storedNames(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of world.installation.blobs.names()) names.push(name);
    return names;
  }

  async function replace(name: string, bytes: Uint8Array): Promise<void> {
    const { blobs } = world.installation;
    await blobs.remove(name);
    await blobs.put(name, bytes);
  }
});

function flipped(bytes: Uint8Array): Uint8Array {
  const middle = bytes.length >> 1;
  return bytes.map((byte, index) => (index === middle ? byte ^ 1 : byte));
}
