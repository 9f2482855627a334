import type { ErrorCode, Fault } from '#libs/kernel';
import { STAGE_LABELS } from './labels.js';
import type { WorkflowActor, WorkflowState } from './state.js';
import type { Stage } from '#libs/kernel';

/** What a guard answers when it is shut. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly faults?: readonly Fault[];
}

/** @param to where the row leads */
export type Guard = (state: WorkflowState, actor: WorkflowActor, to: Stage) => Refusal | null;

const notAllowed = (message: string): Refusal => ({ code: 'report.action_not_allowed', message });

/** Complete, every rule working, every failed error-check corrected or waived. */
const ready: Guard = ({ hindrance }) => hindrance;

/** 撤回 only before the stage that holds the report has done anything to it. */
const untouched: Guard = ({ acted }) =>
  acted ? notAllowed('对方环节已经开始处理，不能再撤回；如需修改，请联系对方退回') : null;

/** Whoever sent the submission never decides on it (不相容岗位分离). */
const notSubmitter: Guard = ({ submittedBy }, { userId }) =>
  submittedBy !== null && submittedBy === userId
    ? { code: 'access.separation_of_duties', message: '送审人不能审议或审定自己送审的报告' }
    : null;

/** A meeting on exactly this content, quorate and carried. */
const meetingCarried: Guard = ({ meeting, contentHash }) => {
  if (meeting === null) return notAllowed('还没有会议记录，请先登记会议');
  if (meeting.voidReason !== null || meeting.contentHash !== contentHash) {
    const reason = meeting.voidReason ?? '会议之后报告内容有改动';
    return { code: 'meeting.voided', message: `会议决定已失效，须重新上会：${reason}` };
  }
  if (!meeting.quorate)
    return { code: 'meeting.not_quorate', message: '会议未达到法定人数，不能通过' };
  return meeting.carried
    ? null
    : { code: 'meeting.not_carried', message: '会议表决未通过，不能通过' };
};

/** The year's workflow.json says who may return to whom. */
const mayReturn =
  (body: 'committee' | 'bureau'): Guard =>
  ({ returns }, _actor, to) =>
    returns[body].includes(to)
      ? null
      : notAllowed(`本年度规则不允许退回到「${STAGE_LABELS[to]}」环节`);

/** 申诉 is heard before 审定: an adjustment the unit objects to stands only with the bureau's answer beside it. */
const appealsAnswered: Guard = ({ openAppeals }) =>
  openAppeals === 0
    ? null
    : {
        code: 'appeal.unanswered',
        message: `还有 ${String(openAppeals)} 项申诉没有答复，请先在“得分调整”中答复`,
      };

const notRevised: Guard = ({ revised }) => (revised ? notAllowed('这份报告已经有修订稿') : null);

export const GUARDS = {
  ready,
  untouched,
  notSubmitter,
  meetingCarried,
  appealsAnswered,
  notRevised,
  committeeMayReturn: mayReturn('committee'),
  bureauMayReturn: mayReturn('bureau'),
} as const;
export type GuardId = keyof typeof GUARDS;
