import { COMMAND_LABELS, PUBLICATION_COMMAND_LABELS } from '#libs/workflow';

const prefixed = (prefix: string, labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(labels).map(([command, label]) => [`${prefix}.${command}`, label]),
  );

/** Chinese for every action that is written. Commands of the workflow have the workflow's own words. */
const LABELS: Readonly<Record<string, string>> = {
  ...prefixed('report', COMMAND_LABELS),
  ...prefixed('publication', PUBLICATION_COMMAND_LABELS),
  'publication.request': '提请公开',
  'report.import': '导入表格',
  'report.take_over': '从已有报告填入',
  'report.urge': '催办',
  'organisation.urge': '催办未建报告的单位',
  'archive.download': '下载档案文件',
  'archive.scheme': '设定档号',
  'archive.hold': '冻结档案',
  'archive.lift': '解除冻结',
  'archive.seal': '封存档案记录',
  'archive.destroyed': '销毁档案文件',
  'disposal.propose': '提请销毁',
  'disposal.approve': '同意销毁',
  'disposal.return': '退回销毁清册',
  'disposal.completed': '销毁完毕',
  'archive.verify_all': '验证全部档案',
  'archive.verification_failed': '档案验证发现问题',
  'report.create': '建立报告',
  'report.attach': '上传佐证材料',
  'report.remove_attachment': '删除佐证材料',
  'report.answer_note': '回复批注',
  'report.revoke_adjustment': '撤销得分调整',
  'report.revoke_waiver': '撤销校验豁免',
  'session.sign_in': '登录',
  'session.sign_in_refused': '登录被拒',
  'session.sign_out': '退出',
  'session.end': '结束会话',
  'user.create': '新建账号',
  'user.disable': '停用账号',
  'user.enable': '启用账号',
  'user.end_sessions': '结束全部会话',
  'user.change_password': '修改密码',
  'user.reset_password': '重置密码',
  'user.grant': '授予角色',
  'user.revoke': '收回角色',
  'organisation.create': '新建单位',
  'organisation.rename': '单位更名',
  'organisation.merge': '单位撤并',
  'rulebook.publish': '发布规则',
  'rulebook.retire': '停用规则',
  'rule_draft.create': '新建规则草稿',
  'rule_draft.import': '导入规则草稿',
  'rule_draft.edit': '修改规则草稿',
  'rule_draft.submit': '规则草稿送审',
  'rule_draft.withdraw': '撤回规则草稿',
  'rule_draft.send_back': '退回规则草稿',
  'rule_draft.publish': '审定规则草稿',
  'rule_draft.discard': '作废规则草稿',
  'rule_draft.example': '由报告生成规则用例',
  'rule_draft.try': '用报告试算规则草稿',
  'report.change_rulebook': '草稿转用更正后的规则',
  'access.denied': '越权被拒',
  'access.foreign_report': '访问他人报告被拒',
  'audit.export': '导出审计日志',
};

/** An action nobody has named yet is shown by its code. */
export const actionLabel = (action: string): string => LABELS[action] ?? action;

/** Every action by name, for whoever chooses one. */
export const AUDIT_ACTIONS: readonly { readonly action: string; readonly label: string }[] =
  Object.entries(LABELS).map(([action, label]) => ({ action, label }));
