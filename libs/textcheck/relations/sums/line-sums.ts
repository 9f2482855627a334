import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, isMisprint } from '../figures/near.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

/** 以上共计71万元, 三项合计12万元: opens a line below its items. */
const SUMS_UP =
  /^(?:以上|上述|前述|前面)?[^，。；：\d]{0,8}(?:合计|共计|总计|小计|总共|累计|加总)[^，。；：\d]{0,8}$|^(?:以上|上述)[^，。；\d]{0,10}(?:共|为)$/;
const MOST = 12;
const CLOSE = '0.1';

/**
 * Totals that open a line and miss by little what the lines right above come to, one figure of each:
 * 1.路面46.8万元；2.边沟15.3万元；3.标志7.9万元。 以上共计71万元。
 */
export function lineSums(document: TextDocument): PartsOfTotal[] {
  return document.figures.flatMap((figures, passage) => {
    const total = figures.find(({ kind }) => kind === 'amount' || kind === 'count');
    if (total === undefined || !total.exact || !SUMS_UP.test(total.before)) return [];
    const lines = linesAbove(document, passage, total);
    const readings = lines.map((_, at) => lines.slice(at)).filter(({ length }) => length > 1);
    const sums = readings.map((parts) => totalBase(parts));
    if (sums.some((sum) => sum.equals(total.base))) return [];
    const parts = readings.find((_, at) => isNear(total, sums[at] ?? total.base));
    return parts === undefined ? [] : [fullList(total, parts)];
  });
}

/** The one figure of its sort in each line right above, up to a line that has none or several. */
function linesAbove({ figures }: TextDocument, passage: number, total: Mention): Mention[] {
  const found: Mention[] = [];
  for (let at = passage - 1; at >= 0 && found.length < MOST; at -= 1) {
    const own = (figures[at] ?? []).filter((one) => alike(one, total));
    const [only] = own;
    if (only === undefined || own.length > 1 || !only.exact) break;
    found.unshift(only);
  }
  return found;
}

const isNear = (total: Mention, sum: Mention['base']): boolean =>
  sum.minus(total.base).abs().lessThanOrEqualTo(total.base.times(CLOSE)) ||
  isMisprint(inUnitOf(sum, total), total);
