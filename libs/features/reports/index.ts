export { assessContent, type Assessment } from './assessment.js';
export {
  attachmentBlobName,
  AttachmentService,
  type AttachmentDependencies,
  type AttachmentInput,
} from './attachments.js';
export type { ReportChanges } from './changes.js';
export { MAX_ATTACHMENT_BYTES } from './evidence-types.js';
export { closedFieldFaults } from './open-fields.js';
export { person } from './person.js';
export { priorYearOf, type PriorValue, type PriorYear } from './prior-year.js';
export { reportListSheet } from './list-sheet.js';
export { daysLeft, type ReportQuery } from './report-list.js';
export { ReportService, type PatchResult } from './report-service.js';
export { findReport, type ReportView } from './report-view.js';
