import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { literal } from '../../text/literal.js';

/** 不存在条款不完备的问题, 全年不存在违规收费问题 */
const DENIED =
  /(?:不存在|没有(?:发现|出现|发生)?|未(?:发现|出现|发生|存在)|(?<![所并])无)(?:任何|一起|一例)?([一-龥]{3,10}?)的?(?:问题|情况|现象|行为|情形)$/;
const SUPPOSED = /若|如(?!期)|凡|确保|力争|避免|防止|要求|上年|去年|除|目标|其余|其他/;
const COUNT = String.raw`[1-9]\d*\s?(?:批次|人次|[起件次例宗笔个项台套处间辆份人户名家张册本])`;
/** Told to have been there. */
const TOLD = /发现|查出|指出|检出|查实|存在|提出|反映|其中|中有|仍有|尚有|有\s?\d|出现|发生|因/;
const NO_FACT = /未|没有|(?<!逾期)无|不存在|上年|去年|以前|往年|目标|若|如有|避免|防止|杜绝/;
const SHORTEST = 4;

/** What breaks a rule goes by many words: 违规收费 is 收费不规范 as well. */
const BREACH = '违规|不规范|违反规定|不合规|违纪|违法违规|超标准';
const BREACHES = new RegExp(`^(?:${BREACH})|(?:${BREACH})$`);

/** A fault denied in one sentence that another counts: 不存在条款不完备的问题 and 1份合同条款不完备. */
export const deniedFound = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !/不存在|没有|未|无/.test(statement.text)) return [];
    return clausesOf(statement).flatMap((clause) => {
      const match = DENIED.exec(clause.text);
      const fault = match?.[1] ?? '';
      if (match === null || fault.length < SHORTEST || SUPPOSED.test(clause.text)) return [];
      const pattern = wordsFor(fault);
      return statements
        .filter(({ inTable }) => !inTable)
        .flatMap((one) => countedIn(one, pattern))
        .slice(0, 1)
        .map((flawed) => ({ claimed: rangeOf(clause, match), said: match[0], flawed }));
    });
  });

function wordsFor(fault: string): RegExp {
  const rest = fault.replace(BREACHES, '');
  const isBreach = rest !== fault && rest.length >= 2;
  return new RegExp(
    isBreach
      ? `(?:${BREACH})(?:的)?${literal(rest)}|${literal(rest)}[^，。；\\d]{0,3}(?:${BREACH})`
      : literal(fault),
  );
}

function countedIn(statement: Statement, fault: RegExp): Range[] {
  if (!fault.test(statement.text)) return [];
  return clausesOf(statement).flatMap((clause) => {
    const isFact = fault.test(clause.text) && !NO_FACT.test(clause.text.replace(fault, ''));
    const counted = new RegExp(COUNT).exec(clause.text);
    return isFact && counted !== null && TOLD.test(clause.text)
      ? [{ start: clause.start, end: clause.start + clause.text.length }]
      : [];
  });
}
