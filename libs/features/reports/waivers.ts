import {
  decide,
  evaluateReport,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, CheckWaiverRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import type { CheckResult, Evaluation } from '#libs/rulebook';
import { person } from './person.js';

export interface WaiverInput {
  /** `key` of a check result. */
  readonly checkKey: string;
  readonly reason: string;
}

async function evaluated({ transaction, report, rulebook }: DecisionContext): Promise<Evaluation> {
  const content = await transaction.reports.content(report.bureauId, report.id);
  return evaluateReport(transaction, rulebook, { ...report, content });
}

function failedCheck({ checks }: Evaluation, checkKey: string): CheckResult {
  const check = checks.find(({ key, outcome }) => key === checkKey && outcome === 'fail');
  const place = { path: 'checkKey' };
  if (check === undefined) {
    throw new ZipingError('check.unknown', '这项校验没有不通过，无需豁免', place);
  }
  if (check.waivable) return check;
  throw new ZipingError('check.not_waivable', '这项校验不能豁免，必须更正', place);
}

async function inForce({ transaction, report }: DecisionContext): Promise<CheckWaiverRecord[]> {
  const all = await transaction.waivers.listByReport(report.bureauId, report.id);
  return all.filter(({ revokedAt }) => revokedAt === null);
}

/**
 * Sets a failed check aside while it says the same; an earlier waiver of the check ends with it.
 * Errors: those of `decide`; `check.unknown`, `check.not_waivable`.
 */
export async function waiveCheck(
  dependencies: ReportDependencies,
  actor: Actor,
  seen: SeenReport,
  { checkKey, reason }: WaiverInput,
): Promise<{ version: number }> {
  const { userId, name } = person(actor);
  const decision = { command: 'waive_check', seen, typed: { reason } } as const;
  const { report: after } = await decide(dependencies, actor, decision, async (context) => {
    const { transaction, report, now } = context;
    const evaluation = await evaluated(context);
    const { message } = failedCheck(evaluation, checkKey);
    for (const earlier of await inForce(context)) {
      if (earlier.checkKey !== checkKey) continue;
      await transaction.waivers.revoke(report.bureauId, earlier.id, now);
    }
    const waiver: CheckWaiverRecord = {
      ...{ id: dependencies.ids.next(), bureauId: report.bureauId, reportId: report.id },
      ...{ checkKey, message, reason, waivedBy: userId, waivedByName: name, waivedAt: now },
      revokedAt: null,
    };
    await transaction.waivers.insert(waiver);
    return { result: null, evaluation, details: { waiver: waiver.id, checkKey, reason } };
  });
  return { version: after.version };
}

/** Errors: those of `decide`; `check.unknown`. */
export async function revokeWaiver(
  dependencies: ReportDependencies,
  actor: Actor,
  seen: SeenReport,
  waiverId: string,
): Promise<{ version: number }> {
  const decision = { command: 'waive_check', seen } as const;
  const { report: after } = await decide(dependencies, actor, decision, async (context) => {
    const waiver = (await inForce(context)).find(({ id }) => id === waiverId);
    if (waiver === undefined) throw new ZipingError('check.unknown', '没有这条豁免');
    const { transaction, report, now } = context;
    await transaction.waivers.revoke(report.bureauId, waiverId, now);
    const details = { waiver: waiverId, checkKey: waiver.checkKey };
    const evaluation = await evaluated(context);
    return { result: null, action: 'report.revoke_waiver', evaluation, details };
  });
  return { version: after.version };
}
