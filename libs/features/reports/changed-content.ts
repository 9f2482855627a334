import type { ReportRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import {
  applyContentPatch,
  diffContent,
  type CompiledRulebook,
  type ContentPatch,
  type ReportContent,
} from '#libs/rulebook';
import { closedFieldFaults } from './open-fields.js';

/**
 * The content after a patch, and the paths that changed.
 * @throws ZipingError with every fault at once and the code of the first: those of `applyContentPatch`, and
 *   `report.field_not_open` for a field the last return left closed
 */
export function changedContent(
  rulebook: CompiledRulebook,
  report: Pick<ReportRecord, 'content' | 'openFields'>,
  patch: ContentPatch,
): { readonly content: ReportContent; readonly changed: readonly string[] } {
  const { content, faults } = applyContentPatch(rulebook, report.content, patch);
  const changes = diffContent(report.content, content);
  const all = [...faults, ...closedFieldFaults(report.openFields, changes)];
  const [first] = all;
  if (first === undefined) return { content, changed: changes.map(({ path }) => path) };
  const message =
    all.length === 1 ? first.message : `有 ${all.length} 处内容不能保存：${first.message}`;
  const place = first.path === undefined ? {} : { path: first.path };
  throw new ZipingError(first.code, message, { faults: all, ...place });
}
