import { Decimal, toDecimalString } from '#libs/kernel';
import { serialDate } from './serial-date.js';
import type { NumberKind } from './styles.js';
import { LIMITS, type CellContent } from './types.js';

/** A cell as its XML says it. */
export interface RawCell {
  /** `n`, `s`, `str`, `inlineStr`, `b`, `d`, `e` */
  readonly type: string;
  readonly value: string | undefined;
  /** undefined: no formula; '' for one that shares another cell's. */
  readonly formula: string | undefined;
  readonly style: NumberKind;
}

/** A spreadsheet shows and means this many digits; what its file has beyond them is the noise of binary fractions. */
const MEANT_DIGITS = 15;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i;
/** Another workbook, another program, or a function that fetches. */
const NOT_PLAIN =
  /\[\d+\]|\.xls[xmb]?\]|\||\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|HYPERLINK|IMAGE|FILTERXML)\s*\(/i;

const formulaFault = (message: string): CellContent => ({
  kind: 'refused',
  code: 'cell.formula',
  message,
});

/** Decimal text of a number as the spreadsheet means it: `1902.1800000000001` is 1902.18. null for what is none. */
export function meantNumber(raw: string): string | null {
  if (!NUMBER.test(raw)) return null;
  const value = new Decimal(raw);
  return toDecimalString(
    value.precision() > MEANT_DIGITS ? value.toSignificantDigits(MEANT_DIGITS) : value,
  );
}

function numberContent(raw: string, style: NumberKind, date1904: boolean): CellContent {
  const text = meantNumber(raw.trim());
  if (text === null) return { kind: 'refused', code: 'cell.error', message: '不是有效的数字' };
  if (style === 'date') {
    const day = serialDate(Number(text), date1904);
    return day === null
      ? { kind: 'refused', code: 'cell.error', message: '不是有效的日期' }
      : { kind: 'date', text: day };
  }
  return { kind: 'number', text, shown: style === 'percent' ? 'percent' : 'number' };
}

function plainContent(
  cell: RawCell,
  strings: readonly string[],
  date1904: boolean,
): CellContent | null {
  const { type, value, style } = cell;
  if (value === undefined) return null;
  switch (type) {
    case 's':
      return textContent(strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
      return textContent(value);
    case 'b':
      return { kind: 'boolean', value: value === '1' || value === 'true' };
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) };
    case 'e':
      return {
        kind: 'refused',
        code: 'cell.error',
        message: `单元格显示错误 ${value.slice(0, 20)}`,
      };
    default:
      return value.trim() === '' ? null : numberContent(value, style, date1904);
  }
}

/** A cell of nothing but blanks is empty. */
function textContent(raw: string): CellContent | null {
  // Excel writes characters XML cannot hold as _x000D_.
  const text = raw
    .replace(/_x000[dD]_/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (text.length > LIMITS.cellCharacters)
    return { kind: 'refused', code: 'cell.error', message: '单元格内容过长' };
  return text === '' ? null : { kind: 'text', text };
}

/** What stands in a cell; null when nothing does. Of a formula its last result, when that is plain. */
export function cellContent(
  cell: RawCell,
  strings: readonly string[],
  date1904: boolean,
): CellContent | null {
  const { formula } = cell;
  if (formula === undefined) return plainContent(cell, strings, date1904);
  if (NOT_PLAIN.test(formula))
    return formulaFault('公式引用了外部内容，请复制后“选择性粘贴为数值”');
  const content = plainContent(cell, strings, date1904);
  if (content === null && cell.value === undefined)
    return formulaFault('公式没有计算结果，请在 Excel 中打开并保存，或改为数值');
  return content;
}
