import {
  checksStanding,
  dueOn,
  evaluateReport,
  type ReportDependencies,
} from '#libs/features/decisions';
import type {
  Actor,
  NoticeRecord,
  OutdatedReport,
  ReportHeader,
  ReportRecord,
  RulebookRecord,
  Transaction,
  UnitOfWork,
} from '#libs/features/ports';
import { newestOf } from '#libs/features/rulebooks';
import {
  beijingDate,
  isUnavailable,
  ZipingError,
  type ErrorCode,
  type IdSource,
} from '#libs/kernel';
import type { ScoreRun } from '#libs/rulebook';

import { movedContent, type MovedContent } from './moved-content.js';

/** What a draft scores under a package. */
export type MovedScore = Pick<ScoreRun, 'score' | 'converted' | 'gradeLabel' | 'status'>;

/** A draft that could be moved, and what would come of it. */
export interface MovePreview
  extends
    Pick<OutdatedReport, 'organisationName' | 'rulebookVersion'>,
    Pick<MovedContent, 'dropped' | 'asked'> {
  readonly report: ReportHeader;
  readonly before: MovedScore;
  readonly after: MovedScore;
}

interface Seen {
  readonly reportId: string;
  readonly expectedVersion: number;
}

export interface Moved {
  readonly moved: readonly string[];
  readonly refused: readonly {
    readonly reportId: string;
    readonly code: ErrorCode;
    readonly message: string;
  }[];
}

type Read = Pick<UnitOfWork['read'], 'organisations' | 'takeovers'>;

/**
 * Drafts of a year that a correction of its rules has left behind: they stay on their package until somebody moves them.
 * What was submitted, and everything after, never moves. Errors of all: `rulebook.not_found`,
 * `rulebook.action_not_allowed` for a package that is retired or not in force yet.
 */
export class ReportMoves {
  constructor(private readonly dependencies: ReportDependencies) {}

  /** Drafts on an older version of the package's year, oldest first, with their score on either. */
  async preview(
    actor: Actor,
    hash: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly MovePreview[]> {
    const { read } = this.dependencies.unitOfWork;
    const target = await this.target(actor, hash);
    const found = await read.reports.outdated(target, page);
    const organisations = await read.organisations.list(actor.bureauId);
    // The list is the same for every report: read once. What is doubted of files moves no score.
    const once: Read = {
      organisations: { ...read.organisations, list: () => Promise.resolve(organisations) },
      takeovers: { ...read.takeovers, listByReport: () => Promise.resolve([]) },
    };
    const previews: MovePreview[] = [];
    for (const { report, ...about } of found) {
      const { before, after, moved } = await this.compare(once, report, hash);
      const { dropped, asked } = moved;
      previews.push({ report, ...about, before: before.score, after: after.score, dropped, asked });
    }
    return previews;
  }

  /**
   * Moves drafts, each in a transaction of its own: what somebody has changed or submitted meanwhile stays, and is told.
   * Who, why and both scores are in the audit trail; the drafters are told.
   */
  async move(
    actor: Actor,
    hash: string,
    { reports, reason }: { readonly reports: readonly Seen[]; readonly reason: string },
  ): Promise<Moved> {
    const target = await this.target(actor, hash);
    const moved: string[] = [];
    const refused: Moved['refused'][number][] = [];
    for (const seen of reports) {
      try {
        await this.moveOne(actor, target, seen, reason);
        moved.push(seen.reportId);
      } catch (error) {
        if (!(error instanceof ZipingError) || isUnavailable(error)) throw error;
        refused.push({ reportId: seen.reportId, code: error.code, message: error.message });
      }
    }
    return { moved, refused };
  }

  private async moveOne(
    actor: Actor,
    target: RulebookRecord,
    { reportId, expectedVersion }: Seen,
    reason: string,
  ): Promise<void> {
    const { unitOfWork, clock } = this.dependencies;
    await unitOfWork.run(async (transaction) => {
      const { bureauId } = actor;
      const report = await lockDraft(transaction, bureauId, reportId, target);
      if (report.version !== expectedVersion) throw changedMeanwhile();
      const content = await transaction.reports.content(bureauId, reportId);
      const full = { ...report, content };
      const { before, after, moved, rulebook } = await this.compare(transaction, full, target.hash);
      const now = clock.now();
      const next = { ...report, content: moved.content, openFields: moved.openFields };
      const header = { ...next, version: report.version + 1, updatedAt: now };
      const waivers = await transaction.waivers.listByReport(bureauId, reportId);
      const standing = {
        dueOn: dueOn(rulebook.package.workflow, header),
        checks: checksStanding(after, waivers),
      };
      await transaction.reports.changeRulebook(bureauId, reportId, target.hash);
      if (!(await transaction.reports.update(header, report.version, standing)))
        throw new Error(`report ${reportId} changed under its lock`);
      await record(transaction, actor, now, report, {
        ...{ from: report.rulebookHash, to: target.hash, reason, version: header.version },
        ...{ before: before.score.score, after: after.score.score },
        ...{ dropped: moved.dropped, asked: moved.asked },
      });
      const told = { target, reason, sentAt: now };
      await tellDrafters(transaction, this.dependencies.ids, actor, report, told);
    });
  }

  private async compare(read: Read, report: ReportRecord, hash: string) {
    const { rulebooks } = this.dependencies;
    const from = await rulebooks.byHash(report.bureauId, report.rulebookHash);
    const rulebook = await rulebooks.byHash(report.bureauId, hash);
    const moved = movedContent(report, from, rulebook);
    const before = await evaluateReport(read, from, report);
    const after = await evaluateReport(read, rulebook, { ...report, content: moved.content });
    return { before, after, moved, rulebook };
  }

  private async target({ bureauId }: Actor, hash: string): Promise<RulebookRecord> {
    const { unitOfWork, clock } = this.dependencies;
    const found = await unitOfWork.read.rulebooks.find(bureauId, hash);
    if (found === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则。');
    const refuse = (message: string) => new ZipingError('rulebook.action_not_allowed', message);
    if (found.status !== 'published') throw refuse('这个版本的规则已停用，草稿不能转用。');
    if (found.effectiveFrom > beijingDate(clock.now()))
      throw refuse(`这个版本自 ${found.effectiveFrom} 起施行，届时才能转用。`);
    return found;
  }
}

/** Errors: `report.not_found`, `report.action_not_allowed` for what is no draft of an older version. */
async function lockDraft(
  { reports, rulebooks }: Transaction,
  bureauId: string,
  reportId: string,
  target: RulebookRecord,
): Promise<ReportHeader> {
  const report = await reports.lock({ bureauId, organisationIds: null }, reportId);
  if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
  const refuse = (message: string) => new ZipingError('report.action_not_allowed', message);
  if (report.stage !== 'draft') throw refuse('报告已送审，不再转用其他版本的规则。');
  const versions = await rulebooks.list(bureauId);
  const own = versions.find(({ hash }) => hash === report.rulebookHash);
  const newer = own && newestOf([own, target], target.year)?.hash === target.hash;
  if (own?.year !== target.year || own.hash === target.hash || newer !== true)
    throw refuse('报告使用的不是同年度的较早版本。');
  return report;
}

const changedMeanwhile = (): ZipingError =>
  new ZipingError('report.stale_version', '报告在您查看之后又改过，请刷新后重新核对。');

async function record(
  { audit }: Transaction,
  { userId: actorId, name: actorName, requestId, bureauId }: Actor,
  at: Date,
  { id: subjectId }: ReportHeader,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const action = 'report.change_rulebook';
  const event = { bureauId, at, actorId, actorName, requestId, action, details };
  await audit.append({ ...event, subjectType: 'report', subjectId });
}

async function tellDrafters(
  { notices }: Transaction,
  ids: IdSource,
  { userId: senderId, name: senderName }: Actor,
  { bureauId, organisationId, id: reportId, stage }: ReportHeader,
  told: { readonly target: RulebookRecord; readonly reason: string; readonly sentAt: Date },
): Promise<void> {
  const drafters = await notices.recipients(bureauId, [organisationId], ['drafter']);
  const { target, reason, sentAt } = told;
  const message = `报告已转用更正后的规则 ${target.version} 版，得分和应填项可能有变化，请核对。理由：${reason}`;
  await notices.insert(
    drafters.map(({ userId: recipientId }): NoticeRecord => ({
      ...{ id: ids.next(), bureauId, recipientId, reportId, stage, kind: 'moved', message },
      ...{ organisationId: null, year: null, senderId, senderName, sentAt, readAt: null },
    })),
  );
}
