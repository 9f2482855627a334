import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { literal } from '../../text/literal.js';

/** 三类对象的满意度均为100%: a rate of every one of them. */
const ALL_PERFECT =
  /([一-龥]{1,6}(?:率|满意度))(?:均|都|全部)(?:已)?(?:为|是|达到?|实现|保持在?)?了?\s?100(?:\.0+)?%/;
const NAME = /(?:[一-龥]{2})(?:率|度)$/;
const OTHERWISE = /其余|其他|除|目标|力争|确保|要求|不低于|上年|去年|整改后|复检|最终/;
const NEAR = 3;

/** 申请全部获得批准 right behind 退回26件. */
const GRANTED =
  /(?:全部|均|都|悉数|100%|无一例外)[^，。；\d未不]{0,4}(?:获批|批准|通过|受理|获得|准予|纳入|兑现|立项)/;
const REFUSED =
  /(?:不符合|退回|驳回|不予|否决|未予|未获|未通过|审核不通过|剔除|拒绝|淘汰)[^，。；\d]{0,8}[1-9]\d*\s?[件个项份人户名家笔宗]|[1-9]\d*\s?[件个项份人户名家笔宗][^，。；\d]{0,10}(?:不符合|退回|驳回|不予|否决|未予|未获|未通过|被剔除|拒绝)/;
/** Of those only that were fit, or in the end. */
const OF_SOME =
  /其余|其他|除|符合|合格|后|再|重新|补|剩余|最终|上述|该|\d\s?[件个项份人户名家笔宗]/;

/** What was told right before leaves no room for all. */
export const toldBefore = ({ statements }: TextDocument): Flaw[] =>
  statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => [...perfect(statements, statement), ...granted(statement)]);

function perfect(statements: readonly Statement[], statement: Statement): Flaw[] {
  const match = ALL_PERFECT.exec(statement.text);
  if (match === null || OTHERWISE.test(clauseAt(statement, match.index))) return [];
  const name = NAME.exec(match[1] ?? '')?.[0] ?? '满意度';
  const below = new RegExp(`${literal(name)}(?:分别|均)?(?:为|达到?|是)?\\s?\\d{1,2}(?:\\.\\d+)?%`);
  const claimed = rangeOf(statement, match);
  return statements
    .slice(Math.max(0, statement.index - NEAR), statement.index + 1)
    .filter(({ passage }) => passage === statement.passage)
    .flatMap((one) => clausesOf(one))
    .filter(({ text, start }) => start < claimed.start && !OTHERWISE.test(text))
    .flatMap((clause) => found(clause, below))
    .slice(0, 1)
    .map((flawed) => ({ claimed, said: match[0], flawed }));
}

function granted(statement: Statement): Flaw[] {
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, index) => {
    const match = GRANTED.exec(clause.text);
    if (match === null || OF_SOME.test(clause.text)) return [];
    return clauses
      .slice(Math.max(0, index - NEAR), index)
      .flatMap((earlier) => found(earlier, REFUSED))
      .slice(0, 1)
      .map((flawed) => ({ claimed: rangeOf(clause, match), said: clause.text, flawed }));
  });
}

const found = (clause: Sentence, pattern: RegExp): Range[] => {
  const match = pattern.exec(clause.text);
  return match === null ? [] : [rangeOf(clause, match)];
};

const clauseAt = (statement: Statement, at: number): string =>
  clausesOf(statement).findLast(({ start }) => start <= statement.start + at)?.text ?? '';
