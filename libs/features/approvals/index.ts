export { AppealService } from './appeals.js';
export { ApprovalService, type DecisionInput, type Moved } from './approval-service.js';
export type { MeetingInput, RecordedMeeting } from './meetings.js';
export type { BureauReturnInput, ReturnInput } from './returns.js';
export { ReviewService, type AdjustmentInput, type NoteInput } from './review.js';
export type { Submitted } from './submit.js';
