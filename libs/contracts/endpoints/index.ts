import { ARCHIVE_ENDPOINTS } from './archive.js';
import { ARCHIVE_KEEPING_ENDPOINTS } from './archive-keeping.js';
import { BUREAU_ENDPOINTS } from './bureau.js';
import { DECISION_ENDPOINTS } from './decisions.js';
import { DISPOSAL_ENDPOINTS } from './disposals.js';
import { IDENTITY_ENDPOINTS } from './identity.js';
import { PUBLICATION_ENDPOINTS } from './publication.js';
import { REPORT_ENDPOINTS } from './reports.js';
import { RULE_REPORT_ENDPOINTS } from './rule-reports.js';
import { RULE_ENDPOINTS } from './rules.js';
import { SIMULATION_ENDPOINTS } from './simulations.js';
import { SPREADSHEET_ENDPOINTS } from './spreadsheets.js';
import { TEXT_CHECK_ENDPOINTS } from './text-checks.js';

/** Every route of the service. The OpenAPI document, the router, its guards and the tests are made from this table. */
export const ENDPOINTS = {
  ...IDENTITY_ENDPOINTS,
  ...RULE_ENDPOINTS,
  ...RULE_REPORT_ENDPOINTS,
  ...SIMULATION_ENDPOINTS,
  ...REPORT_ENDPOINTS,
  ...SPREADSHEET_ENDPOINTS,
  ...DECISION_ENDPOINTS,
  ...BUREAU_ENDPOINTS,
  ...ARCHIVE_ENDPOINTS,
  ...ARCHIVE_KEEPING_ENDPOINTS,
  ...DISPOSAL_ENDPOINTS,
  ...PUBLICATION_ENDPOINTS,
  ...TEXT_CHECK_ENDPOINTS,
};
export type EndpointId = keyof typeof ENDPOINTS;
