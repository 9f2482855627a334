import {
  renderNarrative,
  type CompiledRulebook,
  type DisclosurePlan,
  type Evaluation,
  type RenderedNarrative,
  type ReportContent,
} from '#libs/rulebook';
import { buildDocument } from '../build/document.js';
import { EMPTY_RECORD, type DocumentInput } from '../input.js';
import type { DocumentModel } from '../model.js';
import { leakFinder } from './leaks.js';
import { personalData, type PersonalPlace } from './personal.js';
import { redactRuns, redactTexts } from './redact.js';

/** What the public version of an approved report is made from. */
export interface PublicInput {
  readonly rulebook: CompiledRulebook;
  readonly evaluation: Evaluation;
  readonly content: ReportContent;
  /** The whole document's input; its narrative and record are replaced. */
  readonly document: Omit<DocumentInput, 'narrative' | 'measures'>;
}

export interface PublicDocument {
  readonly model: DocumentModel;
  /** Places with personal data: nothing is published while there are any. */
  readonly personal: readonly PersonalPlace[];
  /** Tells whether a text holds something that was taken out. */
  readonly leaks: (text: string) => boolean;
}

/** How decisions were come to is an internal record, and so are waivers of checks; the public sees the result. */
const INTERNAL: ReadonlySet<string> = new Set(['decision_appendix', 'waiver_appendix']);

/**
 * The public version of a report, from the same text and the same builder as the whole one. Blocks tied to something
 * withheld are left out, what came from it is replaced, and so is every other place that repeats it.
 */
export function publicDocument(input: PublicInput, plan: DisclosurePlan): PublicDocument {
  const { rulebook, evaluation, content, document } = input;
  const hiddenBlocks = [...evaluation.hiddenBlocks, ...plan.blocks];
  const narrative = renderNarrative(rulebook, { ...evaluation, hiddenBlocks }, content);
  const measures = Object.entries(content.measures).filter(
    ([id]) => !plan.indicators.has(id) && !plan.isHidden(`indicator.${id}.score`),
  );
  const model = buildDocument({
    ...document,
    narrative: withoutInternal(narrative),
    measures: Object.fromEntries(measures),
    record: publicRecord(document.record),
  });
  const redacted = redactRuns(model, plan);
  const leaks = leakFinder([...redacted.removed, ...hiddenValues(evaluation, plan)]);
  const safe = redactTexts(redacted.model, plan.replacement, leaks);
  return { model: safe, personal: personalData(safe), leaks };
}

/** The content hash is left out: with all the rest public, a short hidden value could be found by trying. */
function publicRecord({ adjustments, bureauScore }: DocumentInput['record']) {
  return { ...EMPTY_RECORD, adjustments, bureauScore };
}

function withoutInternal(narrative: RenderedNarrative): RenderedNarrative {
  return {
    ...narrative,
    appendices: narrative.appendices.map((appendix) => ({
      ...appendix,
      blocks: appendix.blocks.filter(({ type }) => !INTERNAL.has(type)),
    })),
  };
}

/** Values of withheld facts and cells as they are stored, to be looked for wherever else they might stand. */
export function hiddenValues({ facts }: Evaluation, plan: DisclosurePlan): readonly string[] {
  return Object.entries(facts).flatMap(([id, { value }]) => {
    if (Array.isArray(value)) {
      return value.flatMap((row) =>
        'cells' in row
          ? Object.entries(row.cells).flatMap(([column, cell]) =>
              plan.isHidden(`${id}/${row.id}/${column}`) ? [String(cell)] : [],
            )
          : [],
      );
    }
    return typeof value === 'string' && plan.isHidden(id) ? [value] : [];
  });
}
