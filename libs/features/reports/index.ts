export {
  attachmentBlobName,
  AttachmentService,
  type AttachmentDependencies,
  type AttachmentInput,
} from './attachments.js';
export type { ReportChanges } from './changes.js';
export { MAX_ATTACHMENT_BYTES } from './evidence-types.js';
export { person } from './person.js';
export { ReportService, type PatchResult } from './report-service.js';
export type { ReportView } from './report-view.js';
