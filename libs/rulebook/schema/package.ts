import { ORGANISATION_KINDS } from '#libs/kernel';
import { z } from 'zod';
import { idSchema, decimalSchema } from './common.js';
import { factsFileSchema } from './facts.js';
import { indicatorsFileSchema } from './indicators.js';
import { checksFileSchema } from './checks.js';
import { narrativeFileSchema } from './narrative.js';
import { workflowFileSchema } from './workflow.js';

/** `rulebook.json`: what the package is. */
export const manifestSchema = z.strictObject({
  $schema: z.string().optional(),
  /** 评价年度. */
  year: z.number().int().min(2000).max(2100),
  /** Semantic version of this year's package. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/, '版本号须写成三段数字，如 1.0.0'),
  title: z.string().min(1).max(200),
  region: z.string().min(1).max(100),
  effectiveFrom: z.iso.date(),
  basis: z
    .array(z.strictObject({ title: z.string().min(1), number: z.string().min(1) }))
    .default([]),
  description: z.string().max(2_000).optional(),
});

/** `disclosure.json`: what the public version hides. */
export const disclosureFileSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Facts and table columns never published, with the reason. */
  hidden: z
    .array(
      z.strictObject({ field: z.string().min(1).max(240), reason: z.string().min(1).max(200) }),
    )
    .default([]),
  /** Days after approval by which the report is to be public. */
  publishWithinDays: z.number().int().min(1).max(400),
  /** Days a report waits after the last approval of the secrecy review. Optional, and without a default: packages keep their hash. */
  holdDays: z.number().int().min(0).max(60).optional(),
  /** Printed in place of what is hidden. */
  replacement: z.string().min(1).max(20).default('涉密'),
});

/** Row of a table as stored: either its cells, or nothing but that it is classified. */
export const tableRowSchema = z.union([
  z.strictObject({ id: idSchema, classified: z.literal(true) }),
  z.strictObject({ id: idSchema, cells: z.record(z.string(), z.union([z.string(), z.boolean()])) }),
]);
export type TableRow = z.infer<typeof tableRowSchema>;

/**
 * A fact's value as stored and hashed: decimal text, text, date text, boolean, rows, or nothing but that it is classified.
 * A missing fact has no entry: missing is neither zero nor null.
 */
export const factValueSchema = z.union([
  z.string(),
  z.boolean(),
  z.array(tableRowSchema),
  z.strictObject({ classified: z.literal(true) }),
]);
export type FactValue = z.infer<typeof factValueSchema>;
export type FactValues = Readonly<Record<string, FactValue>>;

/** What a drafter writes: facts, rewritten paragraphs by block id, 原因与整改措施 by indicator id. */
export const reportContentSchema = z.strictObject({
  facts: z.record(idSchema, factValueSchema),
  paragraphs: z.record(idSchema, z.string().min(1).max(8_000)).default({}),
  measures: z
    .record(
      idSchema,
      z.strictObject({
        reason: z.string().min(1).max(2_000),
        measure: z.string().min(1).max(2_000),
      }),
    )
    .default({}),
});
export type ReportContent = z.infer<typeof reportContentSchema>;

/** A golden case: either a whole report, or a few facts over it, and what must come out. */
export const exampleSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, '标识须由小写字母、数字、下划线、短横组成'),
  title: z.string().min(1).max(200),
  /** Another example whose content this one starts from. */
  extends: z.string().optional(),
  organisation: z
    .strictObject({
      name: z.string(),
      shortName: z.string(),
      kind: z.enum(ORGANISATION_KINDS),
      district: z.string(),
    })
    .optional(),
  /** Names of other organisations of the bureau, for the check on names left in from another report. */
  otherOrganisations: z.array(z.string().min(1)).max(2_000).optional(),
  content: reportContentSchema.partial().optional(),
  /** Facts taken away from the example extended. */
  without: z.array(idSchema).optional(),
  /** Compared one by one; what is not named is not compared. */
  expect: z.strictObject({
    score: decimalSchema.optional(),
    applicableFullMarks: decimalSchema.optional(),
    converted: decimalSchema.nullable().optional(),
    grade: idSchema.nullable().optional(),
    status: z.enum(['complete', 'incomplete', 'faulty']).optional(),
    indicators: z
      .record(idSchema, z.union([decimalSchema, z.enum(['not_applicable', 'missing', 'error'])]))
      .optional(),
    facts: z
      .record(idSchema, z.union([decimalSchema, z.boolean(), z.null(), z.string()]))
      .optional(),
    /** Ids of checks that must fail (with `id:row` for a row of a `forEach`), and of those that must not. */
    failing: z.array(z.string()).optional(),
    passing: z.array(z.string()).optional(),
    /** When true, `failing` is the whole list. */
    failingExactly: z.boolean().optional(),
  }),
});
export type RulebookExample = z.infer<typeof exampleSchema>;

/** One yearly package: the seven files together. Its identity is the SHA-256 of its canonical JSON (examples included). */
export const rulebookPackageSchema = z.strictObject({
  manifest: manifestSchema,
  facts: factsFileSchema,
  indicators: indicatorsFileSchema,
  checks: checksFileSchema,
  narrative: narrativeFileSchema,
  workflow: workflowFileSchema,
  disclosure: disclosureFileSchema,
  examples: z.array(exampleSchema).max(500),
});
export type RulebookPackage = z.infer<typeof rulebookPackageSchema>;
