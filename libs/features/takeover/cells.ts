import { Decimal, toDecimalString } from '#libs/kernel';
import type { ColumnDefinition } from '#libs/rulebook';

import { isFigure } from './lists.js';

const DATE = /(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u;

/** A printed cell as its column is typed; null where it is not of the column's type. A date without its year is of the report's. */
export function typedCell(
  column: ColumnDefinition,
  printed: string,
  year: number | null,
): string | boolean | null {
  const text = unbroken(printed);
  if (text === '') return null;
  if (isFigure(column)) return figureIn(text);
  switch (column.type) {
    case 'date':
      return dateIn(text, year);
    case 'boolean':
      return ANSWERS.get(text) ?? null;
    case 'enum':
      return column.options?.find(({ label }) => label === text)?.value ?? null;
    default:
      return text;
  }
}

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['否', false],
]);

function figureIn(text: string): string | null {
  const [, digits] = /^(\d[\d,]*(?:\.\d+)?)/u.exec(text) ?? [];
  return digits === undefined ? null : toDecimalString(new Decimal(digits.replaceAll(',', '')));
}

const CHINESE = String.raw`[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]`;
const BREAK = new RegExp(String.raw`(?<=${CHINESE})\s+|\s+(?=${CHINESE})`, 'gu');

/** Without the blanks that line breaks and typesetters leave beside Chinese words. */
export const unbroken = (text: string): string => text.trim().replaceAll(BREAK, '');

/** 2024年5月30日, or 5月30日 of the given year, as 2024-05-30; null for anything else. */
export function dateIn(text: string, year: number | null): string | null {
  const [, own, month = '', day = ''] = DATE.exec(text) ?? [];
  const of = own ?? (year === null ? undefined : String(year));
  if (of === undefined || month === '') return null;
  return `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
