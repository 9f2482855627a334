import { asText } from '../values.js';
import { isCalendarDate } from '../../facts/calendar.js';
import { compatible } from './memo.js';
import type { FormulaFunction } from './types.js';

const MOBILE = /(?<![\d.])1[3-9]\d(?:[- ]?\d{4}){2}(?![\d.])/u;
const IDENTITY =
  /(?<![\dA-Za-z])[1-9]\d{5}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?![\dA-Za-z])/gu;

/** First mobile number of a person in the text, or empty text. */
export function mobileNumberIn(text: string): string {
  return MOBILE.exec(compatible(text))?.[0] ?? '';
}

/** First identity card number in the text, or empty text. The birthday in it must exist: a long serial number is none. */
export function identityNumberIn(text: string): string {
  const matches = [...compatible(text).matchAll(IDENTITY)];
  return (
    matches.find(([, year, month, day]) => isCalendarDate(`${year}-${month}-${day}`))?.[0] ?? ''
  );
}

export const privacyFunctions: readonly FormulaFunction[] = [
  {
    name: 'phone_numbers_in',
    params: ['text'],
    result: 'text',
    doc: 'phone_numbers_in(text.report)：文中的手机号码；没有则为空文本',
    apply: ([text]) => mobileNumberIn(asText(text!)),
  },
  {
    name: 'id_numbers_in',
    params: ['text'],
    result: 'text',
    doc: 'id_numbers_in(text.report)：文中的身份证号码；没有则为空文本',
    apply: ([text]) => identityNumberIn(asText(text!)),
  },
];
