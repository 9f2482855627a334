import type { DocumentModel } from '#libs/document';
import type { ReportScope, UnitOfWork } from '#libs/features/ports';
import type { Clock } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';

import { loadHistory } from './history.js';
import { documentOf } from './report-document.js';

/** Compiled packages by identity; the composition root keeps them in memory, since a published package never changes. */
export interface CompiledRulebooks {
  /** Errors: `rulebook.not_found`. */
  byHash(bureauId: string, hash: string): Promise<CompiledRulebook>;
}

export interface DocumentServiceOptions {
  readonly read: UnitOfWork['read'];
  readonly rulebooks: CompiledRulebooks;
  readonly clock: Clock;
  /** Document model to a whole HTML page; libs/document. */
  readonly toHtml: (model: DocumentModel) => string;
}

/** Reports as documents: what the preview shows and the PDF prints. */
export interface DocumentService {
  /** Errors: `report.not_found`, also for a report outside the caller's scope. */
  model(scope: ReportScope, reportId: string): Promise<DocumentModel>;
  html(scope: ReportScope, reportId: string): Promise<string>;
}

export function createDocumentService(options: DocumentServiceOptions): DocumentService {
  const model = async (scope: ReportScope, reportId: string): Promise<DocumentModel> => {
    const history = await loadHistory(options.read, scope, reportId);
    const { bureauId, rulebookHash } = history.report;
    const rulebook = await options.rulebooks.byHash(bureauId, rulebookHash);
    return documentOf(history, rulebook, options.clock.now());
  };
  return {
    model,
    html: async (scope, reportId) => options.toHtml(await model(scope, reportId)),
  };
}
