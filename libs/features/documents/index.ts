export { approvalDecision, approvalRecordOf } from './approval-record.js';
export { beijingDate } from './beijing.js';
export { bureauScoreOf } from './bureau-score.js';
export { createCompiledRulebooks, type CompiledRulebooks } from './compiled-rulebooks.js';
export {
  createDocumentService,
  type DocumentService,
  type DocumentServiceOptions,
} from './document-service.js';
export { loadHistory, type ReportHistory } from './history.js';
export { documentOf, organisationContext } from './report-document.js';
