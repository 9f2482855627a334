import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** Shares of one whole told in a row that cannot be all of it together. */
export interface Complements {
  readonly shares: readonly [Mention, ...Mention[]];
  readonly sum: Decimal;
}

/** 资金来源：中央60%、…: what the shares below it are all of. */
const HEAD =
  /(?:来源|构成|结构|组成|分布|出资|筹资|筹集|筹措|分担|分摊|配套|承担|占比)(?:比例|情况|渠道)?(?:上|看|分析|来看)?(?:依次|分别)?(?:为|是|如下|包括|由|按)?[：:，,]?[一-龥（）]{0,12}$/;
/** 三级资金构成项目全部投资, 四项合计为全部支出 */
const TAIL =
  /(?:[两二三四五六][级项者方类部]|以上|上述|各级|各项|合计|共同|相加)[^。；]{0,10}(?:构成|组成|合计|为|即|覆盖|共同)[^。；]{0,8}(?:全部|总[额投资支收预]|100%|百分之百)/;
const MAIN = /主要|部分来源|其中|约|逾|超过/;
/** A name and nothing else between two shares. */
const ITEM = /^(?:[、，,；;]|和|及|与)[^，。；、\d]{2,10}$/;
const FIRST = /(?:^|[：:，,为是由])[一-龥]{2,10}$/;
/** What is a measure of its own, and no share of one whole. */
const OWN_RATE = /[率度速增降升减较比过达完超低高满]|平均|进度|首付|尾款|保证金|质保|折扣|税/;
const FEWEST = 3;
const HUNDRED = 100;
const MOST = 150;
const LEAST = 80;

/** 资金来源：中央60%、省级25%、县级20%: shares told in a row under one noun that cannot all be of it. */
export function compositions({ mentions, text, start }: Statement): Complements[] {
  const at = mentions.findIndex(({ kind }) => kind === 'percent');
  const [first] = mentions.slice(Math.max(0, at));
  if (at < 0 || first === undefined || MAIN.test(text)) return [];
  const shares = runFrom(mentions.slice(at));
  if (shares.length < FEWEST || shares.some(({ before }) => OWN_RATE.test(nameIn(before))))
    return [];
  const last = shares.at(-1) ?? first;
  const isTailed = TAIL.test(text.slice(last.end - start));
  const isHeaded = HEAD.test(text.slice(0, first.start - start)) && FIRST.test(first.before);
  if (!isTailed && !isHeaded) return [];
  return ofAll([first, ...shares.slice(1)]);
}

const nameIn = (before: string): string => /[一-龥]*$/.exec(before)?.[0] ?? '';

function runFrom(mentions: readonly Mention[]): readonly Mention[] {
  const end = mentions.findIndex(
    ({ kind, exact, before }, index) =>
      kind !== 'percent' || !exact || (index > 0 && !ITEM.test(before)),
  );
  return end < 0 ? mentions : mentions.slice(0, end);
}

function ofAll(shares: readonly [Mention, ...Mention[]]): Complements[] {
  const sum = sumDecimals(shares.map(({ value }) => value));
  const slack = sumDecimals(shares.map(({ half }) => half));
  const near = sum.lessThan(MOST) && sum.greaterThan(LEAST);
  return near && sum.minus(HUNDRED).abs().greaterThan(slack) ? [{ shares, sum }] : [];
}
