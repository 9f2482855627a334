import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { ZipingError } from '#libs/kernel';
import { annotateDocx, readReportText, type ReadReport } from '#libs/reading';
import { annotatedHtml, checkText, kindName, SEVERITY_NAMES, type Finding } from '#libs/textcheck';
import { FileFault } from '#libs/untrusted';

import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';

/** Where else the findings go. */
export interface TextCheckTargets {
  readonly html?: string;
  readonly docx?: string;
}

/** Files whose text is read; a content file of the rulebook is JSON. */
export const isTextFile = (file: string): boolean => !/\.json$/i.test(file);

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
  const bytes = await bytesOf(file);
  const report = await reportOf(file, bytes);
  const findings = checkText(report.text);
  if (targets.html !== undefined)
    await writeFile(targets.html, annotatedHtml(basename(file), report.text, findings));
  if (targets.docx !== undefined) await writeWord(targets.docx, report, bytes, findings, now);
  output.result({ findings }, findingLines(report.text, findings));
  return findings.some(({ severity }) => severity !== 'hint') ? EXIT.findings : EXIT.ok;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ZipingError('request.malformed', `${file} 无法读取。`, { path: file, cause: error });
  }
}

async function reportOf(file: string, bytes: Uint8Array): Promise<ReadReport> {
  try {
    return await readReportText(bytes);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    throw new ZipingError('request.malformed', error.message, {
      path: file,
      details: { reason: error.kind },
    });
  }
}

async function writeWord(
  target: string,
  { format }: ReadReport,
  bytes: Uint8Array,
  findings: readonly Finding[],
  now: Date,
): Promise<void> {
  if (format !== 'docx')
    throw new ZipingError('request.invalid', '只有 .docx 文件可以写回批注。', { path: target });
  await writeFile(target, await annotateDocx(bytes, findings.flatMap(remarkOf), now));
}

function remarkOf(finding: Finding): { start: number; end: number; text: string }[] {
  const [place] = finding.quotes;
  if (place === undefined) return [];
  const { message, suggestion, computed, kind, severity } = finding;
  const lines = [
    `【${SEVERITY_NAMES[severity]}·${kindName(kind)}】${message}`,
    computed,
    suggestion,
  ];
  return [
    { start: place.start, end: place.end, text: lines.filter((line) => line !== null).join('\n') },
  ];
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
