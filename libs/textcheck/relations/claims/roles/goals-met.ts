import type { Statement, TextDocument } from '../../../document.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { Range } from '../../../finding-of.js';
import { matchesIn } from '../../../text/matches.js';
import { chineseNumeral } from '../../../text/numerals.js';
import { GOAL_CHAPTER, isAhead, pathFinder, PROBLEM_CHAPTER } from '../../outline/chapters.js';
import { shortRows } from '../short-rows.js';
import { flawAt, type Flaw } from '../wide/flaw-at.js';

const GOALS = '(?:指标|目标|任务|责任书|约定|名额)';
const ALL = '(?:全部|均|都|一律|无一例外|悉数|项项|逐项|全数|100%|百分之百|一一)';
const MET = '(?:达到|达标|完成|实现|兑现|超额|超过|高于|不低于|落实|满足|用足|用满)';
/** All that was wanted came about, or nothing of it failed to. */
const MET_IN_ALL = new RegExp(
  [
    `${GOALS}[^，。；]{0,8}${ALL}[^，。；]{0,6}${MET}`,
    `${ALL}[^，。；]{0,8}${MET}[^，。；]{0,8}${GOALS}`,
    `(?:没有|无|不存在|未出现)(?:任何|一|哪)?[项个条]?[^，。；]{0,4}${GOALS}[^，。；]{0,6}(?:落空|之下|未完成|未达|没完成|欠账|低于|不达标|掉队|未实现|没有完成|没有达到)`,
    `(?:没有|无|不存在)(?:任何)?(?:未完成|未达标|未达到|没完成)[^，。；]{0,6}${GOALS}`,
    `${GOALS}中?(?:没有|无|不存在)(?:一项)?(?:未达标|未完成|未达到|没完成|没达到|不达标|未实现|落空)的?(?=$|[，；])`,
    `${GOALS}[^，。；]{0,6}(件件|项项|个个|条条|样样)(?:落实|达标|完成|实现|兑现)`,
    `${GOALS}[^，。；]{0,6}(?:无一|没有一[项个])[^，。；]{0,3}(?:未达|落空|未完成|低于|掉队)`,
  ].join('|'),
);
/** Of some goals only, or no more than wanted. */
const LIMITED =
  /除|其余|其他|大部分|多数|部分(?!门)|主要|基本|未(?!达|完|出|实)|如果|若|确保|力争|争取|按|计分|得分|满分|扣|上年|去年|均未|都未|两|和|各自|、(?!项项|件件|样样)|[三四五六七八九]个|\d|数量|质量|时效|成本|产出|效益|社会|经济|生态|可持续|重点|约束|核心|[二三四五六七八九]项|分解|对照|围绕|经费|资金|年末|等[^，。；]{0,2}指标|(?<!未[一-龥]{2})的[^，。；]{0,4}[，。；]?$/;
/** Of all goals and not of those of one deed. */
const OF_ALL =
  /各项|所有|全部(?:指标|目标|任务)|年[初度]|绩效|上述|以上|项项|件件|一项|任何|无一|没有|责任书|不存在/;
const SATISFIED = /满意/;
const OF_LIKING = /满意度[^，。；\d]*(?:均|都|全部)[^，。；\d]*(?:达到|超过|高于|达标)/;

/** 98%，94.5%，8分，得7.71分: what a goal came to, and what it lost by it. */
const LOST =
  /(?<![\d.])(\d+(?:\.\d+)?)(%|[一-龥]{1,3})，\s?(?:完成值?|实际值?)?(\d+(?:\.\d+)?)\2，\s?(?:分值)?(\d+(?:\.\d+)?)分，\s?得?(\d+(?:\.\d+)?)分/g;
const SHORT_TOLD =
  /(?:目标|计划|任务)(?:改造|培训|建设|新建|完成|发展|开展|数|值|为|是)*[^，。；\d]{0,8}(\d+(?:\.\d+)?)\s?(%|[一-龥]{1,2})，[^。；]{0,30}?(?:只|仅|实际)[^，。；\d]{0,6}(\d+(?:\.\d+)?)\s?\2/g;
const CAPPED = /不高于|不超过|以内|低于|控制|成本|投诉|事故|≤|下降|减少|压减|时限/;

interface GoalsClaim extends Sentence {
  readonly isOfLiking: boolean;
}

/** 各项绩效指标均已达到目标值, and a row of the table, a line of the scores or a point of the problems below its goal. */
export function goalsMetInAll(document: TextDocument): Flaw[] {
  const claims = claimsIn(document);
  if (claims.length === 0) return [];
  const missed = missedIn(document);
  return claims.flatMap((claim) => {
    const found = missed.find(({ isOfLiking }) => isOfLiking || !claim.isOfLiking);
    return found === undefined ? [] : [flawAt(claim, found)];
  });
}

const isPossible = (text: string): boolean => MET_IN_ALL.test(text) || OF_LIKING.test(text);

const COUNTED = /([一二三四五六七八九十]{1,3}|\d{1,2})\s?[项个条](?=[^，。；]{0,6}(?:指标|目标))/;

/** 十一项指标, where a table has as many rows: that is all of them. */
const withoutCountOfAll = ({ tables }: TextDocument, text: string): string =>
  text.replace(COUNTED, (whole, told: string) => {
    const count = /\d/.test(told) ? Number(told) : (chineseNumeral(told)?.toNumber() ?? 0);
    return tables.some(({ rows }) => rows.length === count) ? '所有' : whole;
  });

const isOfAllGoals = (document: TextDocument, told: string): boolean => {
  const text = withoutCountOfAll(document, told);
  return MET_IN_ALL.test(text) && OF_ALL.test(text) && !LIMITED.test(text);
};

const claimsIn = (document: TextDocument): GoalsClaim[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !isPossible(statement.text)) return [];
    const path = pathAt(statement.start);
    if (isAhead(path) || GOAL_CHAPTER.test(path) || /除|其余/.test(statement.text)) return [];
    return clausesOf(statement)
      .filter(({ text }) => isOfAllGoals(document, text) || OF_LIKING.test(text))
      .map((clause) => ({ ...clause, isOfLiking: SATISFIED.test(clause.text) }));
  });
};

interface Missed extends Range {
  readonly isOfLiking: boolean;
}

function missedIn(document: TextDocument): Missed[] {
  const pathAt = pathFinder(document);
  const rows = shortRows(document).map(({ start, end, subject }) => ({
    start,
    end,
    isOfLiking: [...subject].some((pair) => SATISFIED.test(pair)),
  }));
  const told = document.statements.flatMap((statement) => {
    const isProblem = PROBLEM_CHAPTER.test(pathAt(statement.start));
    return [
      ...lostIn(statement),
      ...(isProblem ? shortIn(statement) : []),
      ...belowIn(statement),
      ...partlyIn(statement),
    ];
  });
  return [...rows, ...told];
}

const lostIn = ({ text, start }: Statement): Missed[] =>
  matchesIn(text, LOST).flatMap((match) => {
    const [wanted, , got, points, gained] = match.slice(1);
    const isLess = Number(got) < Number(wanted) && Number(gained) < Number(points);
    return isLess && !isCapped(text, match) ? [at(text, start, match)] : [];
  });

const shortIn = ({ text, start, inTable }: Statement): Missed[] =>
  inTable
    ? []
    : matchesIn(text, SHORT_TOLD).flatMap((match) =>
        Number(match[3]) < Number(match[1]) && !isCapped(text, match)
          ? [at(text, start, match)]
          : [],
      );

/** 低于目标2.30个百分点, 为目标的93.56%: short of its goal in so many words. */
const BELOW =
  /(?:低于|未达到?|没有?达到|未完成|[较比])(?:年度|年初|绩效|预期)?(?:目标|指标)(?:值)?(?:[低少]|\d|$)|为目标的\s?\d\d(?:\.\d+)?%|未达标$/;
const NO_GOAL =
  /[每若凡超]|如(?!期)|未达标[的按]|目标值?[：为是]|上年|去年|按|高于|不低于|成本|占比|费/;

const belowIn = (statement: Statement): Missed[] =>
  statement.inTable || !BELOW_POSSIBLE.test(statement.text) || !/\d/.test(statement.text)
    ? []
    : clausesOf(statement).flatMap((clause) => {
        const match = NO_GOAL.test(clause.text) ? null : BELOW.exec(clause.text);
        return match === null ? [] : [at(clause.text, clause.start, match)];
      });
const BELOW_POSSIBLE = /目标|指标|未达标/;

/** 尚有2个村未建立，完成率81.82%; 按完成率95%计分; 30家的计划只落实24家 */
const PARTLY =
  /完成(?:率|了?(?:年度|年初)?(?:目标|任务|计划)(?:任务)?)?(?:的|为|仅|只有)*\s?(?<!\d)\d{1,2}(?:\.\d+)?%|\d\s?[一-龥]{1,2}的?(?:计划|目标|任务)[^，。；\d]{0,6}(?:只|仅)(?:落实|完成|建成|实施|达到|培训|开展)(?=\d)/;
/** Of money, of a part of the year, of another year, by a rule. */
const NOT_OF_GOALS =
  /预算|支出|资金|支付|执行|拨付|上年|去年|季度|半年|月末|月底|截[至止]|如|低于|不足|每|以上|以下|目标值?[：为]/;

const partlyIn = ({ text, start, inTable }: Statement): Missed[] => {
  const match = PARTLY.exec(text);
  if (match === null) return [];
  const clause = text.slice(0, match.index + match[0].length).replace(/^.*[。；]/s, '');
  const isOfThem = !NOT_OF_GOALS.test(inTable ? text : clause) && !isCapped(text, match);
  return isOfThem ? [at(text, start, match)] : [];
};

/** The less of it the better. */
const isCapped = (text: string, { index, 0: whole }: RegExpExecArray): boolean =>
  CAPPED.test(text.slice(Math.max(0, index - NAME), index).replace(/^.*[；。]/, '') + whole);
const NAME = 24;

const at = (text: string, start: number, { index, 0: whole }: RegExpExecArray): Missed => ({
  start: start + index,
  end: start + index + whole.length,
  isOfLiking: SATISFIED.test(text),
});
