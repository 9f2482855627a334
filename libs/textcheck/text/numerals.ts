import { Decimal } from '#libs/kernel';

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** Characters a Chinese numeral is written with; 两 stands for two before a measure word. */
export const CHINESE_NUMERAL = '[零一二两三四五六七八九十百千万]+';

/** Those that stand behind a point. */
export const CHINESE_DIGITS = '[零一二三四五六七八九]+';

/** 二十一 → 21, 一百零三 → 103, 十 → 10; null for what is no numeral. Up to 99,999,999. */
export function chineseNumeral(text: string): Decimal | null {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text.replaceAll('两', '二')) {
    const value = DIGITS.indexOf(character);
    const unit = UNITS[character];
    if (value >= 0) digit = value;
    else if (unit === undefined) return null;
    else if (unit === 10_000) [total, section, digit] = [(total + section + digit) * unit, 0, 0];
    else [section, digit] = [section + (digit === 0 ? 1 : digit) * unit, 0];
  }
  return text === '' ? null : new Decimal(total + section + digit);
}

/** 九十五点六 → 95.6: digits after 点 stand one by one. */
export function chineseDecimal(text: string): Decimal | null {
  const [whole = '', fraction = ''] = text.split('点');
  const digits = [...fraction].map((character) => DIGITS.indexOf(character));
  const value = chineseNumeral(whole);
  return value === null || digits.includes(-1)
    ? null
    : value.plus(new Decimal(`0.${digits.join('') || '0'}`));
}
