import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { sha256Hex, ZipingError } from '#libs/kernel';

import { keyOf, sealTo, unseal, type Bytes } from './sealing.js';

const HEADER = 'backup.json';
const SNAPSHOT = /^snapshot-[0-9TZ]+\.sealed$/;
const FEWEST_SIGNS = 12;

const headerSchema = z.strictObject({
  format: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});

/** A folder with snapshots of the database and the files they name, all enciphered; files are written once. */
export class BackupFolder {
  private constructor(
    private readonly path: string,
    private readonly key: Uint8Array,
  ) {}

  /** Errors: `backup.refused` for a passphrase that is too short, or a folder that is none of ours. */
  static async open(path: string, passphrase: string): Promise<BackupFolder> {
    if ([...passphrase].length < FEWEST_SIGNS) {
      throw new ZipingError('backup.refused', `口令至少 ${FEWEST_SIGNS} 个字符。`);
    }
    await mkdir(join(path, 'files'), { recursive: true, mode: 0o700 });
    const header = headerSchema.safeParse(await readHeader(path));
    if (!header.success) {
      throw new ZipingError('backup.refused', `${path} 不是备份文件夹，或已损坏。`);
    }
    return new BackupFolder(path, await keyOf(passphrase, Buffer.from(header.data.salt, 'hex')));
  }

  /** Names of the snapshots, oldest first. */
  async snapshots(): Promise<readonly string[]> {
    return (await readdir(this.path)).filter((name) => SNAPSHOT.test(name)).sort();
  }

  /** @returns name of the snapshot */
  async writeSnapshot(at: Date, bytes: Bytes): Promise<string> {
    const name = `snapshot-${at.toISOString().replaceAll(/[-:.]/g, '')}.sealed`;
    await sealTo(join(this.path, name), { key: this.key, name }, bytes);
    return name;
  }

  readSnapshot(name: string): AsyncGenerator<Uint8Array> {
    return unseal(join(this.path, name), { key: this.key, name });
  }

  /** Names, as they are stored, of the files that are in the backup already. */
  async stored(): Promise<ReadonlySet<string>> {
    return new Set(await readdir(join(this.path, 'files')));
  }

  /** The name a blob is stored by; it tells nothing of the blob. */
  storedName(blob: string): string {
    return `${sha256Hex(blob)}.sealed`;
  }

  async writeFile(blob: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.path, 'files', this.storedName(blob));
    await sealTo(path, { key: this.key, name: blob }, [bytes]);
  }

  async readFile(blob: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    const path = join(this.path, 'files', this.storedName(blob));
    for await (const chunk of unseal(path, { key: this.key, name: blob })) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}

/** Of a new folder, written now. */
async function readHeader(path: string): Promise<unknown> {
  const file = join(path, HEADER);
  if ((await readdir(path)).every((name) => name === 'files')) {
    const header = { format: 1, salt: randomBytes(16).toString('hex') };
    await writeFile(file, JSON.stringify(header), { flag: 'wx' });
  }
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
}
