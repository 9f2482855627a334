import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { isTypo } from '../figures/near.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

/** Measure words of things that are handed out or bought, so that 辆, 台 and 件 of them make 件. */
const GOODS = new Set(
  ['辆', '台', '件', '套', '个', '副', '张', '部', '把', '支', '只', '顶', '块', '本', '盏'].concat(
    ['床', '组', '根', '棵', '株', '册', '份', '盒', '箱', '袋', '桶', '双', '枚'],
  ),
);
const CLOSES = /^[，,、；;](?:合计|共计|总计|总共|一共|累计|共)[^，。；、\d]{0,4}$/;
const OPENS = /^[，,：:（(]?(?:其中|包括|分别为|分别是|含)[：:，,]?[^，。；、\d]{1,14}$/;
/** An item of the list, with nothing but its name. */
const ITEM = /^(?:[，,、]|和|及|以及)[^，。；、\d]{1,14}$/;
const CHANGES = /[较比]|增加|减少|每|平均|人均|惠及|覆盖|培训|[其余]余/;
const FEWEST = 2;
const FEWEST_OPEN = 3;
const CLOSE = '0.15';

const isGoods = ({ unit, exact, before }: Mention): boolean =>
  GOODS.has(unit) && exact && !CHANGES.test(before);

/** 轮椅312辆，助听器184台，辅具470件，共966件: a total of things counted in words of their own. */
export function goodsTotals({ mentions, inTable }: Statement): PartsOfTotal[] {
  if (inTable) return [];
  return mentions.flatMap((total, at) => {
    if (!isGoods(total)) return [];
    const closed = CLOSES.test(total.before) ? runBefore(mentions.slice(0, at)) : [];
    const opened = runAfter(mentions.slice(at + 1));
    return [
      ...(closed.length >= FEWEST ? listOf(total, closed) : []),
      ...(opened.length >= FEWEST_OPEN ? listOf(total, opened) : []),
    ];
  });
}

function runBefore(before: readonly Mention[]): Mention[] {
  const run: Mention[] = [];
  for (const figure of before.toReversed()) {
    if (!isGoods(figure)) break;
    run.unshift(figure);
    if (!ITEM.test(figure.before)) break;
  }
  return run;
}

function runAfter([first, ...after]: readonly Mention[]): Mention[] {
  if (first === undefined || !isGoods(first) || !OPENS.test(first.before)) return [];
  const end = after.findIndex((figure) => !isGoods(figure) || !ITEM.test(figure.before));
  return [first, ...(end < 0 ? after : after.slice(0, end))];
}

/** Of one measure word alone other rules speak; far off it is of something else. */
function listOf(total: Mention, parts: readonly Mention[]): PartsOfTotal[] {
  const units = new Set(parts.map(({ unit }) => unit));
  const sum = totalBase(parts);
  const gap = sum.minus(total.base);
  const near = gap.abs().lessThanOrEqualTo(total.base.times(CLOSE));
  if (units.size < 2 || !units.has(total.unit)) return [];
  if (!near && !isTypo(inUnitOf(sum, total), total)) return [];
  return [fullList(total, parts)];
}
