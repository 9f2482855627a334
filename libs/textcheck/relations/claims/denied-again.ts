import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Flaw } from './flaws.js';
import { literal } from '../../text/literal.js';

/** 全年无重复信访: what there was none of, up to the end of its clause. */
const NONE =
  /(?:未发生|没有发生|未产生|未出现|未安排|未开展|未新增|不存在|没有|未|(?<![所并])无(?![法关效偿害论故需须])|零)([一-龥]{3,10})$/;
const ENDING = /(?:情况|现象|问题|行为|事项|活动|费用|支出|事件|费)+$/;
const NUMBER = String.raw`(?:[1-9]\d*(?:,\d{3})*(?:\.\d+)?|0\.\d*[1-9]\d*)`;
const THING = '(?:批次|人次|万元|元|[起件次例宗笔个项台套处间辆份人户名])';
/** Of another time, wanted, or none either. */
const NO_CASE =
  /上年|去年|年初|以前|往年|目标|不超过|控制|若|如有|如果|避免|防止|偿还|归还|收回|消化|同比|减少|下降|未|没有|无|不|零|较|比/;
const SUPPOSED = /若|如|凡|要求|确保|力争|将|拟|目标|上年|去年|除/;
const NEAR = 2;
const SHORTEST = 3;
const LEAST_PART = 2;

/** 无追加预算，追加预算120.00万元: denied and counted, in the same words or the same words turned round. */
export const deniedAgain = ({ statements }: TextDocument): Flaw[] =>
  statements.flatMap((statement) => {
    if (statement.inTable || !/[未无零]|没有|不存在/.test(statement.text)) return [];
    const clauses = clausesOf(statement);
    return clauses.flatMap((denial, index) => {
      const match = NONE.exec(denial.text);
      if (match === null || SUPPOSED.test(denial.text)) return [];
      const noun = (match[1] ?? '').replace(ENDING, '');
      if (noun.length < SHORTEST) return [];
      const counted = numberOf(noun);
      const flawed = clauses
        .slice(index + 1, index + 1 + NEAR)
        .flatMap((clause) => countedIn(clause, counted))
        .slice(0, 1);
      return flawed.map((at) => ({ claimed: rangeOf(denial, match), said: match[0], flawed: at }));
    });
  });

/** 购置公务用车 is told again as 公务用车购置. */
const turned = (noun: string): string[] => [
  noun,
  ...Array.from({ length: Math.max(0, noun.length - LEAST_PART * 2 + 1) }, (_, at) => {
    const cut = at + LEAST_PART;
    return noun.slice(cut) + noun.slice(0, cut);
  }),
];

/** So many of a noun, before it or behind. */
function numberOf(noun: string): RegExp {
  const name = `(?:${turned(noun).map(literal).join('|')})`;
  return new RegExp(
    `${name}(?:费|支出|费用|情况|金额|数)?(?:为|共|达|有)?\\s?${NUMBER}\\s?${THING}|${NUMBER}\\s?${THING}[^，。；\\d]{0,2}${name}`,
  );
}

function countedIn(clause: Sentence, pattern: RegExp): Range[] {
  if (NO_CASE.test(clause.text)) return [];
  const match = pattern.exec(clause.text);
  return match === null ? [] : [rangeOf(clause, match)];
}
