import type { Statement, TextDocument } from '../../../document.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { flawAt, rangeOfClause, type Flaw } from '../wide/flaw-at.js';

const ALL = '(?:全部|均|都|悉数|足额|如数|全额|全数|100%|百分之百)';
/** All money is spent, of whatever was given. */
const SPENT = new RegExp(
  `(?:项目|全部|各项|所有|专项|当年|年度|预算)[^，。；]{0,8}(?:资金|经费|预算)[^，。；]{0,6}${ALL}[^，。；]{0,6}(?:支付|支出|用完|使用|花完|执行)(?:完毕|完|出去)?$`,
);
const NOTHING_LEFT =
  /(?:没有|无|未(?:形成|产生|出现|留有?))(?:任何|一分(?:钱)?)?的?(?:资金)?(?:结余|结转|沉淀|剩余)(?:资金)?$|(?:结余|结转|余额)(?:资金)?(?:均?为零|归零|清零)$/;
const LIMITED =
  /除|上半年|季度|其余|其他|其中|、|两个|大部分|部分|主要|基本|上年|去年|若|如(?!数)|确保|按|要求|非|超|两年|三年|以前|政府性基金|国有资本|工会|公用经费|基本支出|上级|现金|往来|社保|补贴|补助|工资/;
/** Of the money at large and not of one purse. */
const AT_LARGE = /项目|资金|年末|年底|全年|当年|本年|收支/;
const LEFT =
  /(?:年末|年底|期末|当年)?(?:结转|结余|未支(?:出|付)|尚余|剩余|未使用)(?:资金|下年|到下年|下年使用|至下年)?(?:为|共|合计|金额)?\s?[1-9][\d,]*(?:\.\d+)?万?元/;
const OTHER =
  /上年|去年|年初|以前|往年|非财政|事业|经营|专用|消化|收回|历年|净|加|累计|采购|节约|招标/;

const isClaim = (text: string): boolean =>
  SPENT.test(text) || (NOTHING_LEFT.test(text) && AT_LARGE.test(text));

/** 7个项目资金全部支付完毕, and of one of them 年末结转432.18万元. */
export function moneyLeft(document: TextDocument): Flaw[] {
  const claims = clausesWhere(document, isClaim, LIMITED);
  if (claims.length === 0) return [];
  const left = clausesWhere(document, (text) => LEFT.test(text), OTHER);
  return claims.flatMap((claim) => {
    const found = left.find(({ start }) => start !== claim.start);
    return found === undefined ? [] : [flawAt(claim, rangeOfClause(found))];
  });
}

const clausesWhere = (
  document: TextDocument,
  isSo: (text: string) => boolean,
  isNot: RegExp,
): Sentence[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement: Statement) => {
    if (statement.inTable) return [];
    const clauses = clausesOf(statement);
    const found = clauses.filter(
      ({ text }, at) =>
        isSo(text) &&
        !isNot.test([clauses[at - 1]?.text, text].join('，')) &&
        !/除外|之外/.test(clauses[at + 1]?.text ?? ''),
    );
    if (found.length === 0) return [];
    const path = pathAt(statement.start);
    return isAhead(path) || GOAL_CHAPTER.test(path) ? [] : found;
  });
};
