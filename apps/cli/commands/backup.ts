import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { createGunzip, createGzip } from 'node:zlib';

import { z } from 'zod';

import type { Config } from '#libs/config';
import { sha256Hex, ZipingError } from '#libs/kernel';
import { dumpDatabase, loadDatabase } from '#libs/persistence';

import { openInstallation, type Installation } from '../../worker/installation.js';
import { BackupFolder } from '../backup/folder.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { secretIn } from '../input.js';
import type { Output } from '../output.js';

export interface BackupOptions {
  /** File whose first line is the passphrase. */
  readonly passphraseFile: string;
}

/** One line of a snapshot after the rows: a stored file that belongs to it. */
const fileSchema = z.strictObject({ blob: z.string(), sha256: z.string() });
type StoredFile = z.infer<typeof fileSchema>;

/**
 * `ziping backup <folder>`: the rows as of one instant, and every stored file that is not in the folder yet, enciphered.
 * Files are there before the rows that name them, so that what is listed after the rows were read is never too little.
 * Errors: `backup.refused`, `database.unavailable`, `storage.unavailable`.
 */
export async function backup(
  folder: string,
  { passphraseFile }: BackupOptions,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const target = await BackupFolder.open(resolve(folder), await secretIn(passphraseFile));
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const counted = { rows: 0, files: 0, added: 0 };
    const lines = snapshotLines(installation, target, counted);
    const gzip = createGzip();
    const packed = pipeline(Readable.from(lines), gzip);
    const snapshot = await target.writeSnapshot(installation.clock.now(), gzip);
    await packed;
    output.result({ snapshot, ...counted }, [
      `已备份：${counted.rows} 行数据，${counted.files} 个文件（新增 ${counted.added} 个），快照 ${snapshot}`,
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}

interface Counted {
  rows: number;
  files: number;
  added: number;
}

async function* snapshotLines(
  { databaseUrl, blobs }: Installation,
  target: BackupFolder,
  counted: Counted,
): AsyncGenerator<string> {
  for await (const line of dumpDatabase(databaseUrl)) {
    if (!line.startsWith('{"table":') && !line.startsWith('{"schema":')) counted.rows += 1;
    yield `${line}\n`;
  }
  const stored = await target.stored();
  for await (const blob of blobs.names()) {
    const bytes = await blobs.get(blob);
    counted.files += 1;
    if (!stored.has(target.storedName(blob))) {
      await target.writeFile(blob, bytes);
      counted.added += 1;
    }
    const file: StoredFile = { blob, sha256: sha256Hex(bytes) };
    yield `${JSON.stringify(file)}\n`;
  }
}

/**
 * `ziping restore <folder>`: the newest snapshot, or the one named, into an empty installation. Files come first; the rows
 * are one transaction at the end, so that a restore that was ended leaves an empty database and may be repeated.
 * Errors: `backup.refused`, `storage.conflict`.
 */
export async function restore(
  folder: string,
  { passphraseFile, snapshot: wanted }: BackupOptions & { readonly snapshot?: string },
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const source = await BackupFolder.open(resolve(folder), await secretIn(passphraseFile));
  const snapshot = wanted ?? (await source.snapshots()).at(-1);
  if (snapshot === undefined || !(await source.snapshots()).includes(snapshot)) {
    throw new ZipingError('backup.refused', '备份文件夹中没有这个快照。');
  }
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const files = await restoreFiles(installation, source, snapshot);
    const rows = await loadDatabase(installation.databaseUrl, rowLines(source, snapshot));
    output.result({ snapshot, rows, files }, [
      `已从 ${snapshot} 恢复：${rows} 行数据，${files} 个文件。请运行 ziping archive verify 校验。`,
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}

async function restoreFiles(
  { blobs }: Installation,
  source: BackupFolder,
  snapshot: string,
): Promise<number> {
  let files = 0;
  for await (const line of linesOf(source, snapshot)) {
    const file = storedFileOf(line);
    if (file === null) continue;
    const bytes = await source.readFile(file.blob);
    if (sha256Hex(bytes) !== file.sha256) {
      throw new ZipingError('backup.refused', `备份中的文件 ${file.blob} 与快照不符。`);
    }
    await blobs.put(file.blob, bytes);
    files += 1;
  }
  return files;
}

async function* rowLines(source: BackupFolder, snapshot: string): AsyncGenerator<string> {
  for await (const line of linesOf(source, snapshot)) {
    if (storedFileOf(line) === null) yield line;
  }
}

function storedFileOf(line: string): StoredFile | null {
  if (!line.startsWith('{"blob":')) return null;
  return fileSchema.safeParse(JSON.parse(line)).data ?? null;
}

/** Ends in an error when the snapshot was altered, even when all its lines could be read. */
async function* linesOf(source: BackupFolder, snapshot: string): AsyncGenerator<string> {
  const text = new PassThrough();
  const unpacked = pipeline(source.readSnapshot(snapshot), createGunzip(), text);
  // Awaited below; until then a failure is no surprise to the process.
  unpacked.catch(() => undefined);
  try {
    yield* createInterface({ input: text, crlfDelay: Infinity });
    await unpacked;
  } catch (error) {
    throw error instanceof ZipingError ? error : unreadable(error);
  } finally {
    text.destroy();
  }
}

function unreadable(cause: unknown): ZipingError {
  return new ZipingError('backup.refused', '备份文件打不开：口令不对，或文件被改动。', { cause });
}
