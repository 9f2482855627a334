import { z } from 'zod';

/** A UUID as the server gives them out. */
export const idParam = z.uuid('须为 UUID');

/** Anything printable on one or several lines. Control characters are refused before any schema runs. */
export const text = (most: number) =>
  z
    .string()
    .max(most, `最多 ${String(most)} 个字`)
    .refine((value) => value.trim().length > 0, '不能为空');

/** An exact figure as text, such as `"26.1"`: at most 18 digits before and 8 after the point. */
export const decimalText = z
  .string()
  .regex(/^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/, '须为十进制数文本，例如 "26.1"');

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '须为 64 位十六进制摘要');

/** The version of the report the caller saw; any other one is refused with 409. */
export const expectedVersion = z.number().int('须为整数').min(1).max(2_147_483_647);

export const isoInstant = z.iso.datetime();
export const isoDate = z.iso.date('须为日期，例如 2025-03-14');

/** 评价年度 */
export const year = z.number().int('须为整数').min(2000).max(2100);
export const yearQuery = z
  .string()
  .regex(/^20\d\d$|^2100$/, '须为四位年份')
  .transform(Number);

/** Rows of one page, as a query parameter. */
export const limitQuery = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, '须为 1 至 200 的整数')
  .transform(Number)
  .refine((rows) => rows <= 200, '须为 1 至 200 的整数')
  .default(50);

/** One page of rows; `next` is the `after` of the page behind it, null on the last. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
