import { Decimal, isPlainDecimal } from '#libs/kernel';
import type { ColumnKind } from './types.js';

/** Digits a spreadsheet keeps of a number; what has more would come back changed. */
const SPREADSHEET_DIGITS = 15;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Day zero of spreadsheets is disputed before this year (1900 was no leap year, they say it was). */
const FIRST_SAFE_YEAR = 1901;

/** Decimal text as a number when a spreadsheet keeps every digit of it, otherwise the text as it is. */
function numberOrText(text: string): number | string {
  if (!isPlainDecimal(text)) return text;
  const exact = new Decimal(text);
  const digits = exact.precision();
  const number = Number(text);
  return digits <= SPREADSHEET_DIGITS && new Decimal(number).equals(exact) ? number : text;
}

function dateOrText(text: string): Date | string {
  const [, year] = ISO_DATE.exec(text) ?? [];
  if (year === undefined || Number(year) < FIRST_SAFE_YEAR) return text;
  const date = new Date(`${text}T00:00:00Z`);
  // A day no calendar has (2024-02-30) moves on to the next month: it stays text.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? date : text;
}

/** Control characters but tab and line breaks, halves of pairs, and the two that are no characters. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu;
/** The longest text a cell holds. */
const MOST_CHARACTERS = 32_767;

/**
 * The value of one cell. Text is always a text cell, also when it begins with = + - or @: nothing a person typed
 * becomes a formula in the reader's spreadsheet.
 */
export function cellValue(kind: ColumnKind, text: string | null): string | number | Date | null {
  if (text === null || text === '') return null;
  if (kind === 'number') return numberOrText(text);
  if (kind === 'date') return dateOrText(text);
  return text.replace(NO_XML, '').slice(0, MOST_CHARACTERS);
}
