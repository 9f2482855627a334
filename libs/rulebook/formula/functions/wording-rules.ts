import { Decimal } from '#libs/kernel';
import { compatible, rememberTexts } from './memo.js';

/** Document numbers and titles name other years rightly: （冀财绩〔2019〕10号）, 《…2023年…》. */
const CITATIONS = /《[^》]*》|[〔[【(（]\s*(?:19|20)\d{2}\s*[〕\]】)）]/gu;
const YEAR = /(?<!\d)((?:19|20)\d{2})\s*年/gu;

/** Years written `2022年` in running text, ascending, each once. */
export const yearsIn: (text: string) => readonly number[] = rememberTexts((text) => {
  const years = [...text.replace(CITATIONS, ' ').matchAll(YEAR)].map((match) => Number(match[1]));
  return [...new Set(years)].sort((a, b) => a - b);
});

/** What a template leaves behind when nobody fills it in. */
const PROMPTS = [
  /【[^】]{0,30}(?:填|待|请|示例)[^】]{0,30}】/u,
  /(?:请|此处|在此)(?:填写|填入|输入|简述|说明|概述)/u,
  /[（(](?:请|填写|说明|简述|示例)[^）)]{0,40}[）)]/u,
  /(?:X|x|Ｘ|ｘ|×|〇|○|\*){2,}(?:乡|镇|村|年|月|日|万|元|个|名|项|%|单位|部门|项目|街道)/u,
  /_{3,}|＿{2,}|…{3,}/u,
  /\{\{[^}]*\}\}/u,
];

/** The first template prompt left in the text, or empty text. */
export function templatePrompt(text: string): string {
  for (const pattern of PROMPTS) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return '';
}

const TEN_THOUSAND_YUAN = /\d\s*万元/u;
const YUAN = /(?<![\d.])(\d+(?:\.\d+)?)\s*元/gu;
const LARGE = new Decimal(10_000);

/** In a report that counts in 万元: the first figure of 10,000 元 or more written in 元, or empty text. 每人每月500元 is no such figure. */
export function mixedUnit(text: string): string {
  const plain = compatible(text).replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '');
  if (!TEN_THOUSAND_YUAN.test(plain)) return '';
  const large = [...plain.matchAll(YUAN)].find((match) => new Decimal(match[1]!).gte(LARGE));
  return large?.[0] ?? '';
}
