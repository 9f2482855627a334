import { publicSeal } from '#libs/features/archive';
import type {
  Actor,
  PublicationRecord,
  SecrecyReviewRecord,
  Transaction,
} from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { applyPublication, type PublicationCommand, type Role } from '#libs/workflow';

/** One step of a publication, to be taken within a transaction. */
export interface Step {
  readonly publication: PublicationRecord;
  readonly command: PublicationCommand;
  readonly actor: Actor;
  /** Roles of the actor at the report's organisation. */
  readonly roles: readonly Role[];
  readonly reviewers: readonly string[];
  readonly now: Date;
  readonly change?: Partial<PublicationRecord>;
  /** What the reviewer found, where the step is one of the secrecy review. */
  readonly review?: SecrecyReviewRecord | undefined;
  /** Written into the audit trail beside the stages. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Asks the flow, writes the new stage, the review and the audit event, which seals them. The update is conditional on the version read, so that of two
 * people acting at once one is told so. Errors: those of the flow, `publication.stale`.
 */
export async function advance(transaction: Transaction, step: Step): Promise<PublicationRecord> {
  const { publication, command, actor, roles, reviewers, now, change = {}, review } = step;
  const { stage, requestedBy, holdUntil } = publication;
  const state = { stage, requestedBy, reviewers, holdUntil };
  const answer = applyPublication(state, command, { userId: actor.userId, roles }, now);
  if (!answer.ok) throw new ZipingError(answer.code, answer.message);
  const next = { ...publication, ...change, stage: answer.to, version: publication.version + 1 };
  if (!(await transaction.publications.update(next, publication.version))) throw stale();
  if (review !== undefined) await transaction.publications.addReview(review);
  const sealed = await publicSeal(transaction, publication);
  await transaction.audit.append({
    bureauId: publication.bureauId,
    at: now,
    actorId: actor.userId,
    actorName: actor.name,
    action: `publication.${command}`,
    subjectType: 'report',
    subjectId: publication.reportId,
    details: {
      publicationId: publication.id,
      from: stage,
      to: answer.to,
      ...step.details,
      ...sealed,
    },
    requestId: actor.requestId,
  });
  return next;
}

export const stale = (): ZipingError =>
  new ZipingError('publication.stale', '公开事项已由他人办理，请刷新后再看。');
