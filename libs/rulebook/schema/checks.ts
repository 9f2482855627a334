import { z } from 'zod';
import {
  conditionSchema,
  decimalSchema,
  formulaSchema,
  idSchema,
  templateSchema,
} from './common.js';

/** Kinds of cross-check (勾稽校验), after the defects real reports carry. */
export const CHECK_KINDS = [
  'sum',
  'difference',
  'ratio',
  'share',
  'count',
  'order', // 年度、日期先后
  'staleness', // 年度陈旧
  'limit', // 超编、超预算等上限
  'claim', // 足额、无、100% 等断言与数字矛盾
  'not_applicable', // 不涉及却得分
  'match', // 目标表与实现情况表对应
  'outcome', // 实现情况照抄目标、数值目标未回应
  'wording', // 称谓、他乡镇名称、模板提示
  'privacy', // 手机号、身份证号
  'unit', // 元与万元混用
  'measure', // 扣分未写原因与整改措施
] as const;

export const checkSchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).max(120),
  kind: z.enum(CHECK_KINDS),
  severity: z.enum(['error', 'warning', 'hint']),
  /** The check holds when `left operator right`. Formulas may give numbers, booleans, texts or dates. */
  left: formulaSchema,
  operator: z.enum(['=', '!=', '<', '<=', '>', '>=']),
  right: formulaSchema,
  /** Only then is it checked. json-rules-engine decides. */
  when: conditionSchema.optional(),
  /** Once for each row of this table fact; formulas and texts then read `row.<column>`. */
  forEach: idSchema.optional(),
  /** `printed`: half a unit of the last printed place of the compared figures; or an absolute decimal. Default exact. */
  tolerance: z.union([z.literal('printed'), decimalSchema]).optional(),
  onMissing: z.enum(['skip_if_any', 'skip_if_all', 'never_skip']).default('skip_if_any'),
  /** What is wrong, with values in it. Besides facts it may use {{left}}, {{right}} and {{difference}}. */
  message: templateSchema,
  /** What to do about it. */
  instruction: templateSchema,
  /** Fields to lead the reader to; default: every input fact the formulas read. */
  fields: z.array(idSchema).max(20).optional(),
  waivable: z.boolean().default(true),
});
export type CheckDefinition = z.infer<typeof checkSchema>;

/** `checks.json` */
export const checksFileSchema = z.strictObject({
  $schema: z.string().optional(),
  checks: z.array(checkSchema).max(2_000),
});
export type ChecksFile = z.infer<typeof checksFileSchema>;
