export {
  checkDecision,
  decide,
  decideIn,
  type Decided,
  type Decision,
  type DecisionContext,
  type DecisionOutcome,
  type SeenReport,
} from './decide.js';
export type { ReportDependencies } from './dependencies.js';
export { dueOn, submissionDeadline } from './due-date.js';
export {
  evaluateReport,
  organisationContext,
  readOrganisations,
  type ReadOrganisations,
} from './evaluate-report.js';
export { readState } from './read-state.js';
export { unprintablePlaces, type UnprintablePlace } from './unprintable.js';
export { hindranceOf, waiverHolds } from './readiness.js';
export { checksStanding } from './standing.js';
