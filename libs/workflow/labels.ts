import type { Command, Role, Stage } from '#libs/kernel';

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  draft: '填报',
  committee_review: '党委会审议',
  bureau_review: '财政局审核',
  approved: '已审定',
  archived: '已归档',
};

export const COMMAND_LABELS: Readonly<Record<Command, string>> = {
  edit: '填写',
  waive_check: '豁免校验',
  submit: '送审',
  withdraw: '撤回',
  record_meeting: '登记会议',
  committee_pass: '会议通过',
  committee_return: '会议退回',
  annotate: '批注',
  adjust_score: '调整得分',
  appeal_score: '申诉',
  answer_appeal: '答复申诉',
  bureau_return: '财政局退回',
  approve: '审定',
  archive: '归档',
  revise: '修订',
};

export const ROLE_LABELS: Readonly<Record<Role | 'system', string>> = {
  drafter: '填报人',
  committee_secretary: '党委秘书',
  bureau_reviewer: '财政局审核人',
  bureau_approver: '财政局审定人',
  rule_editor: '规则维护',
  rule_approver: '规则审定',
  archivist: '档案管理员',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  auditor: '审计员',
  system: '系统',
};
