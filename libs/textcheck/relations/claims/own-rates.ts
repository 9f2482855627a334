import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';

const ALL =
  /全部|全体|所有|全额|足额|都已|全覆盖|应(.)尽\1|(?<![平人户亩生车月年日场次件套天])均(?!为[^合达优])/;
/** Of a part, wanted, denied, or of another time. */
const NO_CLAIM =
  /^其中|其余|其他|大部分|多数|除|将|拟|力争|确保|争取|要求|目标|计划(?!推进)|应当|必须|若|如|上年|去年|基本|未|没有|不|不足|视同|%/;
/** 整改率95.00%, a clause of its own: what it is a rate of, and how much. */
const RATE =
  /^(?:其|总体|综合|全年|年度|年末|实际|最终|仅|但)?([一-龥]{2,10})率(?:仅|只)?(?:为|是|达到?)?\s?(\d{1,2}(?:\.\d+)?)%$/;
const IN_TIME = /^(?:按期|按时|如期|及时)/;
/** 12月20日前全部完工: in time, by the words of a day. */
const BY_A_DAY = /\d月(?:\d{1,2}日|底|末)?(?:以)?前|年内|[期时]限内/;
/** The clauses right before and right after speak of the same. */
const NEAR = 1;

/** 隐患全部整改完毕，整改率96.72%: all of it, and a rate of the very same below a hundred. */
export const ownRates = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement, index) => {
    if (statement.inTable || !ALL.test(statement.text)) return [];
    const next = statements[index + 1];
    const isNext = next !== undefined && next.passage === statement.passage;
    return besides(statement, isNext ? clausesOf(next).slice(0, 1) : []);
  });

function besides(statement: Statement, after: readonly Sentence[]): Flaw[] {
  const own = clausesOf(statement);
  const clauses = [...own, ...after];
  return own.flatMap((claim, index) => {
    if (!ALL.test(claim.text) || NO_CLAIM.test(claim.text)) return [];
    const near = clauses.slice(Math.max(0, index - 1), index + 1 + NEAR);
    for (const clause of near) {
      const match = clause === claim ? null : RATE.exec(clause.text);
      if (match !== null && isOfSame(match[1] ?? '', claim.text)) {
        const claimed = { start: claim.start, end: claim.start + claim.text.length };
        return [{ claimed, said: claim.text, flawed: rangeOf(clause, match) }];
      }
    }
    return [];
  });
}

/** Every character of what the rate is of stands in the claim; 取证率 is of 取得证书. */
function isOfSame(of: string, claim: string): boolean {
  const isInTime = IN_TIME.test(of) && BY_A_DAY.test(claim);
  const deed = isInTime ? of.replace(IN_TIME, '') : of;
  return deed.length > 1 && [...deed].every((sign) => claim.includes(sign));
}
