import type { Role } from '#libs/workflow';

import { BUREAU_NAME, OTHER_UNITS, SAMPLE_UNIT, type DemoUnit } from './district.js';

/** Stated wherever the demo's accounts are named; a demo holds nothing worth protecting. */
export const DEMO_PASSWORD = 'Ziping-2024';

/** A person of the demo: no name of anybody, only what they are for. */
export interface DemoPerson {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
}

function person(account: string, name: string, role: Role): DemoPerson {
  return { account, name, role };
}

/** People of the finance bureau: those who decide, and the three officers (三员), who are three people. */
export const BUREAU_PEOPLE: readonly DemoPerson[] = [
  person('czj.shenhe', '审核人（业务股室）', 'bureau_reviewer'),
  person('czj.shending', '审定人（绩效股）', 'bureau_approver'),
  person('czj.guize', '规则维护人', 'rule_editor'),
  person('czj.guizeshending', '规则审定人', 'rule_approver'),
  person('czj.dangan', '档案管理员', 'archivist'),
  person('czj.xitong', '系统管理员', 'system_admin'),
  person('czj.anquan', '安全管理员', 'security_admin'),
  person('czj.shenji', '审计员', 'auditor'),
];

/** Every unit has somebody who fills in and somebody who records the committee's meetings. */
export function unitPeople({ key, shortName, kind }: DemoUnit): readonly DemoPerson[] {
  const secretary = kind === 'department' ? '党组秘书' : '党委秘书';
  return [
    person(`${key}.tianbao`, `填报人（${shortName}）`, 'drafter'),
    person(`${key}.mishu`, `${secretary}（${shortName}）`, 'committee_secretary'),
  ];
}

/** One person of the demo, for whoever wants to walk the whole flow alone. */
export interface DemoAccount extends DemoPerson {
  readonly organisationName: string;
}

/** Everybody of the demo, the sample's unit first, then the bureau, then the other units. */
export function demoAccounts(): readonly DemoAccount[] {
  const at = (organisationName: string, people: readonly DemoPerson[]): DemoAccount[] =>
    people.map((one) => ({ ...one, organisationName }));
  return [
    ...at(SAMPLE_UNIT.name, unitPeople(SAMPLE_UNIT)),
    ...at(BUREAU_NAME, BUREAU_PEOPLE),
    ...OTHER_UNITS.flatMap((unit) => at(unit.name, unitPeople(unit))),
  ];
}

/** What somebody in a role does, in one line for newcomers. */
export const ROLE_TASKS: Readonly<Record<Role, string>> = {
  drafter: '填写数据和文字、上传佐证材料、回应退回意见、送审',
  committee_secretary: '登记党委会（党组会）会议，表决通过或退回',
  bureau_reviewer: '审核报告，批注字段，提出调整意见，可以退回',
  bureau_approver: '调整得分、审定或退回报告，查看全区情况',
  rule_editor: '起草年度评价规则',
  rule_approver: '审定并发布年度评价规则',
  archivist: '管理档案、校验和公开',
  system_admin: '管理单位和账号',
  security_admin: '授予和收回角色',
  auditor: '查看和校验审计日志',
};
