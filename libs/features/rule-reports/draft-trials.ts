import type { Actor, UnitOfWork } from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';
import {
  openYear,
  parsePackage,
  tryNarrative,
  tryPackage,
  type PackageTrial,
  type RulebookPackage,
  type TrialReport,
} from '#libs/rulebook';

import {
  auditLook,
  editableDraft,
  reportForRules,
  type DraftReportDependencies,
} from './editable-draft.js';
import { printedPart, type PrintedPart } from './printed-part.js';

export interface DraftTrialsDependencies extends DraftReportDependencies {
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
}

export interface DraftTrial extends PackageTrial {
  /** Of the draft that was tried. */
  readonly version: number;
}

export interface PrintRequest {
  readonly reportId: string;
  /** Dotted path of the title, the signature, a block of the body or an annex: `narrative.body.3`. */
  readonly place: string;
}

export interface DraftPrint extends PrintedPart {
  readonly version: number;
}

interface Tried {
  /** The draft with the dates of the report's year. */
  readonly dated: RulebookPackage;
  readonly report: TrialReport;
}

const ACTION = 'rule_draft.try';
/** Looks at reports of one draft that are searched for the one that is written already. */
const LOOKS = 200;

/** The formulas and the text of a draft with the figures of one report, while it is being written. */
export class DraftTrials {
  constructor(private readonly dependencies: DraftTrialsDependencies) {}

  /**
   * What every formula and condition of the draft as stored comes to. A draft of another year is tried with its dates
   * moved to the report's, as a simulation does. That somebody looked at a report is written once for each draft.
   * Errors: `rulebook.draft_not_found`, `report.not_found`, `rulebook.action_not_allowed`, `rulebook.invalid` for what is
   * no package yet.
   */
  async try(actor: Actor, draftId: string, reportId: string): Promise<DraftTrial> {
    return this.look(actor, draftId, reportId, ({ dated, report }) => tryPackage(dated, report));
  }

  /**
   * One part of the text as the draft as stored prints it with the report's figures. Looks count as those of `try`.
   * Errors: as `try`, `rulebook.invalid` also for a package with an error; `rulebook.place_not_found`.
   */
  async print(
    actor: Actor,
    draftId: string,
    { reportId, place }: PrintRequest,
  ): Promise<DraftPrint> {
    return this.look(actor, draftId, reportId, async ({ dated, report }) =>
      printedPart(await tryNarrative(dated, report), place, {
        ...report.input,
        now: this.dependencies.clock.now(),
      }),
    );
  }

  private async look<T>(
    actor: Actor,
    draftId: string,
    reportId: string,
    compute: (tried: Tried) => Promise<T>,
  ): Promise<T & { readonly version: number }> {
    const { rulebooks, unitOfWork } = this.dependencies;
    const { read } = unitOfWork;
    const draft = await editableDraft(read, actor, draftId);
    const { report, input } = await reportForRules(read, actor, reportId);
    const pkg = parsePackage(draft.package);
    const { package: source } = await rulebooks.byHash(actor.bureauId, report.rulebookHash);
    const dated = pkg.manifest.year === report.year ? pkg : openYear(pkg, report.year).package;
    const found = await compute({ dated, report: { input, source } });
    if (!(await hasLooked(read, actor, draftId, reportId))) {
      const look = { action: ACTION, details: { reportId } };
      await auditLook(this.dependencies, actor, draftId, look);
    }
    return { ...found, version: draft.version };
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
