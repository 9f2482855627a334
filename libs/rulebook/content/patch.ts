import type { CompiledRulebook } from '../package/compiled.js';
import type { ReportContent } from '../schema/index.js';
import { applyFactPatch, type FactPatch, type PatchResult } from './patch-facts.js';
import { patchMeasures, patchParagraphs, type TextPatch } from './patch-texts.js';

/** What a client asks to change of a report. */
export interface ContentPatch {
  readonly facts?: FactPatch | undefined;
  readonly paragraphs?: TextPatch | undefined;
  readonly measures?: TextPatch | undefined;
}

/** A report nobody has written anything into. */
export const EMPTY_CONTENT: ReportContent = Object.freeze({
  facts: {},
  paragraphs: {},
  measures: {},
});

/**
 * Applies a change to a report's content, all or nothing, with every fault at once. Pure.
 * Faults: those of `applyFactPatch`; `paragraph.unknown`, `paragraph.unknown_placeholder` (`paragraphs.<block>`);
 * `measure.unknown_indicator` (`measures.<indicator>`); `request.invalid` for a text that cannot stand.
 */
export function applyContentPatch(
  compiled: CompiledRulebook,
  content: ReportContent,
  patch: ContentPatch,
): PatchResult {
  const facts = applyFactPatch(compiled, content, patch.facts ?? {});
  const paragraphs = patchParagraphs(compiled, content, patch.paragraphs ?? {});
  const measures = patchMeasures(compiled, content, patch.measures ?? {});
  const faults = [...facts.faults, ...paragraphs.faults, ...measures.faults];
  if (faults.length > 0) return { content, faults };
  return {
    content: { facts: facts.content.facts, paragraphs: paragraphs.value, measures: measures.value },
    faults,
  };
}
