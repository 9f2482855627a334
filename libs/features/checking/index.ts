export type { CheckedFile, CheckExport } from './check-file.js';
export { asDocumentError } from './document-error.js';
export { checkFile } from './in-thread.js';
export { onReportFiles } from './report-threads.js';
export { TextCheckService } from './text-check-service.js';
