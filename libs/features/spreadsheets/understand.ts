import type { CellContent } from '#libs/spreadsheet';
import type { Understood } from './cell-fault.js';
import { NO, YES, type FieldDefinition } from './field-definition.js';
import { understandFigure } from './figures.js';

const YES_WORDS = new Set([YES, '有', '√', '✓', 'Y', 'YES', 'TRUE', '1']);
const NO_WORDS = new Set([NO, '无', '×', '✗', 'X', 'N', 'NO', 'FALSE', '0']);
const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;

/** A cell as a person reads it. */
export function shownText(content: CellContent): string {
  if (content.kind === 'boolean') return content.value ? YES : NO;
  return content.kind === 'refused' ? content.message : content.text;
}

function choiceFault(field: FieldDefinition, shown: string, words: readonly string[]): Understood {
  const message = `${field.label}须为：${words.join('、')}；现为“${shown.slice(0, 40)}”`;
  return { fault: { code: 'cell.choice', message } };
}

function understandYesNo(field: FieldDefinition, content: CellContent): Understood {
  if (content.kind === 'boolean') return { value: content.value };
  const word = shownText(content).normalize('NFKC').trim().toUpperCase();
  if (YES_WORDS.has(word)) return { value: true };
  return NO_WORDS.has(word) ? { value: false } : choiceFault(field, word, [YES, NO]);
}

function understandOption(field: FieldDefinition, content: CellContent): Understood {
  const shown = shownText(content).trim();
  const options = field.options ?? [];
  const found = options.find(({ label, value }) => label === shown || value === shown);
  const labels = options.map(({ label }) => label);
  return found === undefined ? choiceFault(field, shown, labels) : { value: found.value };
}

function understandDate(field: FieldDefinition, content: CellContent): Understood {
  if (content.kind === 'date') return { value: content.text };
  const shown = shownText(content);
  const text = shown.normalize('NFKC').trim();
  const [, year, month = '', day = ''] = DATE.exec(text) ?? COMPACT_DATE.exec(text) ?? [];
  // Whether the calendar has such a day is for the year's rules to say.
  if (year !== undefined)
    return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
  const message = `${field.label}须为日期，例如 2024-05-30；现为“${shown.slice(0, 40)}”`;
  return { fault: { code: 'cell.date', message } };
}

/**
 * What a cell says of a field: decimal text, day, member of the list by its label, yes or no, text as it is.
 * A reference to a row is left as its text: rows are known only when every sheet is read.
 * @param unit stated for the column or row, null when none is
 */
export function understand(
  field: FieldDefinition,
  content: CellContent,
  unit: string | null,
): Understood {
  if (content.kind === 'refused') {
    return { fault: { code: content.code, message: `${field.label}：${content.message}` } };
  }
  switch (field.type) {
    case 'boolean':
      return understandYesNo(field, content);
    case 'enum':
      return understandOption(field, content);
    case 'date':
      return understandDate(field, content);
    case 'text':
    case 'ref':
      return { value: shownText(content) };
    default:
      return understandFigure(field, content, unit);
  }
}
