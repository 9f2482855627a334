import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { Config } from '#libs/config';
import { PublicReader, staticSite, type SiteFile } from '#libs/features/publication';
import { ZipingError } from '#libs/kernel';

import { openInstallation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';

interface ExportOptions {
  /** Absolute address the folder will be served under. */
  readonly base?: string;
}

/**
 * `ziping public export <folder>`: everything published now, as a site for the district's portal. The folder must be new or
 * empty, so that nothing withdrawn is left in it. Errors: `request.invalid`, `archive.altered`, `database.unavailable`.
 */
export async function exportPublic(
  folder: string,
  { base }: ExportOptions,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const target = resolve(folder);
  await requireEmpty(target);
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const reader = new PublicReader(installation);
    const rows = await reader.everything();
    const address = (base ?? `${config.http.publicOrigin}/public`).replace(/\/+$/, '');
    const site = staticSite(rows, address);
    for (const file of site) await write(target, file, reader);
    output.result({ folder: target, reports: rows.length, files: site.length }, [
      `已导出 ${String(rows.length)} 份公开报告，共 ${String(site.length)} 个文件：${target}`,
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}

async function write(target: string, file: SiteFile, reader: PublicReader): Promise<void> {
  const path = join(target, file.path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'text' in file ? file.text : await reader.file(file.published, file.name));
}

async function requireEmpty(folder: string): Promise<void> {
  if ((await namesIn(folder)).length === 0) return;
  const message = `${folder} 不是空文件夹：请给一个新文件夹，以免留下已撤回的报告。`;
  throw new ZipingError('request.invalid', message, { path: folder });
}

/** Nothing for a folder that is not there yet. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ZipingError('request.invalid', `无法写入 ${folder}。`, { path: folder });
  }
}
