import { organisationContext, readOrganisations } from '#libs/features/decisions';
import type { Actor, ReportListRow, RuleDraftRecord, UnitOfWork } from '#libs/features/ports';
import { stepDraft } from '#libs/features/rulebooks';
import { ZipingError, type Clock } from '#libs/kernel';
import {
  compilePackage,
  exampleFromReport,
  parsePackage,
  type ReportExample,
} from '#libs/rulebook';

export interface ReportCasesDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

export interface CaseSourceQuery {
  readonly year?: number;
  /** Part of a unit's name. */
  readonly search?: string;
}

/** As many as a list to choose from is read. */
const MOST = 100;

/** Golden cases of a draft made from reports of the bureau. Errors of all: `rulebook.draft_not_found`, `access.denied`. */
export class ReportCases {
  constructor(private readonly dependencies: ReportCasesDependencies) {}

  /** Reports a case can be made from, newest first. */
  async sources(
    actor: Actor,
    draftId: string,
    query: CaseSourceQuery,
  ): Promise<readonly ReportListRow[]> {
    await this.editable(actor, draftId);
    const scope = { bureauId: actor.bureauId, organisationIds: null };
    return this.dependencies.unitOfWork.read.reports.list(scope, { ...query, limit: MOST });
  }

  /**
   * A case from the report's figures, with what the draft as stored makes of them as expectation. The draft stays as it
   * is: its editor looks at the case first. Who looked at which report is in the audit trail.
   * Errors: `report.not_found`; `rulebook.invalid` for a draft with errors; `rulebook.action_not_allowed`.
   */
  async make(actor: Actor, draftId: string, reportId: string): Promise<ReportExample> {
    const draft = await this.editable(actor, draftId);
    const { unitOfWork, clock } = this.dependencies;
    const { read } = unitOfWork;
    const scope = { bureauId: actor.bureauId, organisationIds: null };
    const report = await read.reports.find(scope, reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
    const { organisation } = await readOrganisations(read, report);
    const rulebook = compilePackage(parsePackage(draft.package));
    const made = await exampleFromReport(rulebook, {
      organisation: organisationContext(organisation),
      year: report.year,
      content: report.content,
    });
    const { bureauId, userId: actorId, name: actorName, requestId } = actor;
    await unitOfWork.run(({ audit }) =>
      audit.append({
        ...{ bureauId, at: clock.now(), actorId, actorName, requestId },
        ...{ action: 'rule_draft.example', subjectType: 'rule_draft', subjectId: draftId },
        details: { reportId, example: made.example.id },
      }),
    );
    return made;
  }

  private async editable(actor: Actor, draftId: string): Promise<RuleDraftRecord> {
    const { ruleDrafts } = this.dependencies.unitOfWork.read;
    const draft = await ruleDrafts.find(actor.bureauId, draftId);
    if (draft === null) {
      throw new ZipingError('rulebook.draft_not_found', '没有这份规则草稿。');
    }
    stepDraft(draft, 'edit', actor);
    return draft;
  }
}
