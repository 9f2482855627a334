export type { CheckedFile, CheckExport } from './check-file.js';
export { checkFile } from './in-thread.js';
export { TextCheckService } from './text-check-service.js';
