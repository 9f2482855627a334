import type {
  ReportConditionsQuery,
  ReportCounts,
  ReportListRow as ReportRowView,
  Wire,
} from '#libs/contracts';
import type { ReportListRow, ReportTally } from '#libs/features/ports';
import { daysLeft, type ReportQuery } from '#libs/features/reports';
import { STAGE_LABELS, STAGES } from '#libs/workflow';

import { given } from './given.js';

export function toReportQuery({ errors, at, ...conditions }: ReportConditionsQuery): ReportQuery {
  return {
    ...given(conditions),
    ...(at === undefined ? {} : { atBureau: at === 'bureau' }),
    ...(errors === undefined ? {} : { openErrors: errors === 'open' }),
  };
}

export function toReportRow(row: ReportListRow, now: Date): Wire<ReportRowView> {
  const { id, organisationId, organisationName, organisationKind, year, revision, stage } = row;
  const { version, score, converted, grade, gradeLabel, dueOn, openErrors } = row;
  const { bureauConverted, bureauGradeLabel } = row;
  return {
    ...{ id, organisationId, organisationName, organisationKind, year, revision, stage, version },
    ...{ score, converted, grade, gradeLabel, dueOn, openErrors },
    ...{ bureauConverted, bureauGradeLabel },
    stageLabel: STAGE_LABELS[stage],
    stageSince: row.stageSince.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    daysLeft: daysLeft(dueOn, now),
  };
}

const sum = (tallies: readonly ReportTally[], of: 'reports' | 'overdue'): number =>
  tallies.reduce((total, tally) => total + tally[of], 0);

export function toReportCounts(tallies: readonly ReportTally[]): Wire<ReportCounts> {
  const grades = new Map(tallies.map(({ grade, gradeLabel }) => [grade, gradeLabel]));
  return {
    total: sum(tallies, 'reports'),
    overdue: sum(tallies, 'overdue'),
    stages: STAGES.map((stage) => {
      const reports = sum(
        tallies.filter((tally) => tally.stage === stage),
        'reports',
      );
      return { stage, label: STAGE_LABELS[stage], reports };
    }),
    grades: [...grades].flatMap(([grade, label]) => {
      if (grade === null) return [];
      const reports = sum(
        tallies.filter((tally) => tally.grade === grade),
        'reports',
      );
      return [{ grade, label: label ?? grade, reports }];
    }),
  };
}
