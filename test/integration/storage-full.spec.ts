import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { repositoryRoot } from '#libs/config';

const run = promisify(execFile);
const STORAGE = join(repositoryRoot(), 'dist', 'libs', 'storage', 'index.js');

/** Stores a file that does not fit, then one that does, and says what came of it. */
const SCRIPT = `
  const { openFolderBlobStore } = await import(${JSON.stringify(STORAGE)});
  const store = openFolderBlobStore(process.argv[1]);
  const refused = await store.put('archive/big', new Uint8Array(1_000_000)).catch((e) => e);
  const there = await store.exists('archive/big');
  const stored = await store.put('archive/small', new Uint8Array(10));
  console.log(JSON.stringify({
    code: refused.code, details: refused.details, message: refused.message, there, size: stored.size,
  }));
`;

/**
 * A disk without room, as the kernel shows it to a process whose files may not grow beyond some kilobytes: the write
 * ends in the middle with an error. (A full disk proper needs a mount, which needs root.)
 */
describe('a file that the disk has no room for', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-full-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is refused in plain words, leaves nothing, and the next file is stored', async () => {
    const limited = `trap '' XFSZ; ulimit -f 100; exec "$@"`;
    const node = [process.execPath, '--input-type=module', '-e', SCRIPT, folder];
    const { stdout } = await run('sh', ['-c', limited, 'sh', ...node], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(JSON.parse(stdout)).toEqual({
      code: 'storage.unavailable',
      details: { reason: 'EFBIG' },
      message: expect.stringMatching(/存储/),
      there: false,
      size: 10,
    });
    expect(readdirSync(join(folder, '.partial'))).toEqual([]);
    expect(readdirSync(join(folder, 'archive'))).toEqual(['small']);
  });
});
