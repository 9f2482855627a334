import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { verificationSteps, type ArchiveKeeping, type ArchiveReader } from '#libs/features/archive';
import { destroyListed, disposalSheets, DisposalService } from '#libs/features/disposal';
import type { Actor, ArchiveEntryRecord, ErasableBlobStore } from '#libs/features/ports';
import { PublicReader } from '#libs/features/publication';
import { ZipingError } from '#libs/kernel';

import { verifyInstallation } from '../../apps/cli/commands/archive-verify.js';
import type { Installation } from '../../apps/worker/installation.js';
import { overlooked } from '../support/altered-rows.js';
import { ArchivedWorld } from '../support/archived-world.js';

const OPINION = '保管期满，无继续保存价值。';
const HASH = '0'.repeat(64);

describe('disposal after retention', () => {
  let world: ArchivedWorld;
  let installation: Installation;
  let owner: ArchivedWorld['owner'];
  let service: DisposalService;
  let keeping: ArchiveKeeping;
  let reader: ArchiveReader;
  let archivist: Actor;
  let officer: Actor;
  let entry: ArchiveEntryRecord;

  beforeAll(async () => {
    world = await ArchivedWorld.open('y10');
    ({ installation, owner, keeping, reader, entry } = world);
    service = new DisposalService(installation);
    [archivist, officer] = [world.as('archivist'), world.as('bureau_approver')];
  });
  afterAll(() => world.close());

  const behind = (...statements: readonly string[]) => world.behind(...statements);
  const due = (day: string) => behind(`UPDATE archive_filing SET kept_until = '${day}'`);
  const propose = () => service.propose(archivist, { entryIds: [entry.id], opinion: OPINION });
  const folder = () => join(world.config.storageFolder, 'archive', entry.bureauId, entry.reportId);
  const files = () =>
    existsSync(folder())
      ? readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) =>
          statSync(join(folder(), name)).isFile(),
        )
      : [];
  const approve = (id: string, contentHash: string, by = officer) =>
    service.decide(by, id, { verdict: 'approve', contentHash, opinion: '同意。' });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) =>
        error instanceof ZipingError
          ? [error.code, ...error.faults.map(({ message }) => message)].join(' ')
          : String(error),
    );

  it('offers nothing before the time, and refuses to list it', async () => {
    expect(await service.candidates(archivist)).toEqual([]);
    expect(await refusal(propose())).toMatch(/^disposal.not_due .*保管期限未满$/);
  });

  it('refuses what is kept for ever, held, or public, and says which', async () => {
    await behind(`UPDATE archive_filing SET retention = 'permanent', kept_until = NULL`);
    expect(await refusal(propose())).toMatch(/保管期限为永久$/);
    await behind(`UPDATE archive_filing SET retention = 'y10', kept_until = '2020-01-01'`);
    await keeping.hold(archivist, entry.reportId, '审计进点');
    expect(await service.candidates(archivist)).toMatchObject([{ objection: 'held' }]);
    expect(await refusal(propose())).toMatch(/冻结中$/);
    await keeping.lift(archivist, entry.reportId, '审计结束');
    await behind(PUBLIC);
    expect(await refusal(propose())).toMatch(/须先撤回$/);
    await behind('DELETE FROM publication');
    expect(await service.candidates(archivist)).toMatchObject([{ objection: null }]);
  });

  it('goes back with a reason, and can be proposed again', async () => {
    const { list } = await propose();
    expect(list.number).toMatch(/^销毁〔\d{4}〕1号$/);
    expect(await refusal(propose())).toMatch(/已在另一份销毁清册中$/);
    const returned = { verdict: 'return', contentHash: list.contentHash, opinion: '再留' } as const;
    await service.decide(officer, list.id, returned);
    expect(files().length).toBeGreaterThan(10);
    expect(await refusal(approve(list.id, list.contentHash))).toBe('disposal.stale');
  });

  it('is decided by another person, on the list as it was read, while nothing stands against it', async () => {
    const { list } = await propose();
    const { id, contentHash } = list;
    expect(await refusal(approve(id, contentHash, archivist))).toBe('access.separation_of_duties');
    expect(await refusal(approve(id, HASH))).toBe('disposal.stale');
    await behind(`UPDATE disposal_item SET pages = pages + 1 WHERE list_id = '${id}'`);
    expect(await refusal(approve(id, contentHash))).toBe('disposal.stale');
    await behind(`UPDATE disposal_item SET pages = pages - 1 WHERE list_id = '${id}'`);
    await keeping.hold(archivist, entry.reportId, '诉讼');
    expect(await refusal(approve(id, contentHash))).toMatch(/冻结中$/);
    await keeping.lift(archivist, entry.reportId, '结案');
    await due('2999-01-01');
    expect(await refusal(approve(id, contentHash))).toMatch(/保管期限未满$/);
    await due('2020-01-01');
    expect(await jobs()).toEqual([]);
  });

  it('is refused by the database without an approved list, whoever asks', async () => {
    const [list] = await service.lists(archivist);
    const of = `bureau_id = '${list!.bureauId}' AND list_id = '${list!.id}'`;
    const decided = (by: string) =>
      `UPDATE disposal_list SET verdict = 'approve', verdict_opinion = 'x', decided_by = '${by}',
        decided_by_name = 'x', decided_at = now() WHERE id = '${list!.id}'`;
    for (const statement of [
      `UPDATE disposal_item SET begun_at = now() WHERE ${of}`,
      `UPDATE disposal_item SET begun_at = now(), destroyed_at = now() WHERE ${of}`,
      `DELETE FROM disposal_item`,
      `DELETE FROM disposal_list`,
      `UPDATE disposal_item SET pages = 1`,
      `UPDATE disposal_list SET content_hash = '${HASH}'`,
      `UPDATE disposal_list SET completed_at = now() WHERE id = '${list!.id}'`,
      decided(list!.proposedBy),
    ])
      await expect(owner.query(statement)).rejects.toThrow(/refused|never change|disposal_list_/);
    await due('2999-01-01');
    await expect(owner.query(decided(officer.userId!))).rejects.toThrow('not_due');
    await due('2020-01-01');
    const parts = { ...installation, blobs: installation.blobs };
    const job = { data: { bureauId: list!.bureauId, listId: list!.id } };
    expect(await refusal(destroyListed(parts, job))).toBe('disposal.stale');
    expect(files().length).toBeGreaterThan(10);
  });

  it('deletes the files by the job of the approval, through a crash at every file', async () => {
    const [list] = await service.lists(archivist);
    const { id, contentHash, bureauId } = list!;
    await approve(id, contentHash);
    expect(await jobs()).toEqual([{ data: { bureauId, listId: id } }]);
    expect(await refusal(keeping.hold(archivist, entry.reportId, '晚了'))).toBe('archive.disposed');
    const stored = files().length;
    const crashing = () => destroyListed({ ...installation, blobs: dying() }, { data: job(list!) });
    for (let left = stored; left > 0; left -= 1) {
      expect(await refusal(crashing())).toBe('Error: killed');
      expect(files()).toHaveLength(left - 1);
      const found = await reader.verifyEntry(entry);
      expect(found).toMatchObject({ ok: true, faults: [] });
      expect(verificationSteps(found)[0]?.message).toContain('正在销毁');
    }
    const done = () => destroyListed(installation, { data: job(list!) });
    await Promise.all([done(), done()]);
    await done();
    expect(existsSync(folder())).toBe(false);
    const events = await owner.query<{ action: string }[]>(
      `SELECT action FROM audit_event WHERE action LIKE 'disposal.%' OR action = 'archive.destroyed' ORDER BY sequence`,
    );
    expect(events.map(({ action }) => action)).toEqual([
      ...['disposal.propose', 'disposal.return', 'disposal.propose', 'disposal.approve'],
      ...['archive.destroyed', 'disposal.completed'],
    ]);
  });

  it('leaves chain and roots whole, and verification says who consented, when, and by which list', async () => {
    const told: unknown[] = [];
    const lines: string[] = [];
    const output = {
      result: (value: unknown, text: readonly string[]) => {
        told.push(value);
        lines.push(...text);
      },
      progress: () => undefined,
      error: () => undefined,
    };
    expect(await verifyInstallation(undefined, { jobs: 1 }, world.config, output)).toBe(0);
    expect(told).toMatchObject([{ ok: true, chains: [{ archive: { ok: true, size: 1 } }] }]);
    expect(lines[0]).toContain(`销毁：${archivist.name}提请，${officer.name}同意`);
    expect(lines[0]).toMatch(
      /已按销毁清册 销毁〔\d{4}〕2号 销毁：.*（\d{4}-\d\d-\d\d），\d{4}-\d\d-\d\d 销毁完毕；登记仍在链上/,
    );
    expect(await refusal(reader.file(archivist, entry.reportId, 'report.pdf'))).toBe(
      'archive.disposed',
    );
    expect(await reader.list(archivist, { limit: 1 })).toMatchObject([{ disposed: true }]);
    expect(await service.candidates(archivist)).toEqual([]);
  });

  it('is told to whoever holds a copy of the PDF', async () => {
    const sha256 = entry.files.find(({ name }) => name === 'report.pdf')?.sha256 ?? '';
    const { verdict, message } = await new PublicReader(installation).verify(sha256);
    expect(verdict).toBe('authentic');
    expect(message).toMatch(/归档的文件已于 \d{4}-\d\d-\d\d 按 销毁〔\d{4}〕2号 清册销毁/);
  });

  it('names a list or a decision somebody altered, and files that are there again', async () => {
    const faults = async () =>
      (await reader.verifyEntry(entry)).faults.map(({ file, message }) => `${file} ${message}`);
    await behind(
      `UPDATE disposal_list SET opinion = opinion || 'x' WHERE completed_at IS NOT NULL`,
    );
    expect(await faults()).toEqual([expect.stringMatching(/^disposal_list 销毁〔\d{4}〕2号 /)]);
    await behind(
      `UPDATE disposal_list SET opinion = left(opinion, -1) WHERE completed_at IS NOT NULL`,
    );
    expect(await faults()).toEqual([]);
    const name = `archive/${entry.bureauId}/${entry.reportId}/${entry.manifestSha256}/bagit.txt`;
    await installation.blobs.put(name, new Uint8Array([1]));
    expect(await faults()).toEqual(['bagit.txt 档案已销毁，文件却还在']);
    await installation.blobs.remove(name);
  });

  it.each([
    ['disposal_list', []],
    ['disposal_item', ['begun_at']],
  ])('is found altered by its columns: %s', async (table, unguarded) => {
    const isFound = async () => !(await reader.verifyEntry(entry)).ok;
    expect(await overlooked(owner, table, isFound)).toEqual(unguarded);
  });

  it('is exported as a list with its decision', async () => {
    const [list] = await service.lists(archivist);
    const { items } = await service.view(archivist, list!.id);
    const [rows, facts] = disposalSheets(list!, items);
    expect(rows?.rows).toHaveLength(1);
    expect(rows?.rows[0]?.[1]).toMatch(/^X113-WS·/);
    expect(facts?.rows).toContainEqual(['审批结果', '同意销毁']);
  });

  const jobs = () => owner.query(`SELECT data FROM pgboss.job WHERE name = 'dispose-archive'`);
  const job = ({ bureauId, id }: { bureauId: string; id: string }) => ({ bureauId, listId: id });
  /** Removes one file, and then the process is gone. */
  const dying = (): ErasableBlobStore => {
    let gone = false;
    const { blobs } = installation;
    return {
      ...blobs,
      remove: async (name) => {
        if (gone) throw new Error('killed');
        await blobs.remove(name);
        gone = true;
        throw new Error('killed');
      },
    };
  };
});

/** A published round, as the triggers would not let anybody write it so quickly. */
const PUBLIC = `INSERT INTO publication (bureau_id, id, report_id, organisation_id, year, stage, version, title, blocked_by,
    withheld, files, categories, pages, public_text, pdf_sha256, requested_by, requested_by_name, requested_at, hold_until, published_at)
  SELECT bureau_id, gen_random_uuid(), id, organisation_id, year, 'published', 1, 'x', '[]', '[]', '[]', '[]', 1, 'x',
    '${HASH}', (SELECT id FROM user_account LIMIT 1), 'x', now(), now(), now() FROM report`;
