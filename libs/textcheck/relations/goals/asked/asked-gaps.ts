import { agrees, show } from '../../figures/arithmetic.js';
import { percentOf } from '../../figures/near.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../../outline/chapters.js';
import { measureClass } from '../targets.js';
import { askedFigures, type Asked } from './asked.js';
import { askedFor } from './asked-for.js';
import type { WrongGoal } from '../goal-rates.js';
import type { Mention } from '../../../mentions/mention.js';
import type { Statement, TextDocument } from '../../../document.js';

const GOAL = '(?:目标|计划|任务|预期|指标值|要求|年初数|原定|既定)';
/** 高出目标值, 比计划多完成, 距年初目标还差, 超额: a figure behind them says by how much. */
const GAP = new RegExp(
  `(?:[比较与和距离][^，。；\\d]{0,8})?${GOAL}[^，。；\\d的]{0,6}[多高超少低差缺欠短][^，。；\\d的]{0,4}$|[多高超少低差缺欠短][^，。；\\d的]{0,4}${GOAL}(?:值|数|任务|要求|标准|面积|数量)*(?:了|达)?$|超额(?:完成|实现|达成)?了?$`,
);
const LESS = /[少低差缺欠短]/;
/** 完成率, 为目标的: a percentage behind them is of the goal. */
const RATE = new RegExp(
  `(?:完成率|完成比例|完成进度)(?:为|是|达到?|约)?$|(?:完成|达到?|占|为|是|相当于)[^，。；\\d]{0,6}${GOAL}(?:值|数|量|任务)*的$`,
);
const ELSE =
  /分别|上年|去年|同期|季度|上半年|其中|其余|平均|每|调整|合计|20\d\d年(?:末|底|的|相比)|全[省国市]|省里|省级|国家/;

const MAY_BE = /目标|计划|任务|预期|指标值|要求|完成率|完成比例|超额/;

/** Gaps to a goal and rates of it that the goal told elsewhere in the report does not make. */
export function askedGaps(document: TextDocument): WrongGoal[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { inTable, text, mentions, start, year } = statement;
    if (inTable || mentions.length < 2 || !MAY_BE.test(text)) return [];
    if (year !== null && document.year !== null && year !== document.year) return [];
    const path = pathAt(start);
    if (AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
    return mentions.flatMap((said, at) => wrongIn(document, statement, said, at));
  });
}

function wrongIn(
  document: TextDocument,
  statement: Statement,
  said: Mention,
  at: number,
): WrongGoal[] {
  const isRate = said.kind === 'percent' && RATE.test(said.before);
  const came = statement.mentions[at - 1];
  if (came === undefined || !mayBeOf(said, came, isRate) || isOfElse(statement, said, came))
    return [];
  const wanted = askedFor(document, statement, came, true);
  if (wanted === null) return [];
  const isRight = askedFigures(document).some(
    (one) => one.mention.thing === came.thing && isMade(said, came, one, isRate),
  );
  return isRight
    ? []
    : [{ said, came, wanted: wanted.mention, computed: madeOf(came, wanted, isRate) }];
}

function mayBeOf(said: Mention, came: Mention, isRate: boolean): boolean {
  if (!said.exact || !came.exact || came.bracketed !== said.bracketed) return false;
  if (/[。；;]/.test(said.before)) return false;
  return isRate ? came.kind !== 'percent' : GAP.test(said.before) && isGapOf(said, came);
}

/** Of another year, a part or another body. */
function isOfElse({ text, start }: Statement, said: Mention, came: Mention): boolean {
  const around = text.slice(Math.max(0, came.start - start - REACH), said.end - start);
  return ELSE.test(around.split(/[。；;]/).at(-1) ?? '');
}
const REACH = 24;

const isGapOf = (said: Mention, came: Mention): boolean =>
  said.kind === 'points'
    ? came.kind === 'percent'
    : said.kind === came.kind &&
      said.kind !== 'percent' &&
      measureClass(said.unit) === measureClass(came.unit);

/** Whether a goal makes the gap, or the rate. */
function isMade(said: Mention, came: Mention, { mention }: Asked, isRate: boolean): boolean {
  if (isRate) {
    const rate = percentOf(came, mention);
    return (
      rate !== null &&
      (agrees(rate, said) || rate.minus(said.value).abs().lessThan(said.half.times(3)))
    );
  }
  const gap = came.base.minus(mention.base).div(said.scale);
  // 少于目标12家: the goal once more.
  if (said.kind !== 'points' && said.base.equals(mention.base)) return true;
  return agrees(gap.abs(), said) && (gap.isZero() || LESS.test(said.before) === gap.isNegative());
}

function madeOf(came: Mention, { mention }: Asked, isRate: boolean): string {
  if (isRate)
    return `${came.value.toFixed()} ÷ ${mention.value.toFixed()} = ${show(percentOf(came, mention) ?? came.value, 2)}%`;
  return `${came.value.toFixed()} 与 ${mention.value.toFixed()} 相差 ${show(came.base.minus(mention.base).div(came.scale).abs())}`;
}
