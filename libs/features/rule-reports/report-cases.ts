import type { Actor, ReportListRow } from '#libs/features/ports';
import {
  compilePackage,
  exampleFromReport,
  expectationChanges,
  parsePackage,
  type ExpectationChange,
  type ReportExample,
} from '#libs/rulebook';

import {
  auditLook,
  editableDraft,
  reportForRules,
  type DraftReportDependencies,
} from './editable-draft.js';

export interface CaseSourceQuery {
  readonly year?: number;
  /** Part of a unit's name. */
  readonly search?: string;
}

/** As many as a list to choose from is read. */
const MOST = 100;

/** Golden cases of a draft made from reports of the bureau. Errors of all: `rulebook.draft_not_found`, `access.denied`. */
export class ReportCases {
  constructor(private readonly dependencies: DraftReportDependencies) {}

  /** Reports a case can be made from, newest first. */
  async sources(
    actor: Actor,
    draftId: string,
    query: CaseSourceQuery,
  ): Promise<readonly ReportListRow[]> {
    const { read } = this.dependencies.unitOfWork;
    await editableDraft(read, actor, draftId);
    const scope = { bureauId: actor.bureauId, organisationIds: null };
    return read.reports.list(scope, { ...query, limit: MOST });
  }

  /**
   * A case from the report's figures, with what the draft as stored makes of them as expectation. The draft stays as it
   * is: its editor looks at the case first. Who looked at which report is in the audit trail.
   * Errors: `report.not_found`; `rulebook.invalid` for a draft with errors; `rulebook.action_not_allowed`.
   */
  async make(actor: Actor, draftId: string, reportId: string): Promise<ReportExample> {
    const { read } = this.dependencies.unitOfWork;
    const draft = await editableDraft(read, actor, draftId);
    const { input } = await reportForRules(read, actor, reportId);
    const rulebook = compilePackage(parsePackage(draft.package));
    const { organisation, year, content } = input;
    const made = await exampleFromReport(rulebook, { organisation, year, content });
    await auditLook(this.dependencies, actor, draftId, {
      action: 'rule_draft.example',
      details: { reportId, example: made.example.id },
    });
    return made;
  }

  /**
   * What the draft's golden cases expect and no longer comes out. The draft stays as it is: its editor reads every line.
   * Errors: `rulebook.invalid` for a draft with errors of its own; `rulebook.action_not_allowed`.
   */
  async changes(actor: Actor, draftId: string): Promise<readonly ExpectationChange[]> {
    const draft = await editableDraft(this.dependencies.unitOfWork.read, actor, draftId);
    return expectationChanges(compilePackage(parsePackage(draft.package)));
  }
}
