/** How the figures 零 to 九 are written, and ten. */
interface Numerals {
  readonly figures: string;
  readonly ten: string;
}

export const PLAIN_NUMERALS: Numerals = { figures: '零一二三四五六七八九', ten: '十' };
/** As on cheques. */
export const LEGAL_NUMERALS: Numerals = { figures: '零壹贰叁肆伍陆柒捌玖', ten: '拾' };

const HUNDRED = 100;

/** 0 is 零, 10 十, 12 十二, 40 四十, as headings and lists are numbered; from a hundred on, and below naught, as digits. */
export function inChinese(number: number, { figures, ten } = PLAIN_NUMERALS): string {
  if (number < 0 || number >= HUNDRED) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return figures.charAt(ones);
  return `${tens === 1 ? '' : figures.charAt(tens)}${ten}${ones === 0 ? '' : figures.charAt(ones)}`;
}
