import type { CheckWaiverRecord } from '#libs/features/ports';
import type { Fault } from '#libs/kernel';
import type { CheckResult, Evaluation } from '#libs/rulebook';
import type { Hindrance } from '#libs/workflow';
import type { UnprintablePlace } from './unprintable.js';

/** A waiver counts while it is not revoked and the check still says what it said when it was waived. */
export function waiverHolds(waiver: CheckWaiverRecord, checks: readonly CheckResult[]): boolean {
  return (
    waiver.revokedAt === null &&
    checks.some(
      ({ key, outcome, message }) =>
        key === waiver.checkKey && outcome === 'fail' && message === waiver.message,
    )
  );
}

const hindrance = (
  code: Hindrance['code'],
  message: string,
  faults: readonly Fault[],
): Hindrance => ({
  code,
  message: `${message}（共 ${String(faults.length)} 处）`,
  faults,
});

function ruleFaults({ score, checks }: Evaluation): Fault[] {
  const broken = score.indicators.filter(({ status }) => status === 'error');
  const failed = checks.filter(
    ({ outcome, severity }) => outcome === 'error' && severity === 'error',
  );
  return [
    ...broken.map(({ id, number, label, fault }) => ({
      code: 'report.rule_fault' as const,
      message: `指标 ${number} ${label}：${fault?.message ?? '规则错误'}`,
      path: `indicators.${id}`,
    })),
    ...failed.map(({ key, label, fault }) => ({
      code: 'report.rule_fault' as const,
      message: `校验「${label}」：${fault?.message ?? '规则错误'}`,
      path: `checks.${key}`,
    })),
  ];
}

function missingFaults({ completeness, score }: Evaluation): Fault[] {
  const paths = new Set([
    ...completeness.missing,
    ...score.indicators.flatMap(({ missing }) => missing),
  ]);
  return [...paths].map((path) => ({
    code: 'report.incomplete' as const,
    message: '尚未填写',
    path: `facts.${path}`,
  }));
}

/** Keys of the failing checks that a waiver sets aside. */
export function waivedKeys(
  { checks }: Pick<Evaluation, 'checks'>,
  waivers: readonly CheckWaiverRecord[],
): ReadonlySet<string> {
  const holding = waivers.filter((waiver) => waiverHolds(waiver, checks));
  return new Set(holding.map(({ checkKey }) => checkKey));
}

/** A fault for every failing error check nobody waived. */
export function openErrorFaults(
  { checks }: Evaluation,
  waivers: readonly CheckWaiverRecord[],
): Fault[] {
  const waived = waivedKeys({ checks }, waivers);
  return checks
    .filter(
      ({ severity, outcome, key }) =>
        severity === 'error' && outcome === 'fail' && !waived.has(key),
    )
    .map(({ key, message }) => ({
      code: 'report.check_failed' as const,
      message,
      path: `checks.${key}`,
    }));
}

function printFault({ group, id, message }: UnprintablePlace): Fault {
  return { code: 'report.unprintable', message, path: `${group}.${id}` };
}

/**
 * What stands in the way of 送审, the gravest first; null when nothing does.
 * @param unprintable from `unprintablePlaces`
 */
export function hindranceOf(
  evaluation: Evaluation,
  waivers: readonly CheckWaiverRecord[],
  unprintable: readonly UnprintablePlace[],
): Hindrance | null {
  const faulty = ruleFaults(evaluation);
  if (faulty.length > 0)
    return hindrance('report.rule_fault', '规则执行出错，请联系财政局规则维护人员', faulty);
  const missing = missingFaults(evaluation);
  if (missing.length > 0) return hindrance('report.incomplete', '还有必填项没有填写', missing);
  if (unprintable.length > 0)
    return hindrance(
      'report.unprintable',
      '有印不出来的字，请换用其他字',
      unprintable.map(printFault),
    );
  const failing = openErrorFaults(evaluation, waivers);
  return failing.length > 0
    ? hindrance('report.check_failed', '有未通过的勾稽校验，请更正，或说明理由后豁免', failing)
    : null;
}
