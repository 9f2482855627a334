export { AuditTrail, type TrailQuery } from './audit-trail.js';
export { actionLabel, AUDIT_ACTIONS } from './labels.js';
