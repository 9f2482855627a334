/** Control and format characters that no person types and that break files, signatures or reading order. */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;
const LONE_SURROGATE = /\p{Cs}/u;
const ALLOWED_CONTROLS = /[\t\n]/g;

/** Line ends as one kind, nothing else changed. */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** What is wrong with a text, in Chinese, or null. Length counts characters, not code units. */
export function textIssue(text: string, maxLength: number): string | null {
  // checked first: counting the characters of a huge text costs more than refusing it
  if (text.length > maxLength * 2) return `超过 ${maxLength} 字`;
  if (LONE_SURROGATE.test(text)) return '含有不完整的字符（孤立代理项）';
  if (FORBIDDEN.test(text.replace(ALLOWED_CONTROLS, ''))) return '含有不可见的控制字符';
  if (text.trim() === '') return '内容为空；如不填写，请清除该项';
  return [...text].length > maxLength ? `超过 ${maxLength} 字` : null;
}
