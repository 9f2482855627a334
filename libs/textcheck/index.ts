export { checkText } from './check.js';
export type { Finding, Quote, Severity } from './finding.js';
