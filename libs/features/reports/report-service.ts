import { decide, type ReportDependencies, type SeenReport } from '#libs/features/decisions';
import {
  scopeOf,
  type Actor,
  type DecisionRecord,
  type ReportListRow,
  type ReportRecord,
  type ReportTally,
} from '#libs/features/ports';
import { beijingDate } from '#libs/kernel';
import type { ContentPatch } from '#libs/rulebook';
import { assessContent, unprintableOf, type Assessment } from './assessment.js';
import { changedContent } from './changed-content.js';
import { compareReports, type ComparedSide, type ReportChanges } from './changes.js';
import { createReport, type NewReport } from './create.js';
import { priorYearOf, type PriorYear } from './prior-year.js';
import { datedConditions, type ReportListQuery, type ReportQuery } from './report-list.js';
import { currentEvaluation, findReport, readReportView, type ReportView } from './report-view.js';
import { revokeWaiver, waiveCheck, type WaiverInput } from './waivers.js';

export interface PatchResult extends Assessment {
  readonly version: number;
}

/** Drafting a report: from its organisation's year to what 送审 freezes. */
export class ReportService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /**
   * Opens the organisation's report of a year, prefilled from last year's archived one.
   * Errors: `organisation.not_found`, `access.denied`, `rulebook.not_found`, `report.exists`.
   */
  create(actor: Actor, input: NewReport): Promise<ReportRecord> {
    return createReport(this.dependencies, actor, input);
  }

  list(actor: Actor, query: ReportListQuery): Promise<readonly ReportListRow[]> {
    const { unitOfWork, clock } = this.dependencies;
    return unitOfWork.read.reports.list(scopeOf(actor), datedConditions(query, clock.now()));
  }

  /** How many reports there are under the conditions, by stage and grade. */
  tally(actor: Actor, query: ReportQuery): Promise<readonly ReportTally[]> {
    const { unitOfWork, clock } = this.dependencies;
    const now = clock.now();
    const conditions = datedConditions(query, now);
    return unitOfWork.read.reports.tally(scopeOf(actor), conditions, beijingDate(now));
  }

  /** Errors: `report.not_found`. */
  get(actor: Actor, id: string): Promise<ReportView> {
    return readReportView(this.dependencies, actor, id);
  }

  /** Live score, checks and completeness. Errors: `report.not_found`. */
  async evaluation(actor: Actor, id: string): Promise<Assessment> {
    const report = await findReport(this.dependencies, actor, id);
    const { read } = this.dependencies.unitOfWork;
    const waivers = await read.waivers.listByReport(report.bureauId, id);
    return {
      evaluation: await currentEvaluation(this.dependencies, report),
      unprintable: unprintableOf(this.dependencies, report, waivers),
    };
  }

  /**
   * Changes facts, paragraphs and measures, all or nothing; gives the new version and the evaluation of the new content.
   * Errors: those of `decide`; every fault of the patch at once (the first one's code); `report.field_not_open`.
   */
  async patch(actor: Actor, seen: SeenReport, patch: ContentPatch): Promise<PatchResult> {
    const decision = { command: 'edit', seen } as const;
    const decided = await decide(this.dependencies, actor, decision, async (context) => {
      const { transaction, report, rulebook } = context;
      const before = await transaction.reports.content(report.bureauId, report.id);
      const { content, changed } = changedContent(rulebook, { ...report, content: before }, patch);
      const result = await assessContent(this.dependencies, context, content);
      const { evaluation } = result;
      return { result, change: { content }, details: { changed }, evaluation };
    });
    return { version: decided.report.version, ...decided.result };
  }

  /** Sets a failed check aside, with a reason. Errors: those of `decide`; `check.unknown`, `check.not_waivable`. */
  waiveCheck(actor: Actor, seen: SeenReport, input: WaiverInput): Promise<{ version: number }> {
    return waiveCheck(this.dependencies, actor, seen, input);
  }

  /** Takes a waiver back. Errors: those of `decide`; `check.unknown`. */
  revokeWaiver(actor: Actor, seen: SeenReport, waiverId: string): Promise<{ version: number }> {
    return revokeWaiver(this.dependencies, actor, seen, waiverId);
  }

  /**
   * What changed: a draft against its last submission, a submission against the one before it. null when there is
   * nothing to compare with. Errors: `report.not_found`.
   */
  async changes(actor: Actor, id: string): Promise<ReportChanges | null> {
    const report = await findReport(this.dependencies, actor, id);
    const submissions = await this.dependencies.unitOfWork.read.submissions.listByReport(
      report.bureauId,
      id,
    );
    const sides: ComparedSide[] = submissions.map(({ number, snapshot, evaluation }) => ({
      submission: number,
      content: snapshot.content,
      evaluation,
      evidence: new Map(snapshot.attachments.map(({ id: file, filename }) => [file, filename])),
    }));
    if (report.stage === 'draft') {
      sides.push({
        submission: 'draft',
        content: report.content,
        evaluation: await currentEvaluation(this.dependencies, report),
        evidence: await this.evidenceOf(report),
      });
    }
    const [before, after] = [sides.at(-2), sides.at(-1)];
    return before === undefined || after === undefined ? null : compareReports(before, after);
  }

  /** What last year's report of the same unit says. Errors: `report.not_found`. */
  async priorYear(actor: Actor, id: string): Promise<PriorYear> {
    const report = await findReport(this.dependencies, actor, id);
    return priorYearOf(this.dependencies, actor, report);
  }

  private async evidenceOf({ bureauId, id }: ReportRecord): Promise<Map<string, string>> {
    const files = await this.dependencies.unitOfWork.read.attachments.listByReport(bureauId, id);
    return new Map(
      files
        .filter(({ kind, removedAt }) => kind === 'evidence' && removedAt === null)
        .map(({ id: file, filename }) => [file, filename]),
    );
  }

  /** Every decision on the report, oldest first. Errors: `report.not_found`. */
  async timeline(actor: Actor, id: string): Promise<readonly DecisionRecord[]> {
    const report = await findReport(this.dependencies, actor, id);
    return this.dependencies.unitOfWork.read.decisions.listByReport(report.bureauId, id);
  }
}
