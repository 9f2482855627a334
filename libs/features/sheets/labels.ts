import type { OrganisationRecord } from '#libs/features/ports';

/** 单位类别 */
export const KIND_LABELS: Readonly<Record<OrganisationRecord['kind'], string>> = {
  township: '乡',
  town: '镇',
  subdistrict: '街道',
  ethnic_township: '民族乡',
  department: '部门',
  bureau: '财政局',
};
