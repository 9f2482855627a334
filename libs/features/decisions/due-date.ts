import type { ReportHeader } from '#libs/features/ports';
import { beijingDate } from '#libs/kernel';
import type { RulebookPackage } from '#libs/rulebook';

const DAY_MS = 86_400_000;

type Workflow = Pick<RulebookPackage['workflow'], 'stages' | 'deadline'>;

/** Stages before the bureau has the report: the year's deadline (报送截止) is about these. */
const BEFORE_BUREAU: ReadonlySet<ReportHeader['stage']> = new Set<ReportHeader['stage']>([
  'draft',
  'committee_review',
]);

/**
 * Day by which the reports of a year are due at the bureau, `2025-03-31`. A day the month does not have is its last.
 * @param year 评价年度
 */
export function submissionDeadline({ deadline }: Pick<Workflow, 'deadline'>, year: number): string {
  const { month, day } = deadline;
  const lastDay = new Date(Date.UTC(year + 1, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + 1, month - 1, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/**
 * Day in Beijing after which a report is late in its stage (workflow.json: `stages[].days`, `deadline`); null where the
 * stage has no limit. On its way to the bureau the earlier of stage limit and year's deadline counts, but for a report
 * that came back after the deadline: what a return allows is the stage's own time.
 */
export function dueOn(
  { stages, deadline }: Workflow,
  report: Pick<ReportHeader, 'stage' | 'stageSince' | 'year' | 'submissionId'>,
): string | null {
  const { stage, stageSince, year, submissionId } = report;
  const days = stages.find(({ id }) => id === stage)?.days;
  const limit =
    days === undefined ? null : beijingDate(new Date(stageSince.getTime() + days * DAY_MS));
  if (!BEFORE_BUREAU.has(stage)) return limit;
  const last = submissionDeadline({ deadline }, year);
  const cameBack = submissionId !== null && beijingDate(stageSince) > last;
  if (cameBack) return limit;
  return limit === null || last < limit ? last : limit;
}
