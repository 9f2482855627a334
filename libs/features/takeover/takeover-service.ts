import { asDocumentError, onReportFiles } from '#libs/features/checking';
import { checkDecision, type ReportDependencies, type SeenReport } from '#libs/features/decisions';
import type { Actor } from '#libs/features/ports';
import { findReport } from '#libs/features/reports';
import type { CompiledRulebook } from '#libs/rulebook';

import type { TakenOver, TakeoverTask } from './read-file.js';
import { recordTakeover, requireFacts, type TakeoverInput } from './take-over.js';

const readFile: (task: TakeoverTask) => Promise<TakenOver> = onReportFiles(
  new URL('./worker.js', import.meta.url),
);

/** Reads a report that exists as a file for the one being drafted, and keeps what of it was taken over. */
export class TakeoverService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /**
   * What the file says of the facts of the report's rulebook, in their order. Nothing is stored: the drafter confirms each.
   * Errors: `report.not_found`; those of `checkDecision`; `document.*` for a file that is not read.
   */
  async propose(actor: Actor, reportId: string, bytes: Uint8Array): Promise<TakenOver> {
    const { version } = await findReport(this.dependencies, actor, reportId);
    const seen = { reportId, expectedVersion: version };
    return read(bytes, await this.mayEdit(actor, seen, {}));
  }

  /**
   * Records that facts were taken over from the file, with what the text check doubts there: those doubts are checks of the
   * report from now on, until the value is another one or a reason is given. The values themselves are typed like any other,
   * and the file is not kept.
   * Errors: `report.not_found`; those of `decide`; `fact.unknown`; `document.*` for a file that is not read.
   */
  async takeOver(actor: Actor, input: TakeoverInput): Promise<{ version: number }> {
    const { reportId, expectedVersion, filename, bytes, facts } = input;
    const seen = { reportId, expectedVersion };
    const rulebook = await this.mayEdit(actor, seen, { file: filename });
    requireFacts(facts, new Set(rulebook.package.facts.facts.map(({ id }) => id)));
    return recordTakeover(this.dependencies, actor, input, await read(bytes, rulebook));
  }

  /** Refuses before the file is read what would be refused anyway. */
  private async mayEdit(
    actor: Actor,
    seen: SeenReport,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<CompiledRulebook> {
    const { dependencies } = this;
    const report = await findReport(dependencies, actor, seen.reportId);
    await checkDecision(dependencies, actor, report, { command: 'edit', seen, typed });
    return dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
  }
}

/** Errors: `document.*`. */
async function read(bytes: Uint8Array, rulebook: CompiledRulebook): Promise<TakenOver> {
  try {
    return await readFile({ bytes, package: rulebook.package });
  } catch (error) {
    throw asDocumentError(error);
  }
}
