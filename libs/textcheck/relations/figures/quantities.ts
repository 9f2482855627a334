import { Decimal } from '#libs/kernel';

import { onceFor } from '../../once-for.js';
import { matchesIn } from '../../text/matches.js';
import type { Sentence } from '../../text/sentences.js';

/** A number with whatever it counts or measures, units that no amount of money and no list of measure words knows included. */
export interface Quantity {
  readonly value: Decimal;
  /** One name for all units that count alike; '' where none follows. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  /** The words before it, back to the quantity before. */
  readonly before: string;
  /** The words behind it, up to the next stop. */
  readonly after: string;
  /** Half a unit of the last printed place. */
  readonly half: Decimal;
  /** A step or one thing in words: 一起, 两处. */
  readonly inWords: boolean;
}

/** What things are counted by one at a time. */
export const COUNTERS =
  '起|处|次|例|项|件|个|条|份|篇|户|人|名|家|期|场|宗|座|台|辆|套|批|笔|页|卷|本|节|课|幅|张|块|棵|株|只|头|间|所|周|轮|支|盏|口|班|床|把|封|组|步|厘米|毫米|公里|千米|米|亩|吨|升|分钟|小时|元';
const LONG_UNITS =
  '个百分点|百分点|个?工作日|个?自然日|个季度|季度|个月|平方公里|平方米|立方米|公里|千米|毫米|厘米|千克|公斤|毫克|微克|毫升|分钟|小时|分贝|公顷|万元|亿元|千元|人次|批次|户次|台次|车次|床日|学时|课时';
const NUMBER = new RegExp(
  String.raw`(?<![\dA-Za-z.第〔~～—-])(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.]*\s?所[述列示指])\s?(?<many>[万亿千](?=[一-龥]))?(?<unit>${LONG_UNITS}|%|‰|℃|dB|mg|mm|cm|m²|[一-龥](?<![以之及至到的和与为是或左多余年月号第级乘除加减折、上下内外]))?|(?<![\d一二三四五六七八九十百千万第几数每])(?<words>[一二两三四五六七八九十])(?<measure>${COUNTERS}|天|日|个月|成)(?![般切些致律定样直旦])`,
  'g',
);
const IN_WORDS = '零一二三四五六七八九十';
const MANY: Readonly<Record<string, number>> = { 千: 1_000, 万: 10_000, 亿: 100_000_000 };
const MONEY: Readonly<Record<string, number>> = { 千元: 1_000, 万元: 10_000, 亿元: 100_000_000 };
const ALIKE: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  日: '天',
  自然日: '天',
  个自然日: '天',
  个工作日: '工作日',
  百分点: '个百分点',
  千米: '公里',
  千克: '公斤',
  'm²': '平方米',
  dB: '分贝',
  mg: '毫克',
  mm: '毫米',
};

/** One name for units that count alike. */
export const unitOf = (unit: string): string =>
  unit in MONEY ? '元' : (ALIKE[unit] ?? unit.replace(/^个(?=工作日|季度)/, ''));

/** All quantities of a stretch of normalised text, in order. */
export const quantitiesOf = onceFor(({ text, start }: Sentence): readonly Quantity[] => {
  let from = 0;
  return matchesIn(text, NUMBER).flatMap((match) => {
    const end = match.index + match[0].length;
    if (isOfCalendar(text, match.index, end)) return [];
    const before = text.slice(from, match.index);
    // 最长一次为47分钟: 一次 does not part the words.
    if (match.groups?.digits !== undefined) from = end;
    const after = /^[^。；\n]{0,24}/.exec(text.slice(end))?.[0] ?? '';
    const at = { start: start + match.index, end: start + end, before, after };
    return [{ ...readIn(match.groups ?? {}), ...at }];
  });
});

/** 8月1日, 2023年, 9时, 一日: no quantity. */
const isOfCalendar = (text: string, from: number, to: number): boolean =>
  /月$/.test(text.slice(Math.max(0, from - 1), from)) ||
  /^\s?(?:年(?!以|内)|月(?!以)|号|时(?!间|长))/.test(text.slice(to, to + 2));

type Groups = Readonly<Record<string, string | undefined>>;

function readIn({
  digits,
  many,
  unit,
  words,
  measure,
}: Groups): Omit<Quantity, 'start' | 'end' | 'before' | 'after'> {
  if (digits === undefined) {
    const value = new Decimal(words === '两' ? 2 : IN_WORDS.indexOf(words ?? ''));
    return { value, unit: unitOf(measure ?? ''), half: new Decimal('0.5'), inWords: true };
  }
  const plain = digits.replaceAll(',', '');
  const scale = new Decimal(MANY[many ?? ''] ?? 1).times(MONEY[unit ?? ''] ?? 1);
  const places = plain.split('.')[1]?.length ?? 0;
  return {
    value: new Decimal(plain).times(scale),
    unit: unitOf(unit ?? ''),
    half: new Decimal(10).pow(-places).div(2).times(scale),
    inWords: false,
  };
}
