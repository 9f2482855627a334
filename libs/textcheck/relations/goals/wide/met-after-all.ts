import { alike, readFigures, type Read } from './reading.js';
import type { TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

const SUM = /(?:合计|共计?|总计|加起来|累计|总数)[^，。；\d]{0,6}$/;

/** Whether a figure that seems short of a goal is one of several that make it up, or is of another goal, which it meets. */
export function isMetAfterAll(
  document: TextDocument,
  { verdict, said, wanted, came }: WrongVerdict,
): boolean {
  // What is said to be missed is no matter of what meets it.
  if (/[未没不]/.test(said + document.text.slice(verdict.start, verdict.end))) return false;
  const figures = readFigures(document);
  const result = figures.find(({ mention }) => mention.start === came.start);
  const goal = figures.find(({ mention }) => mention.start === wanted.start);
  if (result === undefined || goal === undefined) return false;
  return (
    result.statement.mentions.some(
      (one) =>
        one.start > came.end &&
        one.end <= verdict.start &&
        one.thing === result.mention.thing &&
        SUM.test(one.before) &&
        one.base.greaterThanOrEqualTo(goal.mention.base),
    ) ||
    isMadeTogether(figures, goal, result) ||
    hasGoalOfItsName(figures, goal, result)
  );
}

/** 因旱少种0.08万亩, 还差3座: what is wanting is no result. */
const REST = /[少差缺剩余欠未尚多](?![^，。；\d]*[，。；])[^，。；\d]{0,6}$/;

/** 截至9月整治8口，四季度又整治4口: the results of a sentence make up the goal. */
function isMadeTogether(
  figures: readonly Read[],
  goal: Read,
  { statement, mention }: Read,
): boolean {
  const parts = figures.filter(
    (one) =>
      one.statement === statement &&
      one.role === 'came' &&
      one.mention.thing === mention.thing &&
      one.mention.kind === 'count' &&
      !REST.test(one.mention.before) &&
      one.mention.start > goal.mention.end,
  );
  const sum = parts.reduce((all, { mention: { base } }) => all.plus(base), mention.base.times(0));
  return parts.length > 1 && sum.equals(goal.mention.base);
}

function hasGoalOfItsName(figures: readonly Read[], goal: Read, result: Read): boolean {
  const own = alike(goal.name, result.name) ?? 0;
  return figures.some(
    (one) =>
      one !== goal &&
      one !== result &&
      one.role === 'wanted' &&
      one.mention.thing === goal.mention.thing &&
      Math.abs(one.statement.index - goal.statement.index) < 2 &&
      (alike(one.name, result.name) ?? 0) > own &&
      one.bound === 'least' &&
      result.mention.base.greaterThanOrEqualTo(one.mention.base),
  );
}
