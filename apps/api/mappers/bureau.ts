import type {
  NoticePage,
  OverviewView,
  ReplayView,
  UnitUrgeView,
  UrgeView,
  Wire,
} from '#libs/contracts';
import type { Overview } from '#libs/features/overview';
import type { NoticeRow, Recipient, ReplayRunRecord } from '#libs/features/ports';
import type { UnitUrgePlan, UrgePlan } from '#libs/features/reminders';
import { ROLE_LABELS, STAGE_LABELS } from '#libs/workflow';

const toRecipient = ({ name, role }: Recipient) => ({ name, role, roleLabel: ROLE_LABELS[role] });

export function toUnitUrge({ year, urged, leftOut }: UnitUrgePlan): Wire<UnitUrgeView> {
  return {
    year,
    urged: urged.map(({ unit: { organisationId, organisationName }, message, recipients }) => ({
      ...{ organisationId, organisationName, message },
      recipients: recipients.map(toRecipient),
    })),
    leftOut: leftOut.map(({ unit: { organisationId, organisationName }, reason, message }) => ({
      ...{ organisationId, organisationName, reason, message },
    })),
  };
}

export function toUrge({ urged, leftOut }: UrgePlan): Wire<UrgeView> {
  return {
    urged: urged.map(({ report, message, recipients }) => ({
      reportId: report.id,
      organisationName: report.organisationName,
      year: report.year,
      stage: report.stage,
      stageLabel: STAGE_LABELS[report.stage],
      message,
      recipients: recipients.map(toRecipient),
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
  const { id, kind, reportId, organisationName, year, stage, message, senderName, settled } = row;
  return {
    ...{ id, kind, reportId, organisationName, year, stage, message, senderName, settled },
    stageLabel: stage === null ? null : STAGE_LABELS[stage],
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

export function toReplay(run: ReplayRunRecord | null): Wire<ReplayView> {
  if (run === null) return { last: null };
  const { finishedAt, reports, differing, scoresOnly, differences } = run;
  return {
    last: {
      finishedAt: finishedAt.toISOString(),
      reports,
      differing,
      scoresOnly,
      differences: [...differences],
    },
  };
}
