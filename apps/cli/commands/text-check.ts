import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { checkFile, type CheckedFile, type CheckExport } from '#libs/features/checking';
import { ZipingError } from '#libs/kernel';
import { kindName, SEVERITY_NAMES, type Finding } from '#libs/textcheck';
import { FileFault } from '#libs/untrusted';

import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';

/** Where else the findings go. */
export interface TextCheckTargets {
  readonly html?: string;
  readonly docx?: string;
}

/**
 * `ziping report check <file>` on a report that exists as Word, PDF or text: what a careful reviewer would send back.
 * Exit code 1 when there is an error or a warning. Errors: `request.malformed` for a file that cannot be read.
 */
export async function textCheck(
  file: string,
  targets: TextCheckTargets,
  now: Date,
  output: Output,
): Promise<ExitCode> {
  const wanted = (['html', 'docx'] as const).filter((as) => targets[as] !== undefined);
  const { text, findings, files } = await checked(file, wanted, now);
  for (const as of wanted) await writeFile(targets[as] ?? '', files[as] ?? '');
  output.result({ findings }, findingLines(text, findings));
  return findings.some(({ severity }) => severity !== 'hint') ? EXIT.findings : EXIT.ok;
}

/** A report read and checked, bounded in time and memory. Errors: `request.malformed`. */
export async function checked(
  file: string,
  exports: readonly CheckExport[],
  now: Date,
): Promise<CheckedFile> {
  const bytes = await reportBytes(file);
  try {
    return await checkFile({ bytes, name: basename(file), exports, now: now.getTime() });
  } catch (error) {
    throw asUsageError(error, file);
  }
}

/** Far above what is read at all: a file of that size is not even loaded. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Bytes of a report somebody has as a file. Errors: `request.malformed`. */
async function reportBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES)
      throw new FileFault('too_large', '文件超过 20 MB，请删去图片或拆分后重试。');
    return await readFile(file);
  } catch (error) {
    if (error instanceof FileFault) throw asUsageError(error, file);
    throw new ZipingError('request.malformed', `${file} 无法读取。`, { path: file, cause: error });
  }
}

/** A file that is not read, as an error of the command. */
function asUsageError(error: unknown, file: string): unknown {
  if (!(error instanceof FileFault)) return error;
  return new ZipingError('request.malformed', error.message, {
    path: file,
    details: { reason: error.kind },
  });
}

function findingLines(text: string, findings: readonly Finding[]): string[] {
  const rows = findings.map(({ severity, kind, quotes, message, computed }) => [
    SEVERITY_NAMES[severity],
    `第 ${String(lineOf(text, quotes[0]?.start ?? 0))} 行`,
    kindName(kind),
    computed === null ? message : `${message}（${computed}）`,
  ]);
  const count = (severity: Finding['severity']): string =>
    `${SEVERITY_NAMES[severity]} ${String(findings.filter((finding) => finding.severity === severity).length)} 处`;
  return [...tableLines(rows), `${count('error')}，${count('warning')}，${count('hint')}`];
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
