import type { Role } from '#libs/workflow';

import type { DemoUnit } from './district.js';

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
