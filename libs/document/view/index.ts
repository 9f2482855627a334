/** What a browser needs to show the report as it will be printed: no rulebook, no server rendering. */
export { documentCss } from './css.js';
export { ReportDocument } from './report-document.js';
export type { DocumentModel } from '../model.js';
