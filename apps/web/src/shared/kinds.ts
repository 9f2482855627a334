import type { ReportRow } from '../api/types.ts';

type Kind = ReportRow['organisationKind'];

/** 单位类别 */
export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  township: '乡',
  town: '镇',
  subdistrict: '街道',
  ethnic_township: '民族乡',
  department: '部门',
  bureau: '财政局',
};

/** Choices of the filter: kinds that owe a report. */
export const KINDS = (Object.keys(KIND_LABELS) as Kind[])
  .filter((value) => value !== 'bureau')
  .map((value) => ({ value, label: KIND_LABELS[value] }));
