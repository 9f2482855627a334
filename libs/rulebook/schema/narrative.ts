import { z } from 'zod';
import { conditionSchema, idSchema, templateSchema } from './common.js';

const common = { id: idSchema, when: conditionSchema.optional() };

/**
 * A paragraph's text: one template, or sentences printed one after the other, each only when its condition holds.
 * So one paragraph says 足额 or names what was not paid, and never both. A condition that rests on a missing fact holds not.
 */
const runningTextSchema = z.union([
  templateSchema,
  z
    .array(z.strictObject({ when: conditionSchema.optional(), text: templateSchema }))
    .min(1)
    .max(60),
]);
export type RunningText = z.infer<typeof runningTextSchema>;

/** Columns of a printed table: a heading and a template over `row.<column>` (and `row.index`, counted from 1). */
const printedColumnSchema = z.strictObject({
  label: z.string().min(1).max(60),
  text: templateSchema,
  /** Share of the table's width, in per cent. */
  width: z.number().min(1).max(100),
  align: z.enum(['left', 'center', 'right']).default('left'),
});

/**
 * A block of the report's text. Numbers are never typed: 一、（一）1.（1） are counted by the document.
 * `paragraph` with `level` 3 or 4 is a numbered item (1. or （1）) whose `lead` runs in before the text.
 */
export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2)]),
    text: templateSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('paragraph'),
    level: z.union([z.literal(3), z.literal(4)]).optional(),
    lead: templateSchema.optional(),
    /** May be left out for a numbered item that only introduces the next ones. */
    text: runningTextSchema.optional(),
    /** The drafter may rewrite the text; placeholders stay live. */
    editable: z.boolean().default(true),
  }),
  /**
   * One paragraph for each row of a table; `text` reads `row.<column>`. Numbered ①② … when `numbered`; with `level`
   * each is a numbered item （一）, 1. or （1） of the document instead, whose `lead` runs in before the text.
   */
  z.strictObject({
    ...common,
    type: z.literal('list'),
    table: idSchema,
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]).optional(),
    lead: templateSchema.optional(),
    text: templateSchema,
    numbered: z.boolean().default(false),
    emptyText: templateSchema.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('table'),
    table: idSchema,
    caption: templateSchema.optional(),
    columns: z.array(printedColumnSchema).min(1).max(20),
    landscape: z.boolean().default(false),
    emptyText: templateSchema.optional(),
  }),
  /** Heading of a category with its points: （三）预算执行管理情况，得分26.1分. */
  z.strictObject({
    ...common,
    type: z.literal('score_heading'),
    category: idSchema,
    text: templateSchema,
  }),
  /** Reserved blocks of the appendix. */
  z.strictObject({ ...common, type: z.literal('score_table'), caption: templateSchema.optional() }),
  z.strictObject({
    ...common,
    type: z.literal('indicator_appendix'),
    caption: templateSchema.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('waiver_appendix'),
    caption: templateSchema.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('decision_appendix'),
    caption: templateSchema.optional(),
  }),
]);
export type NarrativeBlock = z.infer<typeof blockSchema>;

/**
 * `narrative.json`. Placeholders: fact ids; `score.total`, `score.applicable_full_marks`, `score.converted`, `score.grade`;
 * `category.<id>.score`, `category.<id>.full_marks`, `category.<id>.applicable_full_marks`; `indicator.<id>.score`.
 * Formats: `{{x|fixed:2}}` exactly two decimals, `{{x|date}}` 2024年5月30日, `{{x|label}}` label of an enum value,
 * `{{x|abs}}` without its sign (points a penalty takes away).
 */
export const narrativeFileSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.array(templateSchema).min(1).max(4),
  /** The report itself; the signature block follows it. */
  body: z.array(blockSchema).min(1).max(1_000),
  /** 附件, each on a new page. */
  appendices: z
    .array(
      z.strictObject({
        id: idSchema,
        title: templateSchema,
        landscape: z.boolean().default(false),
        blocks: z.array(blockSchema).min(1),
      }),
    )
    .max(20)
    .default([]),
  signature: z.strictObject({ organisation: templateSchema }),
});
export type NarrativeFile = z.infer<typeof narrativeFileSchema>;
