import { yearOf } from './dates.js';
import { type Edited, edited, inTurn, rewritten, type Rule } from './edits.js';
import { matchesIn } from './matches.js';
import { chineseNumeral } from './numerals.js';

/** 二〇二四 and 二○二四 as 2024. */
const digits = (numerals: string): string =>
  String(yearOf(numerals.replaceAll(/[〇○oO0Ｏ０]/g, '零')));

/** 十二, 三十一: months and days. */
const number = (numeral: string): string => chineseNumeral(numeral)?.toString() ?? numeral;

const ZERO = '[〇零○oO0Ｏ０]';
const YEAR = `(二${ZERO}[〇零○oO0Ｏ０一二三四五六七八九]{2})年`;
const NUMERAL = '[一二三四五六七八九十]{1,3}';
/** 2024.3.8, 2024-03-08, 2024/3/8. */
const DAY =
  /(?<![A-Za-z\d./])((?:19|20)\d\d)([.\-/．])(0?[1-9]|1[0-2])\2(3[01]|[12]\d|0?[1-9])日?(?![\d.．/%])(?!-\d{1,3}(?!\d))/g;

const RULES: readonly Rule[] = [
  [
    new RegExp(`${YEAR}(${NUMERAL})月(?:(${NUMERAL})日)?`, 'g'),
    ([, year = '', month = '', day]) =>
      `${digits(year)}年${number(month)}月${day === undefined ? '' : `${number(day)}日`}`,
  ],
  [new RegExp(YEAR, 'g'), ([, year = '']) => `${digits(year)}年`],
  [
    DAY,
    ([, year = '', , month = '', day = '']) =>
      `${year}年${String(Number(month))}月${String(Number(day))}日`,
  ],
  [/百分之(\d+(?:\.\d+)?)(?![\d.])/g, { before: '', behind: '%' }],
  // 人民币36万元, RMB36万元, ¥36.00
  [
    /(?:(?:人民币|RMB)[ \u00a0]?)?[¥￥][ \u00a0]?(\d[\d,]*(?:\.\d+)?)(?![\d.,]|[ \u00a0]?[万亿千]?元)/g,
    { before: '', behind: '元' },
  ],
  [/(?:人民币|RMB)[ \u00a0]?[¥￥]?[ \u00a0]?(?=\d)|[¥￥][ \u00a0]?(?=\d)/g, ''],
  [/[「『]/g, '“'],
  [/[」』]/g, '”'],
  [/"([^"\n]{1,60})"/g, { before: '“', behind: '”' }],
  [/[<〈]([一-龥“][^<>〈〉\n]{2,60})[>〉]/g, { before: '《', behind: '》' }],
  // ㈠ and ⑴ in one character, ⒈
  [/[\u2474-\u2487\u3220-\u3229]/g, ([mark]) => `（${mark.normalize('NFKC').slice(1, -1)}）`],
  [/[\u2488-\u249b\ufe6a]/g, ([mark]) => mark.normalize('NFKC')],
  // 一．部门概况
  [/^([ \t]*[一二三四五六七八九十]{1,3})[.．][ \t]?(?=[一-龥])/gm, ([, mark = '']) => `${mark}、`],
];

/** 24年全年, where the title is of 2024年; 连续24年 is a time. */
const SHORT_YEAR =
  /(?<![\d.〔（(满近约超达第续历时长龄共各每用了前后过年-]|[一-龥]{2}[在有已]|\d[、至—~])(2\d)年(?=[一-龥\d，。；、])(?![来以之间内期的限多左]|历史|时间|工龄)/g;
const TITLE_YEAR = /(20\d\d)年/;
const TITLE_END = 200;
const NEAR_YEARS = 2;

/** Years of two digits beside that of the title, in four. */
function withWholeYears(source: string): Edited {
  const year = Number(TITLE_YEAR.exec(source.slice(0, TITLE_END))?.[1]);
  const isNear = (short: number): boolean => Math.abs(2000 + short - year) <= NEAR_YEARS;
  return rewritten(source, [
    [SHORT_YEAR, ([whole, short = '']) => (isNear(Number(short)) ? `20${whole}` : whole)],
  ]);
}

/** 36.40万 or 3.6亿, and nothing behind it that is counted. */
const BARE =
  /(?<![\d.,第])\d[\d,]*(?:\.\d+)?[万亿](?![元多余亿余千百]|[一-龥]?次|平方|立方|分之)(?=[^一-龥]|$|[与和及至到的占比较同增减下降为主超其中用由])/gm;
const OF_MONEY =
  /资金|经费|支出|收入|预算|决算|拨款|投资|投入|金额|费|补助|资产|负债|结余|结转|债|税|款|工资|奖金|薪|节约|成本|产值/;
const OF_OTHERS =
  /人口|群众|人数|人次|户|居民|面积|亩|册|藏书|点击|浏览|访问|阅读|播放|观众|粉丝|字|株|产量|学生|劳动力|受益|惠及|覆盖/;
const CLAUSE = /[^，。；：、（）\n]*(?:[，：、（）][^，。；：、（）\n]*)?$/;
const FARTHEST = 30;
const FEWEST_BARE = 5;

/** Money told in 万: 支出36.40万, by its clause or, where the text writes hardly any other way, by its not telling of anything else. */
function withYuan(source: string): Edited {
  const bare = matchesIn(source, BARE);
  const isHabit = bare.length >= FEWEST_BARE && bare.length > source.split(/[万亿]元/).length;
  const edits = bare.flatMap(({ 0: { length }, index }) => {
    const before = CLAUSE.exec(source.slice(Math.max(0, index - FARTHEST), index))?.[0] ?? '';
    const isMoney = !OF_OTHERS.test(before) && (isHabit || OF_MONEY.test(before));
    return isMoney ? [{ start: index + length, end: index + length, put: '元' }] : [];
  });
  return edited(source, edits);
}

/** Days, years, rates and money in the one way a report writes them most: 2024年3月8日, 95%, 36万元. */
export const inUsualForm = (source: string): Edited =>
  inTurn(source, [(text) => rewritten(text, RULES), withWholeYears, withYuan]);
