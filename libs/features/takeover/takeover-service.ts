import { asDocumentError, onReportFiles } from '#libs/features/checking';
import { checkDecision, type ReportDependencies } from '#libs/features/decisions';
import type { Actor } from '#libs/features/ports';
import { findReport } from '#libs/features/reports';

import type { TakenOver, TakeoverTask } from './read-file.js';

const readFile: (task: TakeoverTask) => Promise<TakenOver> = onReportFiles(
  new URL('./worker.js', import.meta.url),
);

/** Reads a report that exists as a file for the one being drafted. Nothing is stored: the drafter confirms each fact. */
export class TakeoverService {
  constructor(private readonly dependencies: ReportDependencies) {}

  /**
   * What the file says of the facts of the report's rulebook, in their order.
   * Errors: `report.not_found`; those of `checkDecision`; `document.*` for a file that is not read.
   */
  async propose(actor: Actor, reportId: string, bytes: Uint8Array): Promise<TakenOver> {
    const { dependencies } = this;
    const report = await findReport(dependencies, actor, reportId);
    const seen = { reportId, expectedVersion: report.version };
    await checkDecision(dependencies, actor, report, { command: 'edit', seen });
    const rulebook = await dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
    try {
      return await readFile({ bytes, package: rulebook.package });
    } catch (error) {
      throw asDocumentError(error);
    }
  }
}
