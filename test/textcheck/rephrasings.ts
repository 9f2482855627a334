import { Decimal, toDecimalString } from '#libs/kernel';

/** Another way to say the same, as the next unit or the next year would: none changes what a report states. */
export const REPHRASINGS: Readonly<Record<string, (text: string) => string>> = {
  'sentences in another order': (text) =>
    eachParagraph(text, (paragraph) => {
      const [head, ...rest] = paragraph.split(/(?<=。)/u);
      const numbered = /^(?:[（(]?[一二三四五六七八九十\d]+[）).、])/u.test(head ?? '');
      return numbered ? [head, ...rest.reverse()].join('') : [head, ...rest].reverse().join('');
    }),
  'other measure words': (text) =>
    text
      .replaceAll(/(\d)名/gu, '$1人')
      .replaceAll(/(\d)辆/gu, '$1台')
      .replaceAll(/(\d)个项目/gu, '$1项')
      .replaceAll(/(\d)次/gu, '$1回')
      .replaceAll(/(\d)条/gu, '$1件'),
  'full-width digits': (text) =>
    text.replaceAll(/[\d.%]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'no 其中': (text) => text.replaceAll(/其中[：:，]?/gu, ''),
  'amounts in 元': (text) =>
    text.replaceAll(
      /(\d+(?:\.\d+)?)万元/gu,
      (_, amount: string) => `${toDecimalString(new Decimal(amount).times(10_000))}元`,
    ),
  'thousands marked': (text) =>
    text.replaceAll(
      /(\d{4,})(\.\d+)?万元/gu,
      (_, whole: string, rest = '') =>
        `${whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')}${String(rest)}万元`,
    ),
  'another name for itself': (text) => text.replaceAll(/我(?:乡|镇|部门)/gu, '本单位'),
  'narrow punctuation': (text) =>
    eachParagraph(text, (paragraph) =>
      paragraph.replaceAll('，', ',').replaceAll('；', ';').replaceAll('：', ':'),
    ),
  'semicolons for full stops': (text) =>
    eachParagraph(text, (paragraph) => paragraph.replaceAll(/。(?!$)/gu, '；')),
  'other small words': (text) =>
    text
      .replaceAll('实际支出', '实际支出了')
      .replaceAll('为', '是')
      .replaceAll('共', '一共')
      .replaceAll('包括', '主要包括'),
  'lists joined by commas': (text) =>
    eachParagraph(text, (paragraph) =>
      paragraph.replaceAll(/(?<!^[一二三四五六七八九十]{1,3})、/gu, '，'),
    ),
  'every second clause left out': (text) =>
    eachParagraph(text, (paragraph) =>
      paragraph
        .split(/(?<=[，；])/u)
        .filter((clause, index) => index % 2 === 0 || /。$/u.test(clause))
        .join(''),
    ),
};

/** Running paragraphs; the cells of a table stay. */
const eachParagraph = (text: string, change: (paragraph: string) => string): string =>
  text
    .split('\n')
    .map((line) => (line.includes('\t') ? line : change(line)))
    .join('\n');
