import { measureClass } from './targets.js';
import type { Mention } from '../../mentions/mention.js';

/** The parts of a count with their share of it told in figures no further apart. */
const ROUNDED = '0.02';

/**
 * 审核2.45万件，其中拟开放1.96万件，占80%，延期开放0.49万件: whether the figure behind a place is a part of one just told,
 * which its share or the other part shows. What was looked through has then been sorted out, and nothing is left to be done.
 */
export function isSortedOut(mentions: readonly Mention[], place: number): boolean {
  const at = mentions.findIndex(({ start }) => start >= place);
  const [part, ...later] = at < 0 ? [] : mentions.slice(at);
  if (part === undefined) return false;
  const isOfSort = ({ unit, kind }: Mention): boolean =>
    kind !== 'percent' && measureClass(unit) === measureClass(part.unit);
  const whole = mentions.slice(0, at).findLast(isOfSort);
  if (whole === undefined || !whole.base.greaterThan(part.base)) return false;
  const [next] = later;
  const share = part.base.dividedBy(whole.base);
  const isShare =
    next?.unit === '%' && next.value.dividedBy(100).minus(share).abs().lessThan(ROUNDED);
  const rest = later.filter(isOfSort);
  return isShare || rest.some(({ base }) => base.plus(part.base).equals(whole.base));
}

/** Whether words end with sorts told one after another, 助餐、助洁、, which have no figures: one behind them all is of all. */
export const isBehindSorts = (before: string): boolean => SORT.test(before);
const SORT = /(?:^|[，。；、：\n])[^，。；、：\d\n]{2,}、$/;
