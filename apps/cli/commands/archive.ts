import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import {
  createArchiveVerifier,
  LABEL_NAME,
  readLabel,
  type ArchiveFiles,
  type Verification,
} from '#libs/features/archive';

import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';

/** `ziping archive verify --folder <folder>`: the files of one entry, without any database. */
export async function verifyFolder(folder: string, output: Output): Promise<ExitCode> {
  const files = filesIn(resolve(folder));
  const verification = await createArchiveVerifier()(files, null);
  const label = await files.read(LABEL_NAME);
  const number = label === null ? undefined : readLabel(label)?.number;
  const name = basename(resolve(folder));
  return report(
    [{ name: number === undefined ? name : `${name}（档号 ${number}）`, verification }],
    output,
  );
}

/** A file of a bag: beside its payload or in it. */
const INSIDE = /^(data\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/;

function filesIn(folder: string): ArchiveFiles {
  return {
    // The path comes from a manifest nobody has vouched for yet.
    read: (path) => (INSIDE.test(path) ? readOrNull(join(folder, path)) : Promise.resolve(null)),
  };
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

export interface Checked {
  readonly name: string;
  readonly verification: Pick<Verification, 'ok' | 'faults' | 'filesChecked'> & {
    /** By which list the files were deleted, in words. */
    readonly disposed?: string;
  };
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
export function verificationLines(name: string, verification: Checked['verification']): string[] {
  const { ok, faults, filesChecked, disposed } = verification;
  if (ok && disposed !== undefined) return [`✓ ${name}：${disposed}；登记仍在链上`];
  if (ok) return [`✓ ${name}：${filesChecked} 个文件与清单一致，得分按归档规则重算一致`];
  return [`✗ ${name}`, ...faults.map(({ file, message }) => `    ${file}：${message}`)];
}
