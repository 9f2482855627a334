import { z } from 'zod';
import { decimalSchema, formulaSchema, idSchema } from './common.js';

/** Types of scalar facts and of table columns. Every numeric value is stored as a decimal text. */
export const SCALAR_TYPES = [
  'money',
  'number',
  'integer',
  'percent',
  'boolean',
  'enum',
  'text',
  'date',
] as const;

const optionSchema = z.strictObject({ value: idSchema, label: z.string().min(1).max(100) });

const valueShape = {
  label: z.string().min(1).max(120),
  /** Printed behind the figure: 万元, 元, 个, 名, 平方米, 辆, 次, %. */
  unit: z.string().max(20).optional(),
  help: z.string().max(500).optional(),
  /** Digits after the point that are asked for and printed at most. Default 2 for money and percent, 0 for integer. */
  decimals: z.number().int().min(0).max(8).optional(),
  min: decimalSchema.optional(),
  max: decimalSchema.optional(),
  /** Longest text in characters. Default 2,000. */
  maxLength: z.number().int().min(1).max(20_000).optional(),
  options: z.array(optionSchema).min(1).max(100).optional(),
};

/** A column of a table fact. A column of type `ref` holds the row id of another table. */
export const columnSchema = z.strictObject({
  id: idSchema,
  type: z.enum([...SCALAR_TYPES, 'ref']),
  ...valueShape,
  required: z.boolean().default(false),
  /** For `ref`: the table fact whose row ids are allowed. */
  table: idSchema.optional(),
  /** A derived column: a formula over `row.<column>` and facts. Never typed by anybody. */
  formula: formulaSchema.optional(),
});
export type ColumnDefinition = z.infer<typeof columnSchema>;

/** First words of field paths that are no facts: `paragraphs/<block>`, `measures/<indicator>`, `indicators/<indicator>`. */
const RESERVED_IDS: ReadonlySet<string> = new Set(['paragraphs', 'measures', 'indicators']);

/**
 * One fact. `origin`:
 * - `input`: typed by the drafter (or imported);
 * - `derived`: computed by `formula`; missing input gives missing, never zero;
 * - `context`: given by the system for the organisation and year (`organisation.name`, `report.year` …).
 */
export const factSchema = z.strictObject({
  id: idSchema.refine((id) => !RESERVED_IDS.has(id), '标识与字段路径的保留前缀相同'),
  type: z.enum([...SCALAR_TYPES, 'table']),
  ...valueShape,
  origin: z.enum(['input', 'derived', 'context']).default('input'),
  section: idSchema,
  /** Asked for before submission. A fact required only sometimes says when, by a condition's name. */
  required: z.boolean().default(false),
  requiredWhen: idSchema.optional(),
  formula: formulaSchema.optional(),
  columns: z.array(columnSchema).min(1).max(40).optional(),
  minRows: z.number().int().min(0).max(100_000).optional(),
  maxRows: z.number().int().min(1).max(100_000).optional(),
  /** Prefix of generated row ids of a table: `goal` gives `goal_01`. */
  rowPrefix: z
    .string()
    .regex(/^[a-z]+$/, '只能用小写字母')
    .optional(),
  /** Where the figure comes from: 一体化系统, 资产系统, 部门决算 … */
  source: z.string().max(100).optional(),
  /** Which of last year's facts prefills this one. */
  prior: idSchema.optional(),
  /** May be marked 涉密; a classified value is never stored, only that it is classified. */
  classifiable: z.boolean().default(false),
});
export type FactDefinition = z.infer<typeof factSchema>;

export const factSectionSchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).max(100),
  help: z.string().max(500).optional(),
});

/** `facts.json` */
export const factsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  sections: z.array(factSectionSchema).min(1).max(100),
  facts: z.array(factSchema).min(1).max(2_000),
});
export type FactsFile = z.infer<typeof factsFileSchema>;
