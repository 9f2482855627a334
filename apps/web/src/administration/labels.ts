import type { Organisation, Role } from '../api/types.ts';

export const KIND_LABELS: Readonly<Record<Organisation['kind'], string>> = {
  bureau: '财政局',
  township: '乡',
  town: '镇',
  subdistrict: '街道',
  ethnic_township: '民族乡',
  department: '部门',
};

/** Kinds of unit that owe a report. */
export const UNIT_KINDS = Object.entries(KIND_LABELS)
  .filter(([kind]) => kind !== 'bureau')
  .map(([value, label]) => ({ value, label }));

export const ROLES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'drafter', label: '填报人' },
  { value: 'committee_secretary', label: '党委秘书' },
  { value: 'bureau_reviewer', label: '财政局审核人' },
  { value: 'bureau_approver', label: '财政局审定人' },
  { value: 'rule_editor', label: '规则维护' },
  { value: 'rule_approver', label: '规则审定' },
  { value: 'archivist', label: '档案管理员' },
  { value: 'system_admin', label: '系统管理员' },
  { value: 'security_admin', label: '安全管理员' },
  { value: 'auditor', label: '审计员' },
];
