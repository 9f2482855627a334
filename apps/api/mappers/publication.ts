import type { DocumentVerdict, PublicationView, PublishedReport, Wire } from '#libs/contracts';
import type { CheckedDocument, PublicationView as View } from '#libs/features/publication';
import { rolesAt, type Actor, type KnownDocument, type PublishedRow } from '#libs/features/ports';
import {
  applyPublication,
  ENDED_STAGES,
  PUBLICATION_STAGE_LABELS,
  REVIEW_STEP_LABELS,
  ROLE_LABELS,
} from '#libs/workflow';

type ViewWire = Wire<PublicationView>;

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export function toPublication(view: View, actor: Actor, now: Date): ViewWire {
  return { round: roundOf(view), actions: actionsOf(view, actor, now) };
}

function roundOf({ publication, reviews, trouble }: View): ViewWire['round'] {
  if (publication === null) return null;
  const { id, stage, version, title, blockedBy, withheld, files, pages, pdfSha256 } = publication;
  return {
    ...{ id, stage, version, title, pages, pdfSha256, trouble },
    stageLabel: PUBLICATION_STAGE_LABELS[stage],
    blockedBy: [...blockedBy],
    withheld: [...withheld],
    files: [...files],
    requestedBy: publication.requestedByName,
    requestedAt: publication.requestedAt.toISOString(),
    holdUntil: instant(publication.holdUntil),
    publishedAt: instant(publication.publishedAt),
    endedAt: instant(publication.endedAt),
    endReason: publication.endReason,
    reviews: reviews.map(({ step, verdict, opinion, reviewerName, reviewerRole, reviewedAt }) => ({
      ...{ step, verdict, opinion },
      stepLabel: REVIEW_STEP_LABELS[step],
      reviewer: reviewerName,
      role: reviewerRole,
      roleLabel: ROLE_LABELS[reviewerRole],
      at: reviewedAt.toISOString(),
    })),
  };
}

function actionsOf(
  { publication, reviews, organisationId }: View,
  actor: Actor,
  now: Date,
): ViewWire['actions'] {
  const roles = rolesAt(actor, organisationId);
  const begins = publication === null || ENDED_STAGES.has(publication.stage);
  const archivist = roles.includes('archivist');
  const request = {
    command: 'request' as const,
    allowed: begins && archivist,
    reason: begins && archivist ? null : begins ? '由档案管理员提请公开。' : '正在办理公开。',
  };
  if (publication === null) return [request];
  const { stage, requestedBy, holdUntil } = publication;
  const reviewers = reviews.map(({ reviewerId }) => reviewerId);
  const state = { stage, requestedBy, reviewers, holdUntil };
  const steps = (['pass', 'return', 'publish', 'withdraw'] as const).map((command) => {
    const answer = applyPublication(state, command, { userId: actor.userId, roles }, now);
    return { command, allowed: answer.ok, reason: answer.ok ? null : answer.message };
  });
  return [request, ...steps];
}

export function toPublished(row: PublishedRow): Wire<PublishedReport> {
  const { id, bureauName, organisationId, organisationName, year, revision, title } = row;
  const { converted, gradeLabel, categories, pages, files, publishedAt } = row;
  return {
    ...{ id, bureauName, organisationId, organisationName, year, revision, title },
    ...{ converted, gradeLabel, categories: [...categories], pages, files: [...files] },
    publishedAt: publishedAt.toISOString(),
  };
}

function disposalOf({ disposalNumber, disposedAt }: KnownDocument) {
  if (disposalNumber === null || disposedAt === null) return null;
  return { number: disposalNumber, at: disposedAt.toISOString() };
}

export function toVerdict(checked: CheckedDocument): Wire<DocumentVerdict> {
  const { verdict, message, document, signature } = checked;
  if (document === null) return { verdict, message, signature, document: null };
  const { kind, bureauName, organisationName, year, revision, pages } = document;
  return {
    ...{ verdict, message, signature },
    document: {
      ...{ kind, bureauName, organisationName, year, revision, pages },
      approvedAt: document.approvedAt.toISOString(),
      archivedAt: document.archivedAt.toISOString(),
      publishedAt: instant(document.publishedAt),
      endedAt: instant(document.endedAt),
      disposal: disposalOf(document),
      currentPublicationId: document.currentPublicationId,
    },
  };
}
