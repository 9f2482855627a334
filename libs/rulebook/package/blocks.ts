import type { Condition, NarrativeBlock, NarrativeFile, RunningText } from '../schema/index.js';

/** Every block of the report and its appendices, with its path in narrative.json. */
export function allBlocks(
  narrative: NarrativeFile,
): { readonly block: NarrativeBlock; readonly path: string }[] {
  const body = narrative.body.map((block, index) => ({ block, path: `narrative.body.${index}` }));
  const appendices = narrative.appendices.flatMap((appendix, a) =>
    appendix.blocks.map((block, index) => ({
      block,
      path: `narrative.appendices.${a}.blocks.${index}`,
    })),
  );
  return [...body, ...appendices];
}

/** A paragraph's text as sentences; a single template is one sentence without a condition. */
export function sentencesOf(
  text: RunningText | undefined,
): readonly { readonly when?: Condition | undefined; readonly text: string }[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [{ text }] : text;
}

/** Name of a sentence among the conditions of a narrative: `block/0`. */
export function sentenceKey(block: string, index: number): string {
  return `${block}/${index}`;
}

interface PlacedCondition {
  readonly condition: Condition;
  /** Block id, or `block/0` for a sentence of it. */
  readonly key: string;
  readonly path: string;
}

/** Every `when` of the narrative: of blocks, and of sentences within paragraphs. */
export function narrativeConditions(narrative: NarrativeFile): PlacedCondition[] {
  return allBlocks(narrative).flatMap(({ block, path }) => {
    const own =
      block.when === undefined
        ? []
        : [{ condition: block.when, key: block.id, path: `${path}.when` }];
    const sentences = block.type === 'paragraph' ? sentencesOf(block.text) : [];
    const inner = sentences.flatMap(({ when }, index) =>
      when === undefined
        ? []
        : [
            {
              condition: when,
              key: sentenceKey(block.id, index),
              path: `${path}.text.${index}.when`,
            },
          ],
    );
    return [...own, ...inner];
  });
}

interface PlacedTemplate {
  readonly template: string;
  readonly path: string;
  /** The table whose row it stands in. */
  readonly row?: string;
}

function blockTemplates(block: NarrativeBlock, path: string): PlacedTemplate[] {
  const given = (key: string, template: string | undefined, row?: string): PlacedTemplate[] =>
    template === undefined
      ? []
      : [{ template, path: `${path}.${key}`, ...(row === undefined ? {} : { row }) }];
  switch (block.type) {
    case 'heading':
    case 'score_heading':
      return given('text', block.text);
    case 'paragraph':
      return [
        ...given('lead', block.lead),
        ...sentencesOf(block.text).flatMap(({ text }, index) =>
          given(typeof block.text === 'string' ? 'text' : `text.${index}.text`, text),
        ),
      ];
    case 'list':
      return [
        ...given('lead', block.lead, block.table),
        ...given('text', block.text, block.table),
        ...given('emptyText', block.emptyText),
      ];
    case 'table':
      return [
        ...given('caption', block.caption),
        ...block.columns.flatMap((column, index) =>
          given(`columns.${index}.text`, column.text, block.table),
        ),
        ...given('emptyText', block.emptyText),
      ];
    default:
      return given('caption', block.caption);
  }
}

/** Every template of the narrative with its place. */
export function narrativeTemplates(narrative: NarrativeFile): PlacedTemplate[] {
  return [
    ...narrative.title.map((template, index) => ({ template, path: `narrative.title.${index}` })),
    ...allBlocks(narrative).flatMap(({ block, path }) => blockTemplates(block, path)),
    ...narrative.appendices.map(({ title }, index) => ({
      template: title,
      path: `narrative.appendices.${index}.title`,
    })),
    { template: narrative.signature.organisation, path: 'narrative.signature.organisation' },
  ];
}
