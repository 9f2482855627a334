import type { NoticePage, OverviewView, UrgeView, Wire } from '#libs/contracts';
import type { Overview } from '#libs/features/overview';
import type { NoticeRow } from '#libs/features/ports';
import type { UrgePlan } from '#libs/features/reminders';
import { ROLE_LABELS, STAGE_LABELS } from '#libs/workflow';

export function toUrge({ urged, leftOut }: UrgePlan): Wire<UrgeView> {
  return {
    urged: urged.map(({ report, message, recipients }) => ({
      reportId: report.id,
      organisationName: report.organisationName,
      year: report.year,
      stage: report.stage,
      stageLabel: STAGE_LABELS[report.stage],
      message,
      recipients: recipients.map(({ name, role }) => ({
        name,
        role,
        roleLabel: ROLE_LABELS[role],
      })),
    })),
    leftOut: leftOut.map(({ report, reason, message }) => ({
      reportId: report.id,
      organisationName: report.organisationName,
      reason,
      message,
    })),
  };
}

export function toNotice(row: NoticeRow): Wire<NoticePage['items'][number]> {
  const { id, reportId, organisationName, year, stage, message, senderName, settled } = row;
  return {
    ...{ id, reportId, organisationName, year, stage, message, senderName, settled },
    stageLabel: STAGE_LABELS[stage],
    sentAt: row.sentAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

export function toOverview({ units, ...rest }: Overview): Wire<OverviewView> {
  return {
    ...rest,
    units: units.map((unit) => ({
      ...unit,
      stageLabel: unit.stage === null ? null : STAGE_LABELS[unit.stage],
    })),
  };
}
