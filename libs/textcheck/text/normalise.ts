import { matchesIn } from './matches.js';
import { joinThousands } from './thousands.js';

const FULL_WIDTH_FROM = 0xff01;
const FULL_WIDTH_TO = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
/** Kept as they are: Chinese punctuation whose narrow twin means something else to a sentence. */
const KEPT = new Set('（），：；！？');
const OTHER: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '−': '-',
  '–': '-',
  '﹣': '-',
  〇: '零',
};

/** Marks typed with a western keyboard, and the Chinese ones they stand for beside a Chinese character. */
const MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
};
const NARROW_MARK = /(?<=[一-龥”》）%])[,;:!?]|[,;:!?](?=[一-龥“《（])/g;

/** 实际支出1443.75万元.执行率96.25%. of a text that has no other full stop; 一.概况 is a heading. */
const POINT_STOP = /(?<=[一-龥）)%”》])(?<!^\s*[一二三四五六七八九十]+)\.(?=[\s\d一-龥（(“《]|$)/gm;

const isStoppedByPoints = (text: string): boolean =>
  text.includes('.') && matchesIn(text, POINT_STOP).length > 2 * text.split('。').length;

/**
 * The text with full-width digits, letters, per cent and points made narrow, thousands parted by commas, and marks between
 * Chinese characters made wide.
 * Every character stays at its offset, so that what is found in it is found at the same place of the text as given.
 */
export function normalise(text: string): string {
  const narrowed = Array.from({ length: text.length }, (_, index) => narrow(text.charAt(index)));
  const marked = joinThousands(narrowed.join('')).replace(
    NARROW_MARK,
    (mark) => MARKS[mark] ?? mark,
  );
  return isStoppedByPoints(marked) ? marked.replace(POINT_STOP, '。') : marked;
}

function narrow(character: string): string {
  const other = OTHER[character];
  if (other !== undefined) return other;
  const code = character.charCodeAt(0);
  const wide = code >= FULL_WIDTH_FROM && code <= FULL_WIDTH_TO && !KEPT.has(character);
  return wide ? String.fromCharCode(code - FULL_WIDTH_SHIFT) : character;
}
