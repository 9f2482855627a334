import type { LockedReport, Recipient } from '#libs/features/ports';
import { STAGE_LABELS, type Role, type Stage } from '#libs/workflow';
import { daysLeft } from '#libs/features/reports';

export const DAY_MS = 86_400_000;

/** Who in the unit has to act in a stage; elsewhere the unit is not waited for. */
const WAITED_FOR: Partial<Record<Stage, { readonly role: Role; readonly task: string }>> = {
  draft: { role: 'drafter', task: '请尽快填报并送审' },
  committee_review: { role: 'committee_secretary', task: '请尽快提请会议审议并报财政局' },
};

export const URGED_ROLES: readonly Role[] = Object.values(WAITED_FOR).map(({ role }) => role);

export interface UrgedReport {
  readonly report: LockedReport;
  readonly message: string;
  readonly recipients: readonly Recipient[];
}

export interface LeftOutReport {
  readonly report: LockedReport;
  readonly reason: 'not_waiting_for_unit' | 'urged_recently' | 'nobody_to_tell';
  readonly message: string;
}

/** Who would be reminded of what, and who would not. */
export interface UrgePlan {
  readonly urged: readonly UrgedReport[];
  readonly leftOut: readonly LeftOutReport[];
}

interface Known {
  readonly recipients: readonly Recipient[];
  /** When each report was last urged in its present stage. */
  readonly lastUrged: ReadonlyMap<string, Date>;
  readonly now: Date;
}

/**
 * 催办: the drafter of a report in draft, the secretary of one before the committee. The same report in the same stage is
 * not urged twice within a day.
 */
export function planUrge(reports: readonly LockedReport[], known: Known): UrgePlan {
  const planned = reports.map((report) => planOne(report, known));
  return {
    urged: planned.filter((plan) => 'recipients' in plan),
    leftOut: planned.filter((plan) => 'reason' in plan),
  };
}

function planOne(report: LockedReport, known: Known): UrgedReport | LeftOutReport {
  const waited = WAITED_FOR[report.stage];
  if (waited === undefined) {
    const message = `报告在“${STAGE_LABELS[report.stage]}”环节，不需要单位办理`;
    return { report, reason: 'not_waiting_for_unit', message };
  }
  const last = known.lastUrged.get(report.id);
  if (last !== undefined && known.now.getTime() - last.getTime() < DAY_MS) {
    return { report, reason: 'urged_recently', message: '本环节一天内已催办过' };
  }
  const recipients = known.recipients.filter(
    ({ organisationId, role }) => organisationId === report.organisationId && role === waited.role,
  );
  if (recipients.length === 0) {
    return { report, reason: 'nobody_to_tell', message: '单位没有可以办理的人员账号' };
  }
  return { report, recipients, message: messageOf(report, waited.task, known.now) };
}

function messageOf({ year, stage, dueOn }: LockedReport, task: string, now: Date): string {
  const subject = `${String(year)} 年度自评报告在“${STAGE_LABELS[stage]}”环节`;
  const left = daysLeft(dueOn, now);
  if (dueOn === null || left === null) return `${subject}，${task}。`;
  const late = left < 0 ? `，已逾期 ${String(-left)} 天` : '';
  return `${subject}，期限 ${dueOn}${late}，${task}。`;
}
