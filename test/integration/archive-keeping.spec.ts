import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';

import { ArchiveReader, labelFilings, type ArchiveKeeping } from '#libs/features/archive';
import type { Actor, ArchiveEntryRecord } from '#libs/features/ports';

import { verifyFolder } from '../../apps/cli/commands/archive.js';
import { exportArchive } from '../../apps/cli/commands/archive-export.js';
import type { Installation } from '../../apps/worker/installation.js';
import { ArchivedWorld } from '../support/archived-world.js';

const SCHEME = { fonds: 'X113', category: 'WS', retention: 'y30' } as const;

describe('what an archive is kept by', () => {
  let world: ArchivedWorld;
  let installation: Installation;
  let owner: ArchivedWorld['owner'];
  let keeping: ArchiveKeeping;
  let archivist: Actor;
  let entry: ArchiveEntryRecord;

  beforeAll(async () => {
    world = await ArchivedWorld.open('y30');
    ({ installation, owner, keeping, entry } = world);
    archivist = world.as('archivist');
  });
  afterAll(() => world.close());

  it('is numbered with the entry, by the scheme of its unit, and listed so', async () => {
    const year = entry.archivedAt.getUTCFullYear();
    const { filing } = await keeping.of(archivist, entry.reportId);
    expect(filing).toMatchObject({
      number: `X113-WS·${String(year)}-D30-0001`,
      keptUntil: `${String(year + 31)}-01-01`,
    });
    const filter = { limit: 10, retention: 'y30' } as const;
    const [row] = await new ArchiveReader(installation).list(archivist, filter);
    expect(row).toMatchObject({ number: filing?.number, retention: 'y30', held: false });
    const none = await new ArchiveReader(installation).list(archivist, { limit: 10, held: true });
    expect(none).toEqual([]);
  });

  it('keeps its number when the scheme changes', async () => {
    const { filing } = await keeping.of(archivist, entry.reportId);
    const changed = { ...SCHEME, fonds: 'X200', retention: 'permanent' } as const;
    expect(await keeping.setScheme(archivist, world.unit, changed)).toBe(0);
    expect((await keeping.of(archivist, entry.reportId)).filing).toEqual(filing);
    for (const statement of [
      `UPDATE archive_filing SET number = 'X'`,
      'DELETE FROM archive_filing',
      'DELETE FROM archive_entry',
    ])
      await expect(owner.query(statement)).rejects.toThrow('never change');
  });

  it('numbers what was archived before there was a scheme', async () => {
    await world.behind('DELETE FROM archive_filing', 'DELETE FROM archive_scheme');
    expect((await keeping.of(archivist, entry.reportId)).filing).toBeNull();
    const forEver = { ...SCHEME, retention: 'permanent' } as const;
    expect(await keeping.setScheme(archivist, world.unit, forEver)).toBe(1);
    const { filing } = await keeping.of(archivist, entry.reportId);
    expect(filing).toMatchObject({ item: 1, keptUntil: null });
    expect(filing?.number).toMatch(/^X113-WS·\d{4}-Y-0001$/);
  });

  it('stands in the package, also outside of the system, and another number there or here is named', async () => {
    const { bureauId, reportId, manifestSha256 } = entry;
    const reader = new ArchiveReader(installation);
    const faults = async () =>
      (await reader.verifyEntry(entry)).faults.map(({ kind, file }) => `${kind} ${file}`);
    const waiting = await owner.query<unknown[]>(
      `SELECT data FROM pgboss.job WHERE name = 'label-archive'`,
    );
    expect(waiting).toEqual([{ data: { bureauId } }]);
    expect(await faults()).toEqual([]);
    await labelFilings(installation, bureauId);
    await labelFilings(installation, bureauId);
    expect(await faults()).toEqual([]);
    const { filing } = await keeping.of(archivist, reportId);
    const name = `archive/${bureauId}/${reportId}/${manifestSha256}/archival-number.txt`;
    const label = Buffer.from(await installation.blobs.get(name)).toString();
    expect(label).toContain(`Archival-Number: ${filing?.number ?? ''}\n`);
    expect(label).toContain(`Manifest-SHA256: ${manifestSha256}\n`);

    const said: string[] = [];
    const output = {
      result: (_: unknown, lines: readonly string[]) => void said.push(...lines),
      progress: () => undefined,
      error: () => undefined,
    };
    const bag = join(world.config.home, 'bag');
    await exportArchive(reportId, bag, world.config, output);
    expect(await verifyFolder(bag, output)).toBe(0);
    expect(said).toContainEqual(expect.stringContaining(`（档号 ${filing?.number ?? ''}）`));

    await world.behind('UPDATE archive_filing SET item = 7');
    expect(await faults()).toEqual(['changed archival-number.txt']);
    await world.behind('UPDATE archive_filing SET item = 1');
    await installation.blobs.remove(name);
    expect(await faults()).toEqual(['missing archival-number.txt']);
    await installation.blobs.put(name, Buffer.from(label.replace('WS', 'WX')));
    expect(await faults()).toEqual(['changed archival-number.txt']);
    await installation.blobs.remove(name);
    await installation.blobs.put(name, Buffer.from(label));
    expect(await faults()).toEqual([]);
    await expect(owner.query('UPDATE archive_filing SET labelled_at = NULL')).rejects.toThrow(
      'never change',
    );
  });

  it('is held once at a time, with reasons that stay on record', async () => {
    const { reportId } = entry;
    await expect(keeping.lift(archivist, reportId, '无')).rejects.toMatchObject({
      code: 'archive.not_held',
    });
    await keeping.hold(archivist, reportId, '审计进点');
    await expect(keeping.hold(archivist, reportId, '再次')).rejects.toMatchObject({
      code: 'archive.held',
    });
    const held = await new ArchiveReader(installation).list(archivist, { limit: 10, held: true });
    expect(held).toMatchObject([{ reportId, held: true }]);
    const { holds } = await keeping.lift(archivist, reportId, '审计结束');
    expect(holds).toMatchObject([{ reason: '审计进点', liftReason: '审计结束' }]);
    await expect(owner.query(`UPDATE archive_hold SET lift_reason = 'x'`)).rejects.toThrow(
      'never change',
    );
  });
});
