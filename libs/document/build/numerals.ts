const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LAST_CIRCLED = 20;

/** 1 -> 一, 12 -> 十二, 40 -> 四十. For 1 to 99; a document with more headings than that falls back to digits. */
export function chineseNumeral(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return head + (DIGITS[value % 10] ?? '');
}

/** 1 -> ①, up to ⑳; from 21 on （21）, since the official faces have no larger circled figures. */
export function circledNumeral(value: number): string {
  return value <= LAST_CIRCLED ? String.fromCodePoint(0x2460 + value - 1) : `（${value}）`;
}
