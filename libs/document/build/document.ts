import type { RenderedNarrative } from '#libs/rulebook';
import type { DocumentInput } from '../input.js';
import type { Annex, DocumentModel } from '../model.js';
import { chineseDate } from './dates.js';
import { buildBlocks } from './narrative.js';
import { textOf } from './runs.js';

/**
 * The report as it will be printed: headings and items numbered, appendices laid out, every figure in place.
 * Pure: the same input gives the same model. Throws a RangeError for a date that is none.
 */
export function buildDocument(input: DocumentInput): DocumentModel {
  const { title, body, appendices, signature } = input.narrative;
  const annexes = buildAnnexes(appendices, input);
  return {
    format: 1,
    language: 'zh-CN',
    status: input.status,
    metadata: {
      title: title.map(textOf).join(''),
      organisation: input.organisation.name,
      year: input.year,
      contentHash: input.record.contentHash,
    },
    title,
    body: buildBlocks(body, input),
    annexNote: annexNote(annexes),
    signature: { organisation: signature.organisation, date: chineseDate(input.signedOn) },
    annexes,
  };
}

/** Annexes that have anything to show, numbered in order; a single one goes without a number. */
function buildAnnexes(
  appendices: RenderedNarrative['appendices'],
  input: DocumentInput,
): readonly Annex[] {
  const filled = appendices
    .map(({ blocks, ...appendix }) => ({ ...appendix, blocks: buildBlocks(blocks, input) }))
    .filter(({ blocks }) => blocks.length > 0);
  return filled.map((appendix, position) => ({
    ...appendix,
    label: filled.length === 1 ? '附件' : `附件${position + 1}`,
  }));
}

/** GB/T 9704-2012, 7.3.4: names without a full stop, numbered when there are several. */
function annexNote(annexes: readonly Annex[]): readonly string[] {
  return annexes.map(
    ({ title }, position) => (annexes.length === 1 ? '' : `${position + 1}. `) + textOf(title),
  );
}
