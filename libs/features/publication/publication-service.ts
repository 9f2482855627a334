import { publicSeal, troubleWords } from '#libs/features/archive';
import type { ReportDependencies } from '#libs/features/decisions';
import {
  archiveScopeOf,
  rolesAt,
  systemActor,
  type Actor,
  type BlobStore,
  type PublicationRecord,
  type ReportHeader,
  type SecrecyReviewRecord,
  type Transaction,
} from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { isReviewStep, type PublicationCommand } from '#libs/workflow';

import { advance, stale } from './advance.js';
import { publicBytes } from './files.js';

/** Days between the last approval and the day a report may go out, where the package says nothing. */
const HOLD_DAYS = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface PublicationView {
  readonly publication: PublicationRecord | null;
  readonly reviews: readonly SecrecyReviewRecord[];
  readonly organisationId: string;
  /** What keeps the public version from being made, in words; null: nothing, as far as is known. */
  readonly trouble: string | null;
}

export interface ReviewInput {
  readonly expectedVersion: number;
  /** SHA-256 of the rendition the reviewer read. */
  readonly pdfSha256: string;
  readonly verdict: 'pass' | 'return';
  readonly opinion: string;
}

type Options = ReportDependencies & { readonly blobs: BlobStore };

/**
 * Publication of archived reports: asked for by the archivist, reviewed in three steps by three people, held, published,
 * withdrawn. Errors of all methods: `report.not_found` outside the caller's scope, `publication.*`, `access.*`.
 */
export class PublicationService {
  constructor(private readonly options: Options) {}

  async view(actor: Actor, reportId: string): Promise<PublicationView> {
    const { read } = this.options.unitOfWork;
    const report = await this.report(actor, reportId);
    const { id, bureauId, organisationId } = report;
    const publication = await read.publications.latest(bureauId, id);
    const reviews =
      publication === null ? [] : await read.publications.reviews(bureauId, publication.id);
    const preparing = publication?.stage === 'preparing';
    const trouble = preparing ? troubleWords(await read.publications.trouble(bureauId, id)) : null;
    return { publication, reviews, organisationId, trouble };
  }

  /** Begins a round; the rendition is made by a job. Errors: `publication.exists`, `archive.not_found`, `archive.disposed`. */
  async request(actor: Actor, reportId: string): Promise<PublicationRecord> {
    const report = await this.report(actor, reportId);
    const publication = this.begun(actor, report);
    await this.options.unitOfWork.run(async (transaction) => {
      const { bureauId } = report;
      const entry = await transaction.archive.findByReport(bureauId, reportId);
      if (entry === null) throw new ZipingError('archive.not_found', '报告尚未归档，不能公开。');
      // Against approval of a disposal at the same moment.
      await transaction.archive.lockTail(bureauId);
      if ((await transaction.disposals.ofEntry(bureauId, entry.id)) !== null)
        throw new ZipingError('archive.disposed', '这份档案已批准销毁，不能再公开。');
      await transaction.publications.insert(publication);
      await transaction.audit.append({
        bureauId,
        at: publication.requestedAt,
        actorId: actor.userId,
        actorName: actor.name,
        action: 'publication.request',
        subjectType: 'report',
        subjectId: reportId,
        details: { publicationId: publication.id, ...(await publicSeal(transaction, publication)) },
        requestId: actor.requestId,
      });
      const data = { bureauId, reportId, publicationId: publication.id };
      await transaction.jobs.enqueue({ name: 'prepare-publication', data });
    });
    return publication;
  }

  /** One step of the secrecy review, on the rendition the reviewer has read. */
  review(actor: Actor, reportId: string, input: ReviewInput): Promise<PublicationRecord> {
    const { verdict, opinion, pdfSha256 } = input;
    return this.step(actor, reportId, verdict, input.expectedVersion, async (at) => {
      const { transaction, publication, now } = at;
      const { stage, bureauId, id } = publication;
      if (publication.pdfSha256 !== pdfSha256) throw stale();
      const change = await this.afterReview(publication, verdict, opinion, now);
      const { userId } = actor;
      if (userId === null) throw stale();
      // In any other stage the flow has no such step, and says so.
      const review = isReviewStep(stage)
        ? {
            id: this.options.ids.next(),
            ...{ bureauId, publicationId: id, step: stage, verdict, opinion, pdfSha256 },
            ...{ reviewerId: userId, reviewerName: actor.name, reviewedAt: now },
            reviewerRole: at.roles.find((role) => role in REVIEWER) ?? 'committee_secretary',
          }
        : undefined;
      return advance(transaction, { ...at, change, review, details: { opinion } });
    });
  }

  /** Puts the rendition before the public; the publication of an earlier revision is superseded by it. */
  publish(actor: Actor, reportId: string, expectedVersion: number): Promise<PublicationRecord> {
    return this.step(actor, reportId, 'publish', expectedVersion, async (at) => {
      // The one in force steps back first: the database lets one revision be public at a time.
      await this.supersede(at);
      return advance(at.transaction, { ...at, change: { publishedAt: at.now } });
    });
  }

  withdraw(
    actor: Actor,
    reportId: string,
    { expectedVersion, reason }: { readonly expectedVersion: number; readonly reason: string },
  ): Promise<PublicationRecord> {
    return this.step(actor, reportId, 'withdraw', expectedVersion, (at) =>
      advance(at.transaction, {
        ...at,
        change: { endedAt: at.now, endReason: reason },
        details: { reason },
      }),
    );
  }

  /** A file of the latest rendition, for those who review it. Errors: `archive.altered`, `publication.not_found`. */
  async file(actor: Actor, reportId: string, name: string): Promise<Uint8Array> {
    const { publication } = await this.view(actor, reportId);
    if (publication === null) throw notFound();
    return publicBytes(this.options.blobs, publication, name);
  }

  private async report(actor: Actor, reportId: string) {
    const { read } = this.options.unitOfWork;
    const report = await read.reports.find(archiveScopeOf(actor), reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
    return report;
  }

  private begun(
    actor: Actor,
    report: Pick<ReportHeader, 'id' | 'bureauId' | 'organisationId' | 'year'>,
  ): PublicationRecord {
    const { id: reportId, bureauId, organisationId, year } = report;
    if (actor.userId === null || !rolesAt(actor, organisationId).includes('archivist')) {
      throw new ZipingError('access.denied', '须由财政局的档案管理员提请公开。');
    }
    return {
      id: this.options.ids.next(),
      ...{ bureauId, reportId, organisationId, year, stage: 'preparing', version: 1 },
      ...{ title: null, converted: null, grade: null, gradeLabel: null },
      ...{
        categories: [],
        blockedBy: [],
        withheld: [],
        files: [],
        pages: null,
        publicText: null,
        pdfSha256: null,
      },
      ...{ requestedBy: actor.userId, requestedByName: actor.name },
      requestedAt: this.options.clock.now(),
      ...{ holdUntil: null, publishedAt: null, endedAt: null, endReason: null, supersededBy: null },
    };
  }

  /** Locks the report's row, reads the round anew, and takes one step of it. */
  private async step(
    actor: Actor,
    reportId: string,
    command: PublicationCommand,
    expectedVersion: number,
    work: (at: StepAt) => Promise<PublicationRecord>,
  ): Promise<PublicationRecord> {
    return this.options.unitOfWork.run(async (transaction) => {
      const report = await transaction.reports.lock(archiveScopeOf(actor), reportId);
      if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
      const publication = await transaction.publications.latest(report.bureauId, report.id);
      if (publication === null) throw notFound();
      if (publication.version !== expectedVersion) throw stale();
      const reviews = await transaction.publications.reviews(report.bureauId, publication.id);
      const now = this.options.clock.now();
      const roles = rolesAt(actor, report.organisationId);
      const reviewers = reviews.map(({ reviewerId }) => reviewerId);
      return work({ transaction, report, publication, command, actor, roles, reviewers, now });
    });
  }

  private async afterReview(
    { stage, bureauId, reportId }: PublicationRecord,
    verdict: 'pass' | 'return',
    opinion: string,
    now: Date,
  ): Promise<Partial<PublicationRecord>> {
    if (verdict === 'return') return { endedAt: now, endReason: opinion };
    if (stage !== 'final_review') return {};
    const { read } = this.options.unitOfWork;
    const report = await read.reports.find({ bureauId, organisationIds: null }, reportId);
    const rulebook = await this.options.rulebooks.byHash(bureauId, report?.rulebookHash ?? '');
    const days = rulebook.package.disclosure.holdDays ?? HOLD_DAYS;
    return { holdUntil: new Date(now.getTime() + days * DAY_MS) };
  }

  /** The revision that is public now gives way to a later one, and to no earlier one. */
  private async supersede({ transaction, report, publication, now }: StepAt): Promise<void> {
    const { bureauId, organisationId, year, revision } = report;
    const other = await transaction.publications.inForce(bureauId, organisationId, year);
    if (other === null) return;
    const scope = { bureauId, organisationIds: null };
    const otherReport = await transaction.reports.find(scope, other.reportId);
    if (otherReport !== null && otherReport.revision > revision) {
      const message = '这份报告的修订版已经公开，不能再公开旧版。';
      throw new ZipingError('publication.action_not_allowed', message);
    }
    await advance(transaction, {
      ...{ publication: other, command: 'supersede', roles: [], reviewers: [], now },
      actor: systemActor(bureauId),
      change: { endedAt: now, endReason: '已公开修订版', supersededBy: publication.id },
    });
  }
}

const REVIEWER = { committee_secretary: true, bureau_reviewer: true, bureau_approver: true };

interface StepAt {
  readonly transaction: Transaction;
  readonly report: ReportHeader;
  readonly publication: PublicationRecord;
  readonly command: PublicationCommand;
  readonly actor: Actor;
  readonly roles: ReturnType<typeof rolesAt>;
  readonly reviewers: readonly string[];
  readonly now: Date;
}

const notFound = (): ZipingError =>
  new ZipingError('publication.not_found', '这份报告还没有提请公开。');
