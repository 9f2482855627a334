export {
  ApprovalService,
  type DecisionInput,
  type Moved,
  type ReturnInput,
} from './approval-service.js';
export type { MeetingInput, RecordedMeeting } from './meetings.js';
export { ReviewService, type AdjustmentInput } from './review.js';
export type { Submitted } from './submit.js';
