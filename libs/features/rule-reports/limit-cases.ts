import { setImmediate } from 'node:timers/promises';

import type { Actor } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import {
  compilePackage,
  limitAt,
  limitCases,
  limitCasesFromAny,
  parsePackage,
  type CompiledRulebook,
  type LimitPairing,
  type RulebookExample,
} from '#libs/rulebook';

import { editableDraft, type DraftReportDependencies } from './editable-draft.js';
import type { ReportCases } from './report-cases.js';

export interface LimitCasesRequest {
  /** The limit, as the hint names its place. */
  readonly path: string;
  /** What to start from: one of the two, or what shows a difference. */
  readonly exampleId?: string;
  readonly reportId?: string;
}

export interface MadeLimitCases {
  /** What they start from. */
  readonly base: RulebookExample | null;
  readonly pairing: LimitPairing;
  /** All to be added to the draft, in this order. */
  readonly examples: readonly RulebookExample[];
  /** Facts of the report that were left out. */
  readonly left: readonly string[];
}

/** The cases of a grade take a second of computing, in which others are served. */
const PAUSING = { pause: setImmediate };

interface Base {
  readonly example: RulebookExample | null;
  readonly left: readonly string[];
}

/** The golden cases on both sides of a limit of a draft. The draft stays as it is: its editor looks at them first. */
export class LimitCases {
  constructor(
    private readonly dependencies: DraftReportDependencies,
    private readonly reportCases: Pick<ReportCases, 'make'>,
  ) {}

  /**
   * Errors: `rulebook.draft_not_found`, `rulebook.action_not_allowed`; `rulebook.invalid` for a draft with errors;
   * `rulebook.limit_not_found`, `report.not_found`; `request.invalid` for an example that is not there.
   */
  async make(actor: Actor, draftId: string, request: LimitCasesRequest): Promise<MadeLimitCases> {
    const draft = await editableDraft(this.dependencies.unitOfWork.read, actor, draftId);
    const rulebook = compilePackage(parsePackage(draft.package));
    const limit = limitAt(rulebook, request.path);
    if (limit === null) throw noSuchLimit();
    const { example, left } = await this.chosen(actor, draftId, rulebook, request);
    const pairing =
      example === null
        ? await limitCasesFromAny(rulebook, limit, PAUSING)
        : await limitCases(rulebook, limit, example, PAUSING);
    if (pairing.pair === null) return { base: example, pairing, examples: [], left };
    const { examples: known } = rulebook.package;
    const base = example ?? known.find(({ id }) => id === pairing.base) ?? null;
    const added = example !== null && request.reportId !== undefined ? [example] : [];
    const { on, beyond } = pairing.pair;
    return { base, pairing, examples: [...added, on.example, beyond.example], left };
  }

  private async chosen(
    actor: Actor,
    draftId: string,
    rulebook: CompiledRulebook,
    { exampleId, reportId }: LimitCasesRequest,
  ): Promise<Base> {
    if (reportId !== undefined) return this.reportCases.make(actor, draftId, reportId);
    if (exampleId === undefined) return { example: null, left: [] };
    const example = rulebook.package.examples.find(({ id }) => id === exampleId);
    if (example !== undefined) return { example, left: [] };
    throw new ZipingError('request.invalid', '草稿中没有这个示例。', { path: 'exampleId' });
  }
}

const noSuchLimit = (): ZipingError =>
  new ZipingError('rulebook.limit_not_found', '草稿中已没有这处界限，请刷新后再试。');
