import type { ImportPreviewView, PriorYearView, Wire } from '#libs/contracts';
import type { PriorYear } from '#libs/features/reports';
import type { ImportPlan } from '#libs/features/spreadsheets';
import { STAGE_LABELS } from '#libs/workflow';

export function toImportOutcome(
  plan: ImportPlan,
): Omit<Wire<ImportPreviewView>, 'version' | 'cells'> {
  const { changes, notes, read, ignored } = plan;
  return { changes, notes, sheets: read, ignoredSheets: ignored };
}

export function toPriorYear({ year, report, values }: PriorYear): Wire<PriorYearView> {
  return {
    year,
    report: report && { ...report, stageLabel: STAGE_LABELS[report.stage] },
    values,
  };
}
