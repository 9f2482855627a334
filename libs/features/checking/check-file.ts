import { annotateDocx, readReportText, type ReportFormat } from '#libs/reading';
import { annotatedHtml, checkText, remarksOf, type Finding } from '#libs/textcheck';
import { FileFault } from '#libs/untrusted';

/** How a checked file goes back. */
export const CHECK_EXPORTS = ['docx', 'html', 'json'] as const;
export type CheckExport = (typeof CHECK_EXPORTS)[number];

/** A file with what is wanted of it. */
export interface CheckTask {
  readonly bytes: Uint8Array;
  /** What the file is called; shown, never opened. */
  readonly name: string;
  /** Files to write besides. */
  readonly exports: readonly CheckExport[];
  /** Stamped on comments; milliseconds. */
  readonly now: number;
}

export interface CheckedFile {
  readonly format: ReportFormat;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly files: Readonly<Partial<Record<CheckExport, Uint8Array>>>;
}

/**
 * Reads and checks a file in this thread. For files from outside, `checkFile` does it in a thread of its own, bounded in
 * memory and time. Errors: `FileFault`.
 */
export async function checkFileHere(task: CheckTask): Promise<CheckedFile> {
  const { format, text } = await readReportText(task.bytes);
  if (task.exports.includes('docx') && format !== 'docx')
    throw new FileFault('unsupported', '只有 .docx 文件可以写回批注，请改为导出网页或 JSON。');
  const findings = checkText(text);
  const files: Partial<Record<CheckExport, Uint8Array>> = {};
  for (const wanted of task.exports) files[wanted] = await written(wanted, task, text, findings);
  return { format, text, findings, files };
}

async function written(
  wanted: CheckExport,
  { bytes, name, now }: CheckTask,
  text: string,
  findings: readonly Finding[],
): Promise<Uint8Array> {
  switch (wanted) {
    case 'docx':
      return annotateDocx(bytes, remarksOf(findings), new Date(now));
    case 'html':
      return new TextEncoder().encode(annotatedHtml(name, text, findings));
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify({ findings }, null, 2)}\n`);
  }
}
