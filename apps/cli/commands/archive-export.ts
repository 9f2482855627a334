import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import type { Config } from '#libs/config';
import { ArchiveReader } from '#libs/features/archive';
import type { ArchiveEntryRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import { openInstallation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';
import { findEntry } from './archive-entries.js';

/** One file without references, so that it works wherever it is copied. */
const OFFLINE_PAGE = 'apps/web/public/offline-verify.html';

/**
 * `ziping archive export <id> <folder>`: the bag of one entry as it is stored, for another archive or for verification
 * elsewhere, with the page that verifies it without this software. The folder must not hold anything yet. Errors: `archive.not_found`, `request.malformed`.
 */
export async function exportArchive(
  id: string,
  folder: string,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const entry = await findEntry(installation, id);
    const target = resolve(folder);
    const written = await writeBag(new ArchiveReader(installation), entry, target);
    await copyFile(join(config.root, OFFLINE_PAGE), join(target, basename(OFFLINE_PAGE)));
    output.result({ id: entry.id, folder: target, files: written }, [
      `已导出 ${written} 个文件到 ${target}，用浏览器打开其中的 ${basename(OFFLINE_PAGE)} 即可离线校验`,
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}

/** @returns how many files were written; files that are there already are never written over */
export async function writeBag(
  reader: ArchiveReader,
  entry: ArchiveEntryRecord,
  folder: string,
): Promise<number> {
  let written = 0;
  for await (const { path, bytes } of reader.stored(entry)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' }).catch((error: unknown) => {
      throw new ZipingError('request.malformed', `无法写入 ${target}：导出须到空的文件夹。`, {
        cause: error,
      });
    });
    written += 1;
  }
  return written;
}
