import { renderHtml, type DocumentModel } from '#libs/document';
import type { ReportScope, UnitOfWork } from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';
import type { Clock } from '#libs/kernel';

import { loadHistory } from './history.js';
import { documentOf } from './report-document.js';

export interface DocumentServiceOptions {
  readonly read: UnitOfWork['read'];
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
  readonly clock: Clock;
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
    html: async (scope, reportId) => renderHtml(await model(scope, reportId)),
  };
}
