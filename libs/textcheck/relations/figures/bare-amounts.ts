import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

/** 年中追加742.00，质押融资3,250。: a sum of money that no unit follows. */
const BARE =
  /(?:经费|资金|成本|费用?|支出|收入|预算|决算|金额|利益|融资|贷款|追加|补助|补贴|投资|结转|结余|总额|投入|拨付|发放|价款|货款|损失|产值|工资|奖金|收益|增收|利润|税收|罚款|存款|捐款|欠款|采购额|销售额|资金到位)(?:共计|合计|为|达到?|共|约|了|数)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2}|(?!20\d\d(?!\d))\d{2,}(?:\.\d+)?)(?=[，。；]|$)/g;
/** Marks and sums worked out are told without units. */
const OF_MARKS = /得分|分值|权重|满分|扣分|[=＝÷×]|单位[：:]/;
const CAPTION = /单位[：:]\s?(?:万元|元|亿元)/;
/** 预算345.20，执行333.00: none of its line has one, as a caption above says. */
const ANY_BARE = /\d\.\d+(?=[，。；、]|$)/g;
/** A line that only was broken goes on with the unit. */
const STOPS = /[，。；]/;
const ABOVE = 200;
/** Who writes units at all writes them nearly always. */
const FEWEST_WITH_UNIT = 4;
const MOST_BARE = 0.1;

/** Sums of money without a unit in running text that has one everywhere else. */
export function bareAmounts(document: TextDocument): Range[] {
  const told = document.statements.filter(({ inTable }) => !inTable);
  const amounts = told.reduce(
    (sum, { mentions }) => sum + mentions.filter(({ kind }) => kind === 'amount').length,
    0,
  );
  if (amounts < FEWEST_WITH_UNIT) return [];
  const bare = told.flatMap((statement) => bareIn(document, statement));
  return bare.length <= Math.max(1, amounts * MOST_BARE) ? bare : [];
}

function bareIn({ text }: TextDocument, statement: Statement): Range[] {
  const found = matchesIn(statement.text, BARE).filter((match) =>
    STOPS.test(text.charAt(statement.start + match.index + match[0].length)),
  );
  if (found.length === 0 || OF_MARKS.test(statement.text)) return [];
  if ((statement.text.match(ANY_BARE)?.length ?? 0) > found.length) return [];
  const above = text.slice(Math.max(0, statement.start - ABOVE), statement.start);
  return CAPTION.test(above) ? [] : found.map((match) => rangeOf(statement, match));
}
