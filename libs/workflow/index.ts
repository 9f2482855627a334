export * from './types.js';
export {
  allowedActions,
  apply,
  guardsAsked,
  type AllowedAction,
  type Applied,
  type Refused,
} from './apply.js';
export { assertTransitions, tableFaults } from './check-table.js';
export { COMMAND_LABELS, ROLE_LABELS, STAGE_LABELS } from './labels.js';
export {
  meetingFaults,
  meetingOutcome,
  type MeetingFigures,
  type MeetingOutcome,
  type VotingRules,
} from './meeting.js';
export type {
  Hindrance,
  MeetingState,
  ReturnRules,
  WorkflowActor,
  WorkflowState,
} from './state.js';
export { TRANSITIONS, type TransitionRow } from './table.js';
