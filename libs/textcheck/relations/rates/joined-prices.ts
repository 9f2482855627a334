import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isAverage } from './averages.js';
import { averagesOf, clauseOf, countedIn, isRight, type Average } from './average-pairs.js';
import { isPossible } from './average-ties.js';
import { pieceOf } from './pieces.js';

/** 326盏65.20万元, 326盏，共65.20万元: the sum follows its number with nothing between that names another. */
const JOINED = /^[，,、（(]?(?:共计|合计|总计|共|计|需|投入|投资|支出|支付|补助|金额|资金)*$/;

/** 路灯折合每盏2000元 */
const COMES_TO = /[，,（(][^，。；、\d]{0,6}(?:折合|折算|合)(?:到|为|成)?每[^，。；\d]{1,4}$/;

/** What one of them costs, right behind so many of them and their sum, wherever in a list of others these stand. */
export const wrongJoinedPrices = ({ mentions, text }: Statement): Average[] =>
  /[每均]/.test(text)
    ? mentions.flatMap((printed, at) => {
        const [count, total] = mentions.slice(Math.max(0, at - 2), at);
        if (count === undefined || total === undefined || !isPrice(printed)) return [];
        // 分别为2.8公里、4.1公里、2.6公里，支出142.50万元: of all of them.
        const others = mentions.slice(0, at - 2).some(({ thing }) => thing === count.thing);
        return others ? [] : judge(printed, count, total);
      })
    : [];

const isPrice = (printed: Mention): boolean =>
  isAverage(printed) ||
  (printed.kind === 'amount' && printed.exact && COMES_TO.test(printed.before));

function judge(printed: Mention, count: Mention, total: Mention): Average[] {
  const piece = pieceOf(clauseOf(printed));
  const counted =
    piece?.things.includes(countedIn(count)) === true &&
    count.exact &&
    total.exact &&
    total.kind === 'amount' &&
    JOINED.test(total.before);
  if (piece === null || !counted) return [];
  return averagesOf([count, total], printed, piece).filter(
    (one) => one.count === count && !isRight(one) && isPossible(one),
  );
}
