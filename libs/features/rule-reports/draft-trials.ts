import type { Actor, UnitOfWork } from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';
import { openYear, parsePackage, tryPackage, type PackageTrial } from '#libs/rulebook';

import {
  auditLook,
  editableDraft,
  reportForRules,
  type DraftReportDependencies,
} from './editable-draft.js';

export interface DraftTrialsDependencies extends DraftReportDependencies {
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
}

export interface DraftTrial extends PackageTrial {
  /** Of the draft that was tried. */
  readonly version: number;
}

const ACTION = 'rule_draft.try';
/** Looks at reports of one draft that are searched for the one that is written already. */
const LOOKS = 200;

/** The formulas of a draft with the figures of one report, while it is being written. */
export class DraftTrials {
  constructor(private readonly dependencies: DraftTrialsDependencies) {}

  /**
   * What every formula and condition of the draft as stored comes to. A draft of another year is tried with its dates
   * moved to the report's, as a simulation does. That somebody looked at a report is written once for each draft.
   * Errors: `rulebook.draft_not_found`, `report.not_found`, `rulebook.action_not_allowed`, `rulebook.invalid` for what is
   * no package yet.
   */
  async try(actor: Actor, draftId: string, reportId: string): Promise<DraftTrial> {
    const { rulebooks, unitOfWork } = this.dependencies;
    const { read } = unitOfWork;
    const draft = await editableDraft(read, actor, draftId);
    const { report, input } = await reportForRules(read, actor, reportId);
    const pkg = parsePackage(draft.package);
    const { package: source } = await rulebooks.byHash(actor.bureauId, report.rulebookHash);
    const dated = pkg.manifest.year === report.year ? pkg : openYear(pkg, report.year).package;
    const trial = await tryPackage(dated, { input, source });
    if (!(await hasLooked(read, actor, draftId, reportId))) {
      const look = { action: ACTION, details: { reportId } };
      await auditLook(this.dependencies, actor, draftId, look);
    }
    return { ...trial, version: draft.version };
  }
}

async function hasLooked(
  { audit }: Pick<UnitOfWork['read'], 'audit'>,
  { bureauId, userId, name: actorName }: Actor,
  subjectId: string,
  reportId: string,
): Promise<boolean> {
  const asked = { subjectType: 'rule_draft', subjectId, actions: [ACTION], actorName };
  const looks = await audit.list(bureauId, { ...asked, limit: LOOKS });
  return looks.some(
    ({ actorId, details }) => actorId === userId && details['reportId'] === reportId,
  );
}
