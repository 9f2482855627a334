import type { ReportRow } from '../api/types.ts';

type Stage = ReportRow['stage'];

export const STAGE_COLOURS: Readonly<Record<Stage, string>> = {
  draft: 'default',
  committee_review: 'gold',
  bureau_review: 'blue',
  approved: 'green',
  archived: 'green',
};

/** Choices of the stage filter. */
export const STAGES: readonly { readonly value: Stage; readonly label: string }[] = [
  { value: 'draft', label: '填报' },
  { value: 'committee_review', label: '党委会审议' },
  { value: 'bureau_review', label: '财政局审核' },
  { value: 'approved', label: '已审定' },
  { value: 'archived', label: '已归档' },
];
