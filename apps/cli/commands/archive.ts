import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import type { Config } from '#libs/config';
import {
  ArchiveReader,
  createArchiveVerifier,
  type ArchiveFiles,
  type Verification,
} from '#libs/features/archive';
import type { ArchiveEntryRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import { openInstallation, type Installation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';

/** `ziping archive verify --folder <folder>`: the files of one entry, without any database. */
export async function verifyFolder(folder: string, output: Output): Promise<ExitCode> {
  const verification = await createArchiveVerifier()(filesIn(resolve(folder)), null);
  return report([{ name: basename(resolve(folder)), verification }], output);
}

function filesIn(folder: string): ArchiveFiles {
  return {
    // The name comes from a manifest nobody has vouched for yet.
    read: (name) =>
      basename(name) === name ? readOrNull(join(folder, name)) : Promise.resolve(null),
  };
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

/**
 * `ziping archive verify [id]`: entries of this installation, all of them without an id. The id is a report's or an
 * entry's. Errors: `archive.not_found`, `database.unavailable`, `storage.unavailable`.
 */
export async function verifyInstallation(
  id: string | undefined,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const reader = new ArchiveReader(installation);
    const checked: Checked[] = [];
    for await (const entry of entriesOf(installation)) {
      if (id !== undefined && id !== entry.id && id !== entry.reportId) continue;
      output.progress(`正在校验 ${entry.reportId}……`);
      checked.push({ name: entry.reportId, verification: await reader.verifyEntry(entry) });
    }
    if (id !== undefined && checked.length === 0) {
      throw new ZipingError('archive.not_found', `没有档案 ${id}。`);
    }
    return report(checked, output);
  } finally {
    await installation.close();
  }
}

const PAGE = 100;

async function* entriesOf({ unitOfWork }: Installation): AsyncGenerator<ArchiveEntryRecord> {
  const { archive, organisations } = unitOfWork.read;
  for (const { id: bureauId } of await organisations.bureaus()) {
    let after: string | null = null;
    do {
      const page: readonly ArchiveEntryRecord[] = await archive.list(bureauId, after, PAGE);
      yield* page;
      after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
    } while (after !== null);
  }
}

interface Checked {
  readonly name: string;
  readonly verification: Verification;
}

function report(checked: readonly Checked[], output: Output): ExitCode {
  const altered = checked.filter(({ verification }) => !verification.ok);
  const entries = checked.map(({ name, verification }) => ({ name, ...verification }));
  output.result({ ok: altered.length === 0, entries }, [
    ...checked.flatMap(({ name, verification }) => verificationLines(name, verification)),
    `共校验 ${checked.length} 份档案，${altered.length} 份有问题`,
  ]);
  return altered.length === 0 ? EXIT.ok : EXIT.findings;
}

/** One entry's outcome for people. */
export function verificationLines(name: string, verification: Verification): string[] {
  const { ok, faults, filesChecked } = verification;
  if (ok) return [`✓ ${name}：${filesChecked} 个文件与清单一致，得分按归档规则重算一致`];
  return [`✗ ${name}`, ...faults.map(({ file, message }) => `    ${file}：${message}`)];
}
