import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sha256Hex, type ErrorCode } from '#libs/kernel';

import { storageUnavailable } from './faults.js';
import type { BlobStorage } from './blob-storage.js';
import { openFolderBlobStore } from './folder-blob-store.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (expected: ErrorCode): unknown => expect.objectContaining({ code: expected });

describe('folder blob store', () => {
  let base: string;
  let root: string;
  let store: BlobStorage;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'ziping-storage-'));
    root = join(base, 'blobs');
    store = openFolderBlobStore(root);
  });
  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  const partial = (): string[] => readdirSync(join(root, '.partial'));

  it('gives back what was stored, with its hash and size', async () => {
    const receipt = await store.put('archive/a1/report.pdf', bytes('内容'));
    expect(receipt).toEqual({ sha256: sha256Hex('内容'), size: 6 });
    expect(Buffer.from(await store.get('archive/a1/report.pdf')).toString()).toBe('内容');
    expect(await store.exists('archive/a1/report.pdf')).toBe(true);
    expect(partial()).toEqual([]);
  });

  it('keeps files read-only', async () => {
    await store.put('a', bytes('x'));
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o444);
  });

  it('knows what is not there', async () => {
    expect(await store.exists('a/b')).toBe(false);
    await expect(store.get('a/b')).rejects.toEqual(code('storage.not_found'));
  });

  it('lists what lies in a folder, and nothing of one that is not there', async () => {
    await store.put('a/two', bytes('x'));
    await store.put('a/one', bytes('x'));
    expect(await store.list('a')).toEqual(['one', 'two']);
    expect(await store.list('b')).toEqual([]);
  });

  it('removes a file and the folders it leaves empty, and does not mind when it is gone', async () => {
    await store.put('a/b/one', bytes('x'));
    await store.put('a/two', bytes('x'));
    for (let times = 0; times < 2; times += 1) await store.remove('a/b/one');
    expect(await store.exists('a/b/one')).toBe(false);
    expect(await store.list('a')).toEqual(['two']);
    await store.remove('a/two');
    expect(readdirSync(root)).toEqual(['.partial']);
    await expect(Promise.resolve().then(() => store.remove('../a'))).rejects.toThrow(RangeError);
  });

  it('says so when the disk does not answer, and goes on with other files', async () => {
    await store.put('b', bytes('x'));
    // Opening a pipe that nobody writes to waits for ever, as a network disk does that is gone.
    const pipe = join(root, 'a');
    execFileSync('mkfifo', [pipe]);
    const impatient = openFolderBlobStore(root, 0.05);
    await expect(impatient.get('a')).rejects.toMatchObject({
      code: 'storage.unavailable',
      details: { reason: 'no_answer' },
      message: expect.stringContaining('没有应答') as unknown,
    });
    expect(Buffer.from(await store.get('b')).toString()).toBe('x');
    writeFileSync(pipe, ''); // the reader that still waits comes to its end
  });

  it('stores the same bytes again without complaint', async () => {
    await store.put('a', bytes('x'));
    expect(await store.put('a', bytes('x'))).toEqual({ sha256: sha256Hex('x'), size: 1 });
  });

  it('refuses other bytes under a name and keeps the first', async () => {
    await store.put('a', bytes('first'));
    await expect(store.put('a', bytes('other'))).rejects.toEqual(code('storage.conflict'));
    expect(Buffer.from(await store.get('a')).toString()).toBe('first');
    expect(partial()).toEqual([]);
  });

  it('lets exactly one of many writers have a name', async () => {
    const puts = Array.from({ length: 20 }, (_, n) => store.put('race', bytes(`writer ${n}`)));
    const outcomes = await Promise.allSettled(puts);
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(sha256Hex(await store.get('race'))).toBe(winners[0]?.value.sha256);
    expect(partial()).toEqual([]);
  });

  it.each(['', '/etc/passwd', '../a', 'a/../b', 'a//b', '.partial/x', 'a\\b', 'a\0', 'a.', '文件'])(
    'refuses the name %j',
    async (name) => {
      await expect(store.put(name, bytes('x'))).rejects.toThrow(RangeError);
      await expect(store.get(name)).rejects.toThrow(RangeError);
      expect(readdirSync(base)).toEqual([]);
    },
  );

  it('leaves nothing half when a file cannot get its name', async () => {
    await mkdir(join(root, 'a'), { recursive: true });
    await expect(store.put('a', bytes('x'))).rejects.toEqual(code('storage.unavailable'));
    expect(partial()).toEqual([]);
  });

  it('says why when the folder cannot be used, and works once it can', async () => {
    await writeFile(root, 'a file where the folder should be');
    await expect(store.put('a', bytes('x'))).rejects.toEqual(code('storage.unavailable'));
    rmSync(root);
    await store.put('a', bytes('x'));
    expect(await store.exists('a')).toBe(true);
  });

  it('sweeps only half-written files that are old', async () => {
    await store.put('kept', bytes('x'));
    for (const [name, at] of [
      ['old', 1_000],
      ['young', 9_000],
    ] as const) {
      writeFileSync(join(root, '.partial', name), 'half');
      utimesSync(join(root, '.partial', name), at, at);
    }
    expect(await store.sweep(new Date(5_000_000))).toBe(1);
    expect(partial()).toEqual(['young']);
    expect(await store.exists('kept')).toBe(true);
  });

  it('has nothing to sweep before the first file', async () => {
    expect(await store.sweep(new Date())).toBe(0);
  });
});

describe('storage faults', () => {
  it.each(['ENOSPC', 'EROFS', 'EACCES', 'EIO', 'ESTALE'])('explains %s in Chinese', (reason) => {
    const error = storageUnavailable(Object.assign(new Error('raw'), { code: reason }));
    expect(error.code).toBe('storage.unavailable');
    expect(error.details).toEqual({ reason });
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  });
});
