import type { CheckedFile, CheckTask } from './check-file.js';
import { onReportFiles } from './report-threads.js';

/** Reads and checks a .docx, .pdf or text file from outside. Errors: `FileFault`. */
export const checkFile: (task: CheckTask) => Promise<CheckedFile> = onReportFiles(
  new URL('./worker.js', import.meta.url),
);
