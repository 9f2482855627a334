import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { piecesBetweenStops, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { literal } from '../../text/literal.js';

const WITHIN =
  /(?<!是否)(?:未(?:超出?过?|突破)|没有(?:超出?过?|突破)|控制在)(?:年初|年度|批复)?(预算|概算)(?:额|数|范围)?(?:[以之]?内)?/;
const SPENT = /(?:决算|结算价?|实际支出|实际完成投资|实际投资|造价)(?:额|数|金额)?(?:为|是)?\s?$/;
const ADJUSTED = /追加|调整|调剂|上年|其中/;

/** 预算80.00万元，决算82.36万元，未超预算: more than there was for it, and within it. */
export const overBudget = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !WITHIN.test(statement.text)) return [];
    return piecesBetweenStops(statement).flatMap((piece) => {
      const match = WITHIN.exec(piece.text);
      if (match === null || ADJUSTED.test(piece.text)) return [];
      const figures = figuresOf(statements, statement, piece, match.index);
      const [limit, spent, ...more] = figures;
      if (limit === undefined || spent === undefined || more.length > 0) return [];
      const isOfLimit = new RegExp(
        `${literal(match[1] ?? '')}(?:安排|金额|总?额|数)?(?:为|是)?\\s?$`,
      );
      if (!isOfLimit.test(limit.before) || !SPENT.test(spent.before)) return [];
      if (!spent.base.greaterThan(limit.base)) return [];
      return [{ claimed: rangeOf(piece, match), said: match[0], flawed: spent }];
    });
  });

/** Those told before it, or else behind it, or in the next sentence: 严格控制在预算之内。预算80万元，决算84万元。 */
function figuresOf(
  statements: readonly Statement[],
  statement: Statement,
  piece: Sentence,
  at: number,
): Mention[] {
  const isTold = /\d/.test(piece.text.slice(0, at));
  const end = piece.start + (isTold ? at : piece.text.length);
  const own = statement.mentions.filter(({ start }) => start >= piece.start && start < end);
  const told = own.length > 0 ? own : (statements[statement.index + 1]?.mentions ?? []);
  return told.filter(({ kind }) => kind === 'amount');
}
