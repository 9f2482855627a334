export type { MeetingFigures } from '#libs/kernel';
export { COMMANDS, ROLES, STAGES, type Command, type Role, type Stage } from '#libs/kernel';
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
export { meetingFaults, meetingOutcome, type MeetingOutcome, type VotingRules } from './meeting.js';
export type {
  Hindrance,
  MeetingState,
  ReturnRules,
  WorkflowActor,
  WorkflowState,
} from './state.js';
export { TRANSITIONS, type TransitionRow } from './table.js';
export * from './publication.js';
