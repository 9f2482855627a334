import {
  decide,
  type Decided,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { fieldFaults } from './fields.js';

export interface ReturnInput extends SeenReport {
  readonly contentHash: string;
  readonly reason: string;
  /** Fields left open to the drafter; everything when empty, which only the committee may choose. */
  readonly fields: readonly string[];
}

export interface BureauReturnInput extends ReturnInput {
  readonly target: 'draft' | 'committee_review';
}

async function checkFields(
  { transaction, report, rulebook }: DecisionContext,
  fields: readonly string[],
): Promise<void> {
  const content = await transaction.reports.content(report.bureauId, report.id);
  const faults = fieldFaults(rulebook, content, fields, 'return');
  const [first] = faults;
  if (first !== undefined) {
    throw new ZipingError(first.code, first.message, { faults, path: 'fields' });
  }
}

/** Asked to decide again, the committee cannot pass the report on with the meeting it already held. */
async function voidMeetings(context: DecisionContext, reason: string): Promise<void> {
  const { transaction, report, now } = context;
  const meetings = await transaction.meetings.listByReport(report.bureauId, report.id);
  for (const { id } of meetings.filter(({ voidedAt }) => voidedAt === null)) {
    await transaction.meetings.void(report.bureauId, id, now, `财政局退回重新审议：${reason}`);
  }
}

/**
 * 退回: to the drafter, with the named fields open and everything else closed, or from the bureau to the committee.
 * Errors: those of `decide`; `fact.unknown` for a field that is not there or nobody can type; `request.invalid` when the
 * bureau names no field, or no reason is given.
 */
export function sendBack(
  dependencies: ReportDependencies,
  actor: Actor,
  command: 'committee_return' | 'bureau_return',
  input: BureauReturnInput,
): Promise<Decided<null>> {
  const { target, reason } = input;
  const fields = [...new Set(input.fields)];
  if (reason.trim() === '') {
    throw new ZipingError('request.invalid', '退回须说明理由', { path: 'reason' });
  }
  if (command === 'bureau_return' && target === 'draft' && fields.length === 0) {
    const message = '退回填报人时须指明开放修改的项目';
    throw new ZipingError('request.invalid', message, { path: 'fields' });
  }
  const decision = { command, seen: input, target, typed: { reason } };
  return decide(dependencies, actor, decision, async (context) => {
    await checkFields(context, fields);
    if (target === 'committee_review') await voidMeetings(context, reason);
    const openFields = fields.length > 0 ? fields : null;
    return {
      result: null,
      // What an earlier return left closed to the drafter stays closed while the committee has the report.
      change: target === 'draft' ? { openFields } : {},
      decision: { reason, fields },
      details: { target, reason, fields },
    };
  });
}
