export * from './model.js';
export * from './input.js';
export { buildDocument } from './build/document.js';
export { buildMeetingRecord, type MeetingRecordInput } from './build/meeting-record.js';
export { documentText } from './text.js';
export { CONTENT_SECURITY_POLICY, renderHtml } from './html.js';
export { publicDocument, type PublicDocument } from './disclosure/public-document.js';
export { publicData } from './disclosure/public-data.js';
export { renderDocx } from './docx/write.js';
