import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Flaw } from './flaws.js';

const UNIT = '(?:个|所|家|条|处|座|项|户|名|人|台|套|支|期|场)';
const PLACE =
  '(?:乡镇|镇街|乡|镇|街道|村|社区|行政村|学校|中小学|小学|中学|幼儿园|科室|股室|站所|卫生院|医院|机构|企业|小区|项目|网格|单位|县区|县|区)';
/** 覆盖全部13个乡镇, 惠及全县26个村, 13个乡镇全覆盖 */
const COVERS_ALL = new RegExp(
  `(?:覆盖|惠及|接入|走遍|开展到|延伸到|配备到|辐射|实现)(?:了|到)?(?:全部|所有|全[县市区乡镇]的?|辖区(?:内)?(?:全部|所有))\\s?\\d+\\s?${UNIT}${PLACE}(?:（[^）]{1,8}）)?(?:全覆盖)?$|(?:覆盖|惠及|接入|走遍|辐射)(?:了|到)?(?:全部|所有|各)${PLACE}$|\\d+\\s?${UNIT}${PLACE}[^，。；\\d]{0,4}(?:全覆盖|实现全覆盖|全部覆盖|均已覆盖)$`,
);
/** One of them, by its name, to which it did not come. */
const LEFT_OUT = new RegExp(
  `^(?:但|不过|只是|其中|仅|仅有|唯|而)?(?![各全每])[一-龥]{1,6}${PLACE}[^，。；]{0,18}?(?:未能|未|没有|尚未)(?:如期|按时|按期|按计划|得到|被)?(?:开展|覆盖|实施|完成|举办|进行|纳入|接入|建成|参加|参与|落实|延伸|到位|配备|通水|通电|通车)`,
);
const NEXT = 3;
const NO_FACT = /除|其余|目标|计划|力争|确保|要求|将/;

/** All of so many places are said to be reached, and in the same breath one that was not. */
export const leftOut = ({ statements }: TextDocument): Flaw[] =>
  statements
    .filter(({ text, inTable }) => !inTable && /覆盖|惠及|接入|走遍|延伸|实现|辐射/.test(text))
    .flatMap(inStatement);

function inStatement(statement: Statement): Flaw[] {
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, index) => {
    const claim = COVERS_ALL.exec(clause.text);
    if (claim === null || NO_FACT.test(clause.text)) return [];
    for (const later of clauses.slice(index + 1, index + 1 + NEXT)) {
      const open = LEFT_OUT.exec(later.text);
      if (open !== null && !NO_FACT.test(later.text)) {
        const flawed: Range = rangeOf(later, open);
        return [{ claimed: rangeOf(clause, claim), said: claim[0], flawed }];
      }
    }
    return [];
  });
}
