import { z } from 'zod';

/** Plain dotted ids: `final_accounts.income_total`. Never a year in them, never a prototype key. */
export const ID_PATTERN = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/;
const FORBIDDEN_SEGMENTS = new Set(['__proto__', 'constructor', 'prototype']);

/** A stable id, at most 120 characters. Year numbers are refused, since ids outlive the year. */
export const idSchema = z
  .string()
  .max(120)
  .regex(ID_PATTERN, '标识须由小写字母、数字、下划线组成，以字母开头，各段以点分隔')
  .refine(
    (id) => !id.split('.').some((segment) => FORBIDDEN_SEGMENTS.has(segment)),
    '标识含有保留字',
  )
  .refine((id) => !/(?:19|20)\d\d/.test(id), '标识中不得含年份');

/** What is said of a value of another type; that there is none says the common wording. */
const quoted = z.string({
  error: ({ input }) => (input === undefined ? undefined : '应为加引号的数，如 "0.2"'),
});

/** A decimal written as text (`"0.2"`), so that no figure passes through binary floating point. */
export const decimalSchema = quoted.regex(
  /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/,
  '应为数，最多 8 位小数，不带单位和百分号',
);
export const nonNegativeDecimalSchema = quoted.regex(
  /^(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/,
  '应为数，不能为负，最多 8 位小数，不带单位和百分号',
);

/** mathjs expression over fact ids; parsed and held to an allow-list by the compiler. */
export const formulaSchema = z.string().min(1).max(2_000);

/** Text with `{{fact.id}}` or `{{fact.id|format}}` placeholders. */
export const templateSchema = z.string().min(1).max(8_000);

/**
 * One comparison of json-rules-engine. `fact` is a fact id, or `row` with `path` naming a column inside a `for_each`.
 * `value` is a literal or `{ fact }`. Numbers are decimal texts.
 */
export const comparisonSchema = z.strictObject({
  fact: z.string().min(1).max(120),
  path: z.string().max(120).optional(),
  operator: z.enum([
    'equal',
    'notEqual',
    'in',
    'notIn',
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
    'contains',
    'doesNotContain',
    'isMissing',
    'isPresent',
  ]),
  value: z.union([
    z.string().max(500),
    z.boolean(),
    z.array(z.string().max(500)).min(1).max(200),
    z.strictObject({ fact: z.string().min(1).max(120) }),
  ]),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A json-rules-engine condition; `any: []` and `all: []` pass in the engine, so they are refused here. */
export type Condition =
  | Comparison
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { condition: string };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    comparisonSchema,
    z.strictObject({ all: z.array(conditionSchema).min(1, 'all 不能为空').max(64) }),
    z.strictObject({ any: z.array(conditionSchema).min(1, 'any 不能为空').max(64) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ condition: idSchema }),
  ]),
);
