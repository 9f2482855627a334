import { endpoints, type Access } from '../endpoint.js';
import {
  adjustmentParams,
  adjustRequest,
  approveRequest,
  bureauReturnRequest,
  committeeReturnRequest,
  createNoteRequest,
  noteParams,
  passRequest,
  recordMeetingRequest,
  replyRequest,
  reviseRequest,
  revokeAdjustmentRequest,
  revokeWaiverParams,
  revokeWaiverRequest,
  submitRequest,
  waiveRequest,
  withdrawRequest,
} from '../schemas/decisions.js';
import {
  adjustmentMade,
  changed,
  meetingRecorded,
  moved,
  noteAdded,
  reportParams,
  revised,
  submitted,
} from '../schemas/reports.js';

const TAG = '审议与审定';
const DRAFTER: Access = ['drafter'];
const SECRETARY: Access = ['committee_secretary'];
const BUREAU: Access = ['bureau_reviewer', 'bureau_approver'];
const decided = { status: 200, schema: moved } as const;
const kept = { status: 200, schema: changed } as const;

const SHARED = [
  'report.not_found',
  'access.denied',
  'report.stale_version',
  'report.action_not_allowed',
] as const;
const ON_CONTENT = [...SHARED, 'report.stale_content', 'access.separation_of_duties'] as const;

const decision = { method: 'POST', tag: TAG, params: reportParams } as const;

/** What moves a report on its way, and what is recorded about it there. */
export const DECISION_ENDPOINTS = endpoints({
  submit: {
    ...decision,
    path: '/reports/{reportId}/submit',
    summary: '送审：冻结内容，交党委（党组）会审议',
    access: DRAFTER,
    body: submitRequest,
    answer: { status: 200, schema: submitted },
    errors: [...SHARED, 'report.incomplete', 'report.rule_fault', 'report.check_failed'],
  },
  withdraw: {
    ...decision,
    path: '/reports/{reportId}/withdraw',
    summary: '撤回：对方尚未办理时收回',
    access: ['drafter', 'committee_secretary'],
    body: withdrawRequest,
    answer: decided,
    errors: SHARED,
  },
  waiveCheck: {
    ...decision,
    path: '/reports/{reportId}/waivers',
    summary: '说明理由，豁免一项未通过的校验',
    access: DRAFTER,
    body: waiveRequest,
    answer: { status: 201, schema: changed },
    errors: [...SHARED, 'check.unknown', 'check.not_waivable'],
  },
  revokeWaiver: {
    ...decision,
    path: '/reports/{reportId}/waivers/{waiverId}/revoke',
    summary: '撤销豁免',
    access: DRAFTER,
    params: revokeWaiverParams,
    body: revokeWaiverRequest,
    answer: kept,
    errors: [...SHARED, 'check.unknown'],
  },
  recordMeeting: {
    ...decision,
    path: '/reports/{reportId}/meetings',
    summary: '登记党委（党组）会',
    access: SECRETARY,
    body: recordMeetingRequest,
    answer: { status: 201, schema: meetingRecorded },
    errors: [...ON_CONTENT, 'meeting.invalid_attendance', 'meeting.missing_minutes'],
  },
  committeePass: {
    ...decision,
    path: '/reports/{reportId}/committee/pass',
    summary: '会议通过，报财政局',
    access: SECRETARY,
    body: passRequest,
    answer: decided,
    errors: [...ON_CONTENT, 'meeting.not_quorate', 'meeting.not_carried', 'meeting.voided'],
  },
  committeeReturn: {
    ...decision,
    path: '/reports/{reportId}/committee/return',
    summary: '会议退回填报人',
    access: SECRETARY,
    body: committeeReturnRequest,
    answer: decided,
    errors: ON_CONTENT,
  },
  addNote: {
    ...decision,
    path: '/reports/{reportId}/notes',
    summary: '在某个字段上批注',
    access: BUREAU,
    body: createNoteRequest,
    answer: { status: 201, schema: noteAdded },
    errors: [...ON_CONTENT, 'fact.unknown'],
  },
  replyToNote: {
    ...decision,
    path: '/reports/{reportId}/notes/{noteId}/reply',
    summary: '答复批注',
    access: DRAFTER,
    params: noteParams,
    body: replyRequest,
    answer: kept,
    errors: [...SHARED, 'note.not_found'],
  },
  adjustScore: {
    ...decision,
    path: '/reports/{reportId}/adjustments',
    summary: '调整一项指标的得分，自评得分保留在旁',
    access: BUREAU,
    body: adjustRequest,
    answer: { status: 201, schema: adjustmentMade },
    errors: [...ON_CONTENT, 'indicator.unknown', 'adjustment.out_of_range'],
  },
  revokeAdjustment: {
    ...decision,
    path: '/reports/{reportId}/adjustments/{adjustmentId}/revoke',
    summary: '撤销一项调整',
    access: BUREAU,
    params: adjustmentParams,
    body: revokeAdjustmentRequest,
    answer: kept,
    errors: [...ON_CONTENT, 'indicator.unknown'],
  },
  bureauReturn: {
    ...decision,
    path: '/reports/{reportId}/bureau/return',
    summary: '财政局退回，只开放所列字段',
    access: BUREAU,
    body: bureauReturnRequest,
    answer: decided,
    errors: ON_CONTENT,
  },
  approve: {
    ...decision,
    path: '/reports/{reportId}/approve',
    summary: '审定',
    access: ['bureau_approver'],
    body: approveRequest,
    answer: decided,
    errors: [...ON_CONTENT, 'meeting.voided'],
  },
  revise: {
    ...decision,
    path: '/reports/{reportId}/revise',
    summary: '归档后修订：新建一版，替代原版',
    access: DRAFTER,
    body: reviseRequest,
    answer: { status: 201, schema: revised },
    errors: SHARED,
  },
});
