import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { shares, subjectOf } from './subjects.js';

const IN_FULL =
  /(?:全部|全额|足额)(?:及时|按时)?(?:到位|拨付|支付|发放|缴纳|支出|使用|兑付|付清|执行)/;
const NO_CLAIM =
  /其余|其他|除|将|拟|力争|确保|要求|目标|应[付发]|若|如|上年|去年|基本|未|没有|不|[^额]难/;
const NUMBER = String.raw`(?:[1-9]\d*(?:,\d{3})*(?:\.\d+)?|0\.\d*[1-9]\d*)\s?[万亿]?元`;
const LACKS = new RegExp(
  `(?:缺口|(?:尚|仍|还)[欠缺]|欠[缴付拨发]|(?:未支付|未拨付|未到位|未付|未发放|未缴纳?))[^，。；\\d]{0,8}${NUMBER}|${NUMBER}(?:尚|仍|还)?未(?:能)?(?:支付|拨付|到位|发放|缴纳)$`,
);
const LEFT = new RegExp(
  `^(?:年末|年底|期末|当年|全年|但|仍有|尚有)?(?:资金|预算)?(?:结余|结转)(?:资金|下年)?\\s?${NUMBER}$`,
);
const SPENT = /支出|使用|执行|支付/;
/** Given back, of another time, or told apart. */
const EXCUSED = /上年|年初|以前|收回|交回|缴回|上缴|节约|质保|保证金|另|补足|补发|已/;
/** In the same sentence nothing else can be meant. */
const NEAR = 6;

/** 资金全部支付完毕，结余1.56万元: all of the money, and some of it not. */
export const gapsBeside = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement, at) => {
    if (statement.inTable || !IN_FULL.test(statement.text)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((claim, index) => {
      const match = IN_FULL.exec(claim.text);
      if (match === null || NO_CLAIM.test(claim.text)) return [];
      const later = [
        ...clauses.slice(index + 1, index + 1 + NEAR),
        ...goingOn(claim.text, statement, statements[at + 1]),
      ];
      if (later.some(({ text }) => EXCUSED.test(text) || isOfOtherLevel(claim.text, text)))
        return [];
      const flawed = later.flatMap((clause) => {
        const left = SPENT.test(match[0]) ? LEFT.exec(clause.text) : null;
        const lack = LACKS.exec(clause.text) ?? left;
        return lack === null ? [] : [rangeOf(clause, lack)];
      });
      const claimed = { start: claim.start, end: claim.start + claim.text.length };
      return flawed.slice(0, 1).map((at) => ({ claimed, said: claim.text, flawed: at }));
    });
  });

/** 省级、市级资金均到位，县级配套尚欠: the money of another level. */
const isOfOtherLevel = (claim: string, told: string): boolean => {
  const level = /([省市县区乡镇])级/.exec(told)?.[1];
  const levels = /[省市县区乡镇](?=[、级])/.test(claim) ? claim : '';
  return level !== undefined && levels !== '' && !levels.includes(level);
};

/** The next sentence of the paragraph, where it tells of the same money and of no rest of it. */
function goingOn(
  claim: string,
  { passage }: Statement,
  next: Statement | undefined,
): readonly Sentence[] {
  if (next?.passage !== passage || /结[余转]/.test(next.text)) return [];
  return shares(subjectOf(claim), subjectOf(next.text)) ? clausesOf(next) : [];
}
