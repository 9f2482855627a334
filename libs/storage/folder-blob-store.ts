import { randomUUID } from 'node:crypto';
import {
  link,
  lstat,
  open,
  readdir,
  readFile,
  rename,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { sha256Hex, withDeadline } from '#libs/kernel';

import { blobSegments } from './blob-name.js';
import type { BlobStorage } from './blob-storage.js';
import { makeDirectories, syncDirectory } from './directories.js';
import {
  notFound,
  refuseOtherBytes,
  storageHangs,
  storageUnavailable,
  systemCode,
} from './faults.js';

const TEMPORARY = '.partial';
/** Nobody edits an archived file in place. */
const READ_ONLY = 0o444;
/** For one file. Evidence is bounded to some tens of megabytes, which the slowest disk writes in less. */
const PATIENCE_SECONDS = 60;
const LINKS_UNSUPPORTED = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Blobs as files below one folder, which is created at the first `put`. Several processes and machines may share it.
 * Errors of all methods: `storage.unavailable` (disk full, read-only, no permission, no answer …), `storage.conflict`
 * (other bytes under the name), `storage.not_found`; RangeError for a name that is not a blob name.
 */
export function openFolderBlobStore(root: string, patienceSeconds = PATIENCE_SECONDS): BlobStorage {
  const pathOf = (name: string): string => join(root, ...blobSegments(name));
  const guarded: Guard = (work) => guard(work, patienceSeconds);
  return {
    put: (name, bytes) => guarded(() => put(root, pathOf(name), name, bytes)),
    get: (name) => guarded(() => get(pathOf(name), name)),
    exists: (name) => guarded(() => isFile(pathOf(name))),
    list: (folder) => guarded(() => list(pathOf(folder))),
    remove: (name) => guarded(() => remove(root, pathOf(name))),
    names: () => namesIn(guarded, root, ''),
    sweep: (before) => guarded(() => sweep(join(root, TEMPORARY), before)),
  };
}

type Guard = <T>(work: () => Promise<T>) => Promise<T>;

/** A network disk that is gone does not fail, it hangs; what comes of the work later is a whole blob or none. */
async function guard<T>(work: () => Promise<T>, patienceSeconds: number): Promise<T> {
  try {
    return await withDeadline(work(), patienceSeconds * 1_000, () => storageHangs(patienceSeconds));
  } catch (error) {
    throw error instanceof RangeError ? error : storageUnavailable(error);
  }
}

async function put(
  root: string,
  path: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ sha256: string; size: number }> {
  const receipt = { sha256: sha256Hex(bytes), size: bytes.byteLength };
  if (await isFile(path)) {
    refuseOtherBytes(await readFile(path), name, receipt);
    return receipt;
  }
  await makeDirectories(join(root, TEMPORARY));
  await makeDirectories(dirname(path));
  const temporary = join(root, TEMPORARY, randomUUID());
  try {
    await writeDurably(temporary, bytes);
    if (!(await publish(temporary, path))) refuseOtherBytes(await readFile(path), name, receipt);
    await syncDirectory(dirname(path));
  } finally {
    await unlink(temporary).catch(ignoreMissing);
  }
  return receipt;
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', READ_ONLY);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Gives the finished file its name in one step. A hard link never replaces a file, so that of two writers
 * one wins; where the file system has no links, rename does, between whose look and step a second writer
 * with other bytes would win: blob names are made so that this cannot happen.
 * @returns false when the name is taken
 */
async function publish(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!LINKS_UNSUPPORTED.has(code)) throw error;
  }
  if (await isFile(path)) return false;
  await rename(temporary, path);
  return true;
}

async function get(path: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (!isAbsence(error)) throw error;
    throw notFound(name);
  }
}

/** The file, and the folders that are empty without it; each durable before the next. */
async function remove(root: string, path: string): Promise<void> {
  await unlink(path).catch(ignoreMissing);
  for (let folder = dirname(path); folder !== root; folder = dirname(folder)) {
    await syncDirectory(folder).catch(ignoreMissing);
    if ((await list(folder)).length > 0) return;
    await rmdir(folder).catch(ignoreMissing);
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(emptyWhenAbsent)).sort();
}

async function* namesIn(guarded: Guard, folder: string, prefix: string): AsyncGenerator<string> {
  const found = await guarded(() =>
    readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      ignoreMissing(error);
      return [];
    }),
  );
  for (const entry of found) {
    if (prefix === '' && entry.name === TEMPORARY) continue;
    if (entry.isDirectory()) {
      yield* namesIn(guarded, join(folder, entry.name), `${prefix}${entry.name}/`);
    } else if (entry.isFile()) yield `${prefix}${entry.name}`;
  }
}

async function sweep(folder: string, before: Date): Promise<number> {
  const names = await readdir(folder).catch(emptyWhenAbsent);
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(ignoreMissing);
    if (found === undefined || found.mtime >= before) continue;
    await unlink(path).catch(ignoreMissing);
    removed += 1;
  }
  return removed;
}

function isAbsence(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function ignoreMissing(error: unknown): undefined {
  if (!isAbsence(error)) throw error;
  return undefined;
}

function emptyWhenAbsent(error: unknown): string[] {
  ignoreMissing(error);
  return [];
}
