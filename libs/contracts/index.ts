export {
  API_PREFIX,
  SPREADSHEET_MEDIA,
  type Access,
  type Answer,
  type Endpoint,
} from './endpoint.js';
export { ENDPOINTS, type EndpointId } from './endpoints/index.js';
export { openApiDocument } from './openapi.js';
export type * from './schemas/archive.js';
export type * from './schemas/archive-keeping.js';
export type * from './schemas/audit.js';
export type * from './schemas/disposals.js';
export { errorBody, type ErrorBody } from './schemas/errors.js';
export type * from './schemas/evaluation.js';
export type * from './schemas/notices.js';
export type * from './schemas/organisations.js';
export type * from './schemas/publication.js';
export { OPEN_DATA_COLUMNS, openDataSchema, type OpenData } from './schemas/open-data.js';
export type * from './schemas/overview.js';
export type * from './schemas/records.js';
export { readReportCursor, reportCursor } from './schemas/report-list.js';
export type * from './schemas/report-list.js';
export type * from './schemas/replay.js';
export type * from './schemas/reports.js';
export type * from './schemas/rule-drafts.js';
export type * from './schemas/rule-reports.js';
export type * from './schemas/rulebooks.js';
export type * from './schemas/session.js';
export type * from './schemas/simulations.js';
export type * from './schemas/spreadsheets.js';
export type * from './schemas/takeover.js';
export type * from './schemas/text-checks.js';
export type * from './schemas/vocabulary.js';
export type { RecordMeetingRequest } from './schemas/decisions.js';
export type { Wire } from './wire.js';
