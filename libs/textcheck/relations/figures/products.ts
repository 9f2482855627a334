import { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf } from './arithmetic.js';
import { dimensionOf } from './measures.js';
import { alike } from './near.js';

/** So much for each of so many, with the total that its words say they make. */
export interface Product {
  readonly rate: Mention;
  readonly count: Mention;
  readonly total: Mention;
  /** In the unit of the total. */
  readonly computed: Decimal;
}

/** 每站5.00万元, 每村安装路灯20盏: for each of what. */
const EACH =
  /(?<!平均)每(?:个|名|位|座|所|家|处)?([一-龥]{1,3}?)(?:[^，。；、\d每均]{0,6})(?:每年)?(?:补助|补贴|安排|奖补|发放|安装|配备|给予|投入|按|标准|为|约)*$/;
/** So much a month or a day: for how many of them is not always told. */
const EACH_TIME =
  /每(?:人|名|户|生|台|处|个)?[^，。；\d]{0,2}(?:每|年均|按)(?!年)|每(?:月|天|日|季|学期|次|学年|周)/;
const TOGETHER =
  /^[^，。；\d]{0,6}[，,（(]?[^，。；\d]{0,6}(?:共计|合计|总计|一共|总共|累计|共)[^，。；、\d]{0,5}$/;
const ABOUT = /实际|据实|年中|按月数|离岗|退出|部分|不足|折半|减半|剩余|其余|平均/;
const NOUN_AFTER = 8;
const MOST_BEFORE = 6;

/** 12个文化站每站5.00万元，共65.00万元: those whose three figures stand next to each other, however far off the total is. */
export function wrongProducts({ mentions, text, start, inTable }: Statement): Product[] {
  if (inTable) return [];
  return mentions.flatMap((total, at) => {
    const [one, other] = mentions.slice(Math.max(0, at - 2), at);
    if (one === undefined || other === undefined || !TOGETHER.test(total.before)) return [];
    const isEach = (figure: Mention): boolean =>
      EACH.test(figure.before) && !EACH_TIME.test(figure.before) && sameSort(figure, total);
    const [rate, count] = isEach(other) ? [other, one] : [one, other];
    const noun = nounAfter(text, count.end - start);
    const plain = [one, other, total].every(({ exact }) => exact) && !ABOUT.test(text);
    if (!plain || !isEach(rate) || isEach(count) || !isCounted(count, rate, noun)) return [];
    const computed = inUnitOf(rate.base.times(count.base), total);
    if (mentions.slice(0, at).some((figure) => figure !== rate && EACH.test(figure.before)))
      return [];
    const before = mentions.slice(Math.max(0, at - 2 - MOST_BEFORE), Math.max(0, at - 2));
    return mayMake(computed, total, { rate, count, before })
      ? []
      : [{ rate, count, total, computed }];
  });
}

const sameSort = (rate: Mention, total: Mention): boolean =>
  rate.kind === total.kind && alike(rate, total) && rate.kind !== 'percent';

const nounAfter = (text: string, at: number): string =>
  /^[^，。；、\d]*/.exec(text.slice(at, at + NOUN_AFTER))?.[0] ?? '';

/** What is counted is what the rate is for each of. */
function isCounted(count: Mention, rate: Mention, noun: string): boolean {
  if (count.kind !== 'count' || dimensionOf(count) === dimensionOf(rate)) return false;
  if (!count.value.isInteger() && count.thing !== '亩') return false;
  const each = EACH.exec(rate.before)?.[1] ?? '';
  const things = [
    count.unit,
    count.thing,
    ...(count.thing === '人' ? ['人', '名', '位', '生'] : []),
  ];
  return things.includes(each.charAt(0)) || noun.includes(each.charAt(0));
}

interface Terms {
  readonly rate: Mention;
  readonly count: Mention;
  readonly before: readonly Mention[];
}

/** It is the total, but for the rounding of the rate, with what is told before, or for several years or times. */
function mayMake(computed: Decimal, total: Mention, { rate, count, before }: Terms): boolean {
  if (computed.isZero()) return true;
  const slack = inUnitOf(rate.half.times(rate.scale).times(count.base), total);
  const off = total.value.minus(computed).abs();
  // 每村3万元 is a standard; 3.25万元 may have come out of a division.
  const quotient = rate.kind === 'amount' && !rate.value.isInteger();
  const rounded =
    (quotient && off.lessThanOrEqualTo(slack.plus(total.half))) || agrees(computed, total);
  const several = total.value.mod(computed).isZero();
  const like = before.filter((one) => alike(one, total));
  return rounded || several || sumsOf(like, total).some((sum) => agrees(computed.plus(sum), total));
}

/** What the figures come to, however chosen; nought among them. */
const sumsOf = (figures: readonly Mention[], unit: Mention): Decimal[] =>
  figures.reduce<Decimal[]>(
    (sums, figure) => [...sums, ...sums.map((sum) => sum.plus(inUnitOf(figure.base, unit)))],
    [new Decimal(0)],
  );
