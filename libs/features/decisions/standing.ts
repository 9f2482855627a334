import type { CheckWaiverRecord, FailingCheck, ReportStanding } from '#libs/features/ports';
import type { CheckResult, Evaluation } from '#libs/rulebook';
import { openErrorFaults, waivedKeys } from './readiness.js';

/** What the cross-checks say of content, short enough to be kept beside the report. */
export function checksStanding(
  evaluation: Evaluation,
  waivers: readonly CheckWaiverRecord[],
): NonNullable<ReportStanding['checks']> {
  const waived = waivedKeys(evaluation, waivers);
  const failing = new Map<string, FailingCheck>();
  for (const check of evaluation.checks.filter(({ outcome }) => outcome === 'fail')) {
    failing.set(check.id, counted(failing.get(check.id), check, waived.has(check.key)));
  }
  return {
    openErrors: openErrorFaults(evaluation, waivers).length,
    failing: [...failing.values()],
  };
}

function counted(
  known: FailingCheck | undefined,
  { id, label, severity }: CheckResult,
  waived: boolean,
): FailingCheck {
  const { failing, waived: before } = known ?? { failing: 0, waived: 0 };
  return { id, label, severity, failing: failing + 1, waived: before + (waived ? 1 : 0) };
}
