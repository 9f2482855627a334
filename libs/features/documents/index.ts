export { approvalDecision, approvalRecordOf } from './approval-record.js';
export {
  createDocumentService,
  type DocumentService,
  type DocumentServiceOptions,
} from './document-service.js';
export { loadHistory, type ReportHistory } from './history.js';
export { documentOf, submittedInput } from './report-document.js';
