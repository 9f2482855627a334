import { buildDocument, EMPTY_RECORD, renderExcerpt, type DocumentPart } from '#libs/document';
import { beijingDate, ZipingError } from '#libs/kernel';
import type { EvaluationInput, NarrativeTrial } from '#libs/rulebook';

/** A part of the text as it would print, or why nothing of it would. */
export interface PrintedPart {
  /** `hidden`: its condition does not hold, or data for it are missing. `empty`: there is nothing in it to be printed. */
  readonly outcome: 'printed' | 'hidden' | 'empty';
  /** A page of its own; null unless printed. */
  readonly html: string | null;
  /** The report words this paragraph itself; what is shown is the package's text. */
  readonly rewritten: boolean;
  /** Name of the table that is read row by row, where the report has not filled it in; else null. */
  readonly missingTable: string | null;
}

type Circumstances = Pick<EvaluationInput, 'organisation' | 'year'> & { readonly now: Date };
type Narrative = NarrativeTrial['file'];
type Block = Narrative['body'][number];

/**
 * What stands at a place of the text, numbered as in the whole report.
 * @throws ZipingError `rulebook.place_not_found`
 */
export function printedPart(
  trial: NarrativeTrial,
  place: string,
  { organisation, year, now }: Circumstances,
): PrintedPart {
  const { narrative, file, content, evaluation } = trial;
  const { part, block } = placedPart(file, place);
  const model = buildDocument({
    ...{ status: 'draft', narrative, organisation, year },
    ...{ measures: content.measures, evaluation },
    ...{ signedOn: beijingDate(now), record: EMPTY_RECORD },
  });
  const html = renderExcerpt(model, part);
  const hidden = block !== undefined && evaluation.hiddenBlocks.includes(block.id);
  return {
    outcome: html !== null ? 'printed' : hidden ? 'hidden' : 'empty',
    html,
    rewritten: block !== undefined && Object.hasOwn(content.paragraphs, block.id),
    missingTable: block === undefined ? null : unfilledTable(block, trial),
  };
}

function placedPart(
  { body, appendices }: Narrative,
  place: string,
): { readonly part: DocumentPart; readonly block?: Block } {
  const [, list, index = ''] = place.split('.');
  if (list === 'title' || list === 'signature') return { part: { kind: list } };
  const block = list === 'body' ? body[Number(index)] : undefined;
  if (block !== undefined) return { part: { kind: 'block', id: block.id }, block };
  const annex = list === 'appendices' ? appendices[Number(index)] : undefined;
  if (annex !== undefined) return { part: { kind: 'annex', id: annex.id } };
  throw new ZipingError('rulebook.place_not_found', '草稿中已没有这一处文字，请刷新后再试。');
}

/** A table nobody has filled in is not one without rows, though both print none. */
function unfilledTable(block: Block, { evaluation, labels }: NarrativeTrial): string | null {
  if (!('table' in block)) return null;
  const missing = (evaluation.facts[block.table]?.value ?? null) === null;
  return missing ? (labels.get(block.table) ?? block.table) : null;
}
