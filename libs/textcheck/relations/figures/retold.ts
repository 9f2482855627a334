import type { Mention } from '../../mentions/mention.js';
import { isParticular } from './figures.js';
import { digitsOf, isSwap } from './near.js';
import type { Stated } from './stated.js';

/** Amounts there is one of in a year, however a later chapter calls them: 对结转的40.82万元, 年中追加. */
const ONE_OF_YEAR = /^(?:结转|追加|收回|调减|压减|缺口)$/;
/** Words of such a noun that say when, how or whose. */
const TURNS =
  /年中|年末|年底|年内|当年|本年|全年|执行中|预算|资金|指标|金额|[的和数额对将把各共]|\s/g;
const ASIDE =
  /(?:上年|去年|较|比|增加|减少|增长|下降|均|每|分别|力争|控制|基本支出|项目支出)[^，。；\d]*$/;
const FEWEST_DIGITS = 4;
const SHORTEST_PIECE = 5;
/** 相应, 该部分 name nothing by themselves. */
const LONGEST_PRONOUN = 3;

/** What such an amount is, 结转和结余 and 结转结余 being one. */
const coreOf = ({ label }: Mention): string =>
  label.replaceAll(TURNS, '').replace(/结转结余$|^结余$/, '结转');

/**
 * One amount told again, its digits in another order: a noun of which a year has one figure, or the one sentence repeats a
 * long piece of what the other is a figure of.
 */
export function areRetold(one: Stated, other: Stated): boolean {
  const pair = [one, other];
  const amounts = pair.every(
    ({ mention }) => mention.kind === 'amount' && digitsOf(mention) >= FEWEST_DIGITS,
  );
  const alike = one.mention.base.equals(other.mention.base);
  if (!amounts || alike || pair.some(({ mention }) => ASIDE.test(mention.before))) return false;
  const [core, same] = pair.map(({ mention }) => coreOf(mention));
  if (core === same && ONE_OF_YEAR.test(core ?? ''))
    return (
      one.subject === other.subject && !pair.some(({ mention }) => /其中/.test(mention.before))
    );
  return (
    isSwap(one.mention.value, other.mention) &&
    one.year === other.year &&
    (repeats(one, other) || repeats(other, one))
  );
}

/** 40套智能交通设备中…，相应47.30万元结转 repeats 智能交通设备 of 智能交通设备更新; the figure itself has no noun of its own. */
function repeats({ mention, statement }: Stated, { mention: named }: Stated): boolean {
  const said = statement.text.slice(0, mention.start - statement.start);
  return (
    mention.label.length <= LONGEST_PRONOUN &&
    isParticular(named.label) &&
    [...named.label]
      .map((_, at) => named.label.slice(at, at + SHORTEST_PIECE))
      .some((piece) => piece.length === SHORTEST_PIECE && said.includes(piece))
  );
}
