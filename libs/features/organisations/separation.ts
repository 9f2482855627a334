import { ROLE_LABELS, type Role } from '#libs/workflow';

/** 三员: whoever is one of them is nothing else. */
const OFFICERS: readonly Role[] = ['system_admin', 'security_admin', 'auditor'];

/** 不相容岗位: one person must not hold both. The reason is told to whoever tries. */
const INCOMPATIBLE: readonly (readonly [Role, Role, string])[] = [
  ['rule_editor', 'rule_approver', '规则的起草人和审定人须是两个人'],
  ['drafter', 'committee_secretary', '报告的填报人不能登记审议它的会议'],
  ['drafter', 'bureau_reviewer', '报告的填报人不能审核报告'],
  ['drafter', 'bureau_approver', '报告的填报人不能审定报告'],
  ['committee_secretary', 'bureau_reviewer', '单位的党委秘书不能代表财政局审核'],
  ['committee_secretary', 'bureau_approver', '单位的党委秘书不能代表财政局审定'],
];

/** Roles held at a unit that owes reports; all others are held at the bureau. */
const UNIT_ROLES: ReadonlySet<Role> = new Set<Role>(['drafter', 'committee_secretary']);

/**
 * Why somebody who holds `held` must not be given `role`, in Chinese; null when nothing speaks against it. The same role
 * at a second unit is no conflict.
 */
export function separationConflict(held: readonly Role[], role: Role): string | null {
  const others = held.filter((one) => one !== role);
  const [first] = others;
  if (first === undefined) return null;
  const officer = [...others, role].find((one) => OFFICERS.includes(one));
  if (officer !== undefined) {
    return `${ROLE_LABELS[officer]}属于三员，不能再兼任其他角色（三员分立）`;
  }
  const pair = INCOMPATIBLE.find(
    ([left, right]) =>
      (left === role && others.includes(right)) || (right === role && others.includes(left)),
  );
  return pair?.[2] ?? null;
}

/** Why the role cannot be held at an organisation of this kind; null when it can. */
export function placeConflict(role: Role, kind: string): string | null {
  const atBureau = kind === 'bureau';
  if (UNIT_ROLES.has(role) !== atBureau) return null;
  return atBureau
    ? `${ROLE_LABELS[role]}只能授予在预算单位`
    : `${ROLE_LABELS[role]}只能授予在财政局`;
}
