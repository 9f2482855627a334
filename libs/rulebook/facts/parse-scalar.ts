import { Decimal, isPlainDecimal, toDecimalString, type ErrorCode, type Fault } from '#libs/kernel';
import type { ColumnDefinition, FactDefinition } from '../schema/index.js';
import { isCalendarDate } from './calendar.js';
import { normaliseText, textIssue } from './texts.js';

/** A parsed value, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly value: T; readonly faults?: undefined }
  | { readonly value?: undefined; readonly faults: readonly Fault[] };

type ScalarDefinition = FactDefinition | ColumnDefinition;

const DEFAULT_MAX_LENGTH = 2_000;
const ROW_ID_LENGTH = 120;
const DEFAULT_DECIMALS: Readonly<Partial<Record<ScalarDefinition['type'], number>>> = {
  money: 2,
  percent: 2,
  integer: 0,
};

/** Digits after the point a number may have. */
export function decimalsOf(definition: ScalarDefinition): number {
  return definition.decimals ?? DEFAULT_DECIMALS[definition.type] ?? 8;
}

export function refuse(
  path: string,
  message: string,
  code: ErrorCode = 'fact.invalid_value',
): { faults: Fault[] } {
  return { faults: [{ code, message, path }] };
}

/** Decimal text of a raw number: text is taken as written, a JSON number only when its digits are exact. */
function decimalText(raw: unknown): string | null {
  if (typeof raw === 'string') return isPlainDecimal(raw) ? raw : null;
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return null;
  if (Number.isInteger(raw) && !Number.isSafeInteger(raw)) return null;
  const text = String(raw);
  return isPlainDecimal(text) ? text : null;
}

/** What a figure should look like: people are counted whole, money is not. */
const wantedOf = (places: number): string =>
  places === 0 ? '须为整数，例如 51' : '须为普通十进制数，例如 1902.18';

function parseNumber(definition: ScalarDefinition, raw: unknown, path: string): Parsed<string> {
  const { label } = definition;
  const text = decimalText(raw);
  const places = decimalsOf(definition);
  if (text === null) return refuse(path, `${label}${wantedOf(places)}`);
  const value = new Decimal(text);
  if (value.decimalPlaces() > places) {
    return refuse(
      path,
      places === 0 ? `${label}${wantedOf(0)}` : `${label}最多保留 ${places} 位小数`,
    );
  }
  if (definition.min !== undefined && value.lt(definition.min)) {
    return refuse(path, `${label}不得小于 ${definition.min}`, 'fact.out_of_range');
  }
  if (definition.max !== undefined && value.gt(definition.max)) {
    return refuse(path, `${label}不得大于 ${definition.max}`, 'fact.out_of_range');
  }
  return { value: toDecimalString(value) };
}

function parseText(definition: ScalarDefinition, raw: unknown, path: string): Parsed<string> {
  if (typeof raw !== 'string') return refuse(path, `${definition.label}须为文本`);
  const text = normaliseText(raw);
  const issue = textIssue(text, definition.maxLength ?? DEFAULT_MAX_LENGTH);
  return issue === null ? { value: text } : refuse(path, `${definition.label}${issue}`);
}

function parseEnum(definition: ScalarDefinition, raw: unknown, path: string): Parsed<string> {
  const options = definition.options ?? [];
  if (typeof raw === 'string' && options.some((option) => option.value === raw))
    return { value: raw };
  return refuse(
    path,
    `${definition.label}须为：${options.map((option) => option.label).join('、')}`,
  );
}

function parseDate(definition: ScalarDefinition, raw: unknown, path: string): Parsed<string> {
  if (typeof raw === 'string' && isCalendarDate(raw)) return { value: raw };
  return refuse(path, `${definition.label}须为存在的日期，例如 2024-05-30`);
}

/** Whether the row exists is a matter of the whole content (`contentFaults`); here only its form. */
function parseReference(definition: ScalarDefinition, raw: unknown, path: string): Parsed<string> {
  if (typeof raw === 'string' && raw !== '' && raw.length <= ROW_ID_LENGTH) return { value: raw };
  return refuse(path, `${definition.label}须为所引用的行标识`);
}

/**
 * Parses one value of a fact or column other than a table. Numbers come back as decimal text in minimal form.
 * Faults: `fact.invalid_value`, `fact.out_of_range`, each with `path`.
 */
export function parseScalar(
  definition: ScalarDefinition,
  raw: unknown,
  path: string,
): Parsed<string | boolean> {
  switch (definition.type) {
    case 'boolean':
      return typeof raw === 'boolean'
        ? { value: raw }
        : refuse(path, `${definition.label}须为是或否`);
    case 'text':
      return parseText(definition, raw, path);
    case 'enum':
      return parseEnum(definition, raw, path);
    case 'date':
      return parseDate(definition, raw, path);
    case 'ref':
      return parseReference(definition, raw, path);
    case 'table':
      return refuse(path, `${definition.label}为表格`);
    default:
      return parseNumber(definition, raw, path);
  }
}
