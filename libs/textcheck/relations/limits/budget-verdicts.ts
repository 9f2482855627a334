import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from '../goals/verdicts.js';

const LIMIT = '(?:预算|概算|控制价|控制数|控制额|限额|定额|额度|拦标价|最高限价)';
const OF = '(?:了|年初|年度|全年|批复|核定|下达|调整后|财政|部门|招标|采购|项目|的)*';
const MAY_JUDGE = new RegExp(`[超突高低破内][^，。；]{0,10}${LIMIT}|${LIMIT}[^，。；]{0,4}[内超]`);
/** 已超出年初预算: more was spent than there was. */
const OVER = new RegExp(
  `(?<![未没不无有得能可避免防止否])(?:超[出过]?|突破|高[于出])${OF}${LIMIT}(?:数|总额|安排)?(?!的|执行|支出|管理|安排|绩效|\\d)`,
);
/** 未突破批复概算, 控制在预算之内 */
const WITHIN = new RegExp(
  `(?:未|没有|没|无)(?:有)?(?:超[出过]?|突破|高于)${OF}${LIMIT}|(?:控制)?在${OF}${LIMIT}(?:数|额|范围|总额)?[以之]?内|(?<!不)低于${OF}${LIMIT}(?:数)?$`,
);
const HAD = new RegExp(`${LIMIT}(?:安排|金额|总?额|数|总?投资|经费|核定|批复|为|是|：|:)*$`);
const SPENT =
  /(?:支出|决算|结算|支付|列支|执行|花费|开支|使用|造价|投资|中标|成交|采购)(?:完成)?(?:价|额|数|金额|资金|总额)?(?:合计|共计|共|为|是|了)?$/;
const ELSE = /追加|调整|调剂|上年|去年|预计|如|若|防止|避免|因|不得|其余|个别/;

/** Verdicts on what was spent that the only budget and the only spending told in their paragraph gainsay. */
export const budgetVerdicts = (document: TextDocument): WrongVerdict[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !MAY_JUDGE.test(statement.text)) return [];
    return clausesOf(statement).flatMap((clause) => {
      const isOver = OVER.test(clause.text);
      if (!isOver && !WITHIN.test(clause.text)) return [];
      return ELSE.test(clause.text) ? [] : judged(document, statement, clause, isOver);
    });
  });

function judged(
  { figures, passages }: TextDocument,
  { passage }: Statement,
  clause: Sentence,
  isOver: boolean,
): WrongVerdict[] {
  const end = clause.start + clause.text.length;
  const amounts = (figures[passage] ?? []).filter((one) => one.kind === 'amount');
  const told = amounts.filter((one) => one.end <= end && one.exact && !one.bracketed);
  const limits = told.filter(({ before }) => HAD.test(ownOf(before)));
  const spent = told.filter(({ before }) => SPENT.test(ownOf(before)) && !HAD.test(ownOf(before)));
  const [wanted, ...more] = limits;
  const came = spent.find(({ start }) => start > (wanted?.start ?? 0));
  if (wanted === undefined || came === undefined || more.length > 0) return [];
  const { text, start } = passages[passage] ?? { text: '', start: 0 };
  if (/追加|调整|调增|调剂/.test(text.slice(0, end - start))) return [];
  const isWrong = isOver
    ? spent.every(({ base }) => base.lessThanOrEqualTo(wanted.base))
    : spent.length === 1 && came.base.greaterThan(wanted.base);
  return isWrong
    ? [{ verdict: { start: clause.start, end }, said: clause.text, wanted, came }]
    : [];
}

/** The words of a figure's own clause. */
const ownOf = (before: Mention['before']): string => before.split(/[，。；、]/).at(-1) ?? '';
