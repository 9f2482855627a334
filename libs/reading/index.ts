export { annotateDocx, type DocxRemark } from './docx/annotate.js';
export type { ReportFormat } from './format.js';
export { readReportText, type ReadReport } from './read.js';
