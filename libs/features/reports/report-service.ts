import {
  decide,
  evaluateReport,
  hindranceOf,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import {
  rolesAt,
  scopeOf,
  type Actor,
  type DecisionRecord,
  type ReportFilter,
  type ReportListRow,
  type ReportRecord,
} from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { applyContentPatch, diffContent, type ContentPatch, type Evaluation } from '#libs/rulebook';
import { person } from './attachments.js';
import { compareReports, type ComparedSide, type ReportChanges } from './changes.js';
import { closedFieldFaults } from './open-fields.js';
import { prefilledContent } from './prefill.js';
import { currentEvaluation, findReport, readReportView, type ReportView } from './report-view.js';

export interface PatchResult {
  readonly version: number;
  readonly evaluation: Evaluation;
}

/** Drafting a report: from its organisation's year to what 送审 freezes. */
export class ReportService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /**
   * Opens the organisation's report of a year, prefilled from last year's archived one.
   * Errors: `organisation.not_found`, `access.denied`, `rulebook.not_found`, `report.exists`.
   */
  async create(
    actor: Actor,
    input: { readonly organisationId: string; readonly year: number },
  ): Promise<ReportRecord> {
    const { unitOfWork, ids, clock } = this.dependencies;
    const { organisationId, year } = input;
    const { bureauId } = actor;
    const content = await this.firstContent(actor, organisationId, year);
    return unitOfWork.run(async (transaction) => {
      const existing = await transaction.reports.latest(
        { bureauId, organisationIds: null },
        organisationId,
        year,
      );
      if (existing !== null) {
        throw new ZipingError('report.exists', `${String(year)} 年度报告已经建立，请直接打开`, {
          details: { reportId: existing.id },
        });
      }
      const now = clock.now();
      const report: ReportRecord = {
        id: ids.next(),
        bureauId,
        organisationId,
        year,
        revision: 1,
        supersedes: null,
        rulebookHash: content.rulebookHash,
        stage: 'draft',
        version: 1,
        content: content.content,
        openFields: null,
        submissionId: null,
        createdAt: now,
        updatedAt: now,
        stageSince: now,
      };
      await transaction.reports.insert(report);
      await transaction.audit.append({
        bureauId,
        at: now,
        actorId: actor.userId,
        actorName: actor.name,
        action: 'report.create',
        subjectType: 'report',
        subjectId: report.id,
        details: { organisationId, year, rulebookHash: report.rulebookHash },
        requestId: actor.requestId,
      });
      return report;
    });
  }

  list(actor: Actor, filter: ReportFilter): Promise<readonly ReportListRow[]> {
    return this.dependencies.unitOfWork.read.reports.list(scopeOf(actor), filter);
  }

  /** Errors: `report.not_found`. */
  get(actor: Actor, id: string): Promise<ReportView> {
    return readReportView(this.dependencies, actor, id);
  }

  /** Live score, checks and completeness. Errors: `report.not_found`. */
  async evaluation(actor: Actor, id: string): Promise<Evaluation> {
    return currentEvaluation(this.dependencies, await findReport(this.dependencies, actor, id));
  }

  /**
   * Changes facts, paragraphs and measures, all or nothing; gives the new version and the evaluation of the new content.
   * Errors: those of `decide`; every fault of the patch at once (the first one's code); `report.field_not_open`.
   */
  async patch(actor: Actor, seen: SeenReport, patch: ContentPatch): Promise<PatchResult> {
    const { result, report } = await decide(
      this.dependencies,
      actor,
      { command: 'edit', seen },
      async (context) => {
        const { transaction, report: before } = context;
        const rulebook = await this.dependencies.rulebooks.byHash(
          before.bureauId,
          before.rulebookHash,
        );
        const { content, faults } = applyContentPatch(rulebook, before.content, patch);
        const changes = diffContent(before.content, content);
        const all = [...faults, ...closedFieldFaults(before.openFields, changes)];
        const [first] = all;
        if (first !== undefined) {
          throw new ZipingError(
            first.code,
            all.length === 1
              ? first.message
              : `有 ${String(all.length)} 处内容不能保存：${first.message}`,
            {
              faults: all,
              ...(first.path === undefined ? {} : { path: first.path }),
            },
          );
        }
        const evaluation = await evaluateReport(transaction, rulebook, { ...before, content });
        return {
          result: evaluation,
          change: { content },
          details: { changed: changes.map(({ path }) => path) },
        };
      },
    );
    return { version: report.version, evaluation: result };
  }

  /** Sets a failed check aside, with a reason. Errors: those of `decide`; `check.unknown`, `check.not_waivable`. */
  async waiveCheck(
    actor: Actor,
    seen: SeenReport,
    input: { readonly checkKey: string; readonly reason: string },
  ): Promise<{ version: number }> {
    const { report } = await decide(
      this.dependencies,
      actor,
      { command: 'waive_check', seen },
      async (context) => {
        const { transaction, report: before, now } = context;
        const rulebook = await this.dependencies.rulebooks.byHash(
          before.bureauId,
          before.rulebookHash,
        );
        const { checks } = await evaluateReport(transaction, rulebook, before);
        const check = checks.find(
          ({ key, outcome }) => key === input.checkKey && outcome === 'fail',
        );
        if (check === undefined)
          throw new ZipingError('check.unknown', '这项校验没有不通过，无需豁免', {
            path: 'checkKey',
          });
        if (!check.waivable)
          throw new ZipingError('check.not_waivable', '这项校验不能豁免，必须更正', {
            path: 'checkKey',
          });
        await transaction.waivers.insert({
          id: this.dependencies.ids.next(),
          bureauId: before.bureauId,
          reportId: before.id,
          checkKey: check.key,
          message: check.message,
          reason: input.reason,
          waivedBy: person(actor).userId,
          waivedByName: actor.name,
          waivedAt: now,
          revokedAt: null,
        });
        return { result: null, details: { waived: check.key, reason: input.reason } };
      },
    );
    return { version: report.version };
  }

  /** Takes a waiver back. Errors: those of `decide`; `check.unknown`. */
  async revokeWaiver(
    actor: Actor,
    seen: SeenReport,
    waiverId: string,
  ): Promise<{ version: number }> {
    const { report } = await decide(
      this.dependencies,
      actor,
      { command: 'waive_check', seen },
      async ({ transaction, report: before, now }) => {
        const waivers = await transaction.waivers.listByReport(before.bureauId, before.id);
        if (!waivers.some(({ id, revokedAt }) => id === waiverId && revokedAt === null)) {
          throw new ZipingError('check.unknown', '没有这条豁免');
        }
        await transaction.waivers.revoke(before.bureauId, waiverId, now);
        return { result: null, details: { revokedWaiver: waiverId } };
      },
    );
    return { version: report.version };
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
    }));
    if (report.stage === 'draft') {
      sides.push({
        submission: 'draft',
        content: report.content,
        evaluation: await currentEvaluation(this.dependencies, report),
      });
    }
    const [before, after] = [sides.at(-2), sides.at(-1)];
    return before === undefined || after === undefined ? null : compareReports(before, after);
  }

  /** Every decision on the report, oldest first. Errors: `report.not_found`. */
  async timeline(actor: Actor, id: string): Promise<readonly DecisionRecord[]> {
    const report = await findReport(this.dependencies, actor, id);
    return this.dependencies.unitOfWork.read.decisions.listByReport(report.bureauId, id);
  }

  /** What stands in the way of 送审 now; null when nothing does. Errors: `report.not_found`. */
  async hindrance(actor: Actor, id: string): Promise<ReturnType<typeof hindranceOf>> {
    const report = await findReport(this.dependencies, actor, id);
    const waivers = await this.dependencies.unitOfWork.read.waivers.listByReport(
      report.bureauId,
      id,
    );
    return hindranceOf(await currentEvaluation(this.dependencies, report), waivers);
  }

  private async firstContent(actor: Actor, organisationId: string, year: number) {
    const { read } = this.dependencies.unitOfWork;
    const { bureauId } = actor;
    const organisation = await read.organisations.find(bureauId, organisationId);
    const roles = rolesAt(actor, organisationId);
    // A stranger is told the same whether or not the organisation exists.
    if (organisation === null || organisation.kind === 'bureau' || roles.length === 0) {
      throw new ZipingError('organisation.not_found', '没有这个单位');
    }
    if (!roles.includes('drafter'))
      throw new ZipingError('access.denied', '报告须由本单位填报人建立');
    const published = await read.rulebooks.current(bureauId, year);
    if (published === null)
      throw new ZipingError('rulebook.not_found', `${String(year)} 年度评价规则尚未发布`, {
        path: 'year',
      });
    const rulebook = await this.dependencies.rulebooks.byHash(bureauId, published.hash);
    const prior = await read.reports.latest(
      { bureauId, organisationIds: [organisationId] },
      organisationId,
      year - 1,
    );
    const evaluation =
      prior?.stage === 'archived' ? await currentEvaluation(this.dependencies, prior) : null;
    return { rulebookHash: published.hash, content: prefilledContent(rulebook, evaluation) };
  }
}
